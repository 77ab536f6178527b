"""From bytes to TOML: what is not text, not TOML, or past all measure is refused with its line."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from section75.core.refusals import Place
from section75.importers.agreement_file.problems import FileNotUnderstood

LARGEST = 2_000_000  # bytes; the largest agreement seen fills a hundredth of it
_MOST_DOTS = 200  # in one line: a key of so many parts would be read for ever
_PLACED = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_SAID_TWICE = ("Cannot overwrite", "Cannot declare", "Duplicate inline table key", "Cannot redefine", "Cannot mutate")


def read_toml(name: str, content: bytes) -> tuple[str, dict[str, Any]]:
    """The file's text and its tables. Refuses (`FileNotUnderstood`) what cannot be read, with the line where known."""
    if len(content) > LARGEST:
        why = f"it has {len(content):,} bytes, and at most {LARGEST:,} are read. Give it as several files."
        raise FileNotUnderstood(Place(name, ""), why)
    text = _text(name, content)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            why = f"a line has more than {_MOST_DOTS} full stops, as no key and no sentence has. Shorten it."
            raise FileNotUnderstood(Place(name, "", number), why)
    return text, _tables(name, text)


def _text(name: str, content: bytes) -> str:
    body = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        why = f"byte {len(content) - len(body) + error.start + 1:,} is not UTF-8. Save it as UTF-8 and give it again."
        raise FileNotUnderstood(Place(name, "", line), why) from None


def _tables(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, placed = _PLACED.sub("", str(error)), _PLACED.search(str(error))
        line = int(placed["line"]) if placed and placed["line"] else text.count("\n") + 1
        raise FileNotUnderstood(Place(name, "", line), _why(said, placed["column"] if placed else None)) from None
    except RecursionError:
        why = "its lists or tables lie too deep in one another. Write them out: no table of the format needs it."
        raise FileNotUnderstood(Place(name, ""), why) from None
    except ValueError:  # a whole number of thousands of figures, which Python will not read
        why = "a number in it has thousands of figures. Write amounts as they are printed, in quotes."
        raise FileNotUnderstood(Place(name, ""), why) from None


def _why(said: str, column: str | None) -> str:
    at = f" at column {column}" if column else ""
    if said.startswith(_SAID_TWICE):
        return f"a key or table{at} is given twice, or as two things. Keep one; [[table]] begins a further row."
    return f"it is not TOML: {said}{at}. Text stands in quotes, days do not, and every table has its [brackets]."
