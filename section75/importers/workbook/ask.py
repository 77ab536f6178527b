"""Asking the reading process, and surviving whatever it does.

The answer is taken only up to a length, only for so long, and only if it has exactly the shape it must have.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from section75.importers.workbook import limits
from section75.importers.workbook.child import FORMAT
from section75.importers.workbook.refusals import WorkbookBroken, WorkbookReaderStopped, WorkbookTooLarge

READER: Sequence[str] = ("-P", "-m", "section75.importers.workbook.child")
_CELL = re.compile(r"|t.+|n-?\d+(\.\d+)?(e[+-]\d+)?|b[01]|d-?\d[-\d :.,a-z]*", re.ASCII | re.DOTALL)
Rows = list[list[str]]
_READERS = threading.BoundedSemaphore(limits.READERS_AT_ONCE)  # each may take much memory, so others wait their turn


@dataclass(frozen=True, slots=True)
class _Ended:
    """How the process ended: what it wrote, its exit code, and whether it was stopped for taking too long."""

    wrote: bytes
    code: int
    too_long: bool


def ask(content: bytes, *, sheets: Sequence[str], rows: int | None = None) -> list[Rows]:
    """The cells of the sheets, each from A1, as the process tells them; the first rows only, if so many are asked for.

    Refuses when it stops, takes too long, or answers anything but what it was asked.
    """
    question = json.dumps({"sheets": list(sheets), "rows": rows}).encode() + b"\n"
    with _READERS:
        ended = _run(question, content)
    if ended.too_long:
        raise WorkbookReaderStopped(f"reading it took more than {limits.READER_SECONDS} seconds")
    if len(ended.wrote) > limits.ANSWER_BYTES:
        raise WorkbookTooLarge(f"its values are longer than {limits.ANSWER_BYTES:,} bytes")
    if ended.code != 0:
        raise WorkbookReaderStopped("the process that reads it needed more memory or time than it may have, or failed")
    return _rows(ended.wrote, len(sheets))


def _run(question: bytes, content: bytes) -> _Ended:
    """Run the process within the clock, with no handles but its own three and no environment but where Python looks."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, *READER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            env=_environment(),
        )
    except OSError:
        raise WorkbookReaderStopped("the process that reads it could not be started") from None
    assert process.stdin is not None
    assert process.stdout is not None
    stopped = threading.Event()
    clock = threading.Timer(limits.READER_SECONDS, _stop, (process, stopped))
    feeder = threading.Thread(target=_feed, args=(process.stdin, question, content), daemon=True)
    try:
        clock.start()
        feeder.start()
        wrote = process.stdout.read(limits.ANSWER_BYTES + 1)
        if len(wrote) > limits.ANSWER_BYTES:
            process.kill()
        code = process.wait()
    finally:
        process.kill()
        clock.cancel()
        feeder.join()
        process.stdout.close()
        process.wait()
    return _Ended(wrote, code, stopped.is_set())


def _feed(pipe: IO[bytes], question: bytes, content: bytes) -> None:
    """Give the process the question and the workbook; one that has died takes no more, and its exit code says so."""
    with contextlib.suppress(OSError, ValueError), pipe:
        pipe.write(question)
        pipe.write(content)


def _stop(process: subprocess.Popen[bytes], stopped: threading.Event) -> None:
    stopped.set()
    process.kill()


def _environment() -> dict[str, str]:
    """Where Python looks for modules, and nothing else that the program was told."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}


def _rows(wrote: bytes, count: int) -> list[Rows]:
    """The answer's rows, once every part of it has the shape it must have."""
    try:
        answer: Any = json.loads(wrote)
    except (ValueError, RecursionError):
        answer = None
    if answer == {"format": FORMAT, "unreadable": True}:
        raise WorkbookBroken("a sheet, a text or a format that it refers to is missing or damaged")
    well = isinstance(answer, dict) and set(answer) == {"format", "sheets"} and answer["format"] == FORMAT
    sheets = answer["sheets"] if well else None
    if not isinstance(sheets, list) or len(sheets) != count or not all(_is_sheet(sheet) for sheet in sheets):
        raise WorkbookReaderStopped("the process that reads it gave an answer that cannot be understood")
    return sheets


def _is_sheet(sheet: object) -> bool:
    return isinstance(sheet, list) and all(
        isinstance(row, list) and all(isinstance(cell, str) and _CELL.fullmatch(cell) for cell in row) for row in sheet
    )
