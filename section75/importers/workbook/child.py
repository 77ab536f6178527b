"""The process that reads a workbook's values: bytes on stdin, one JSON document on stdout, and nothing else.

Run as `python -m section75.importers.workbook.child`. It takes its own limits before it looks at a byte: memory,
processor time, no further files and no further processes. If it dies, its parent says so and lives.

Asked: one line of JSON, {"sheets": [names], "rows": n or null}, then the workbook. Answered: {"format":
"section75-cells/1", "sheets": [[row, ...], ...]}, each row from column A, each cell one text: nothing when blank, else
a letter and the value: t text, n number as Python prints it, b 0 or 1, d day or moment.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import sys
from typing import IO, Any

from section75.importers.workbook import limits

FORMAT = "section75-cells/1"
_LONGEST_QUESTION = 1_000_000


def main() -> int:
    """Read what is asked, and answer."""
    limit_this_process()
    asked = json.loads(sys.stdin.buffer.readline(_LONGEST_QUESTION))
    answer(asked, sys.stdin.buffer.read(limits.FILE_BYTES + 1), sys.stdout)
    return 0


def limit_this_process() -> None:
    """Take limits, where the system has them; what is not there, the parent's clock makes up for."""
    try:
        import resource
    except ImportError:
        return
    import python_calamine  # noqa: F401 - its library is opened while files may still be opened

    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": 8,
        "RLIMIT_CPU": limits.READER_CPU_SECONDS,
        "RLIMIT_AS": limits.READER_BYTES,
    }
    for name, most in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, ValueError, OSError):
            continue


def answer(asked: dict[str, Any], content: bytes, out: IO[str]) -> None:
    """Write the rows of the sheets asked for, row by row; or that it could not be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=asked["rows"])
            for name in asked["sheets"]
        ]
    except (CalamineError, OSError, ValueError):
        json.dump({"format": FORMAT, "unreadable": True}, out)
        return
    out.write(f'{{"format": "{FORMAT}", "sheets": [')
    for number, rows in enumerate(sheets):
        out.write(", [" if number else "[")
        for at, row in enumerate(rows):
            out.write(", " if at else "")
            out.write(json.dumps([told(value) for value in row], ensure_ascii=True))
        out.write("]")
    out.write("]}")


def told(value: object) -> str:
    """One value as the answer has it."""
    if isinstance(value, bool):
        return f"b{int(value)}"
    if isinstance(value, int | float):
        return f"n{value!r}" if math.isfinite(value) else f"t{value!r}"
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return f"d{value}"
    return f"t{value}" if value != "" else ""


if __name__ == "__main__":
    sys.exit(main())
