"""The line of every table, key and list element, in every way TOML has of writing them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from section75.importers.agreement_file.locate import line_of, lines_of

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2023"

WRITTEN = '''# a comment with [brackets] and = signs
top = 1

[file]            # line 4
format = "x"
"quoted key" = 'a # b [[party]] = "c"'

[[party]]
id = "a"
[[party]]
id = "b"
about = """
[[party]]
id = "not a key"
"""
identifiers = { ods = "Q", ons = "E" }

[[risk_share]]
fund = "f"
[[risk_share.overspend]]
step = "one"
[[risk_share.overspend]]
step = "two"
[[risk_share]]
fund = "g"
[[risk_share.overspend]]
step = "three"

[[contributions]]
rows = [ # a comment, with a comma
  { party = "a",
    }, { party = "b" },
  # { party = "none" },
  { party = "c" }
]
nested = [[1, 2], [
  3]]
days = [2022-04-01 07:32:00, 1979-05-27]
printed.totals.total = "1"
[contributions.more]
key = 1
'''

KNOWN: list[tuple[tuple[str | int, ...], int | None]] = [
    (("top",), 2),
    (("file",), 4),
    (("file", "format"), 5),
    (("file", "quoted key"), 6),
    (("party",), 8),
    (("party", 0), 8),
    (("party", 0, "id"), 9),
    (("party", 1), 10),
    (("party", 1, "id"), 11),
    (("party", 1, "about"), 12),
    (("party", 1, "identifiers"), 16),
    (("party", 1, "identifiers", "ons"), 16),
    (("risk_share", 0, "overspend", 1, "step"), 23),
    (("risk_share", 1), 24),
    (("risk_share", 1, "overspend", 0), 26),
    (("risk_share", 1, "overspend", 0, "step"), 27),
    (("contributions", 0, "rows"), 30),
    (("contributions", 0, "rows", 0), 31),
    (("contributions", 0, "rows", 1, "party"), 32),
    (("contributions", 0, "rows", 2), 34),
    (("contributions", 0, "rows", 2, "party"), 34),
    (("contributions", 0, "nested", 0, 1), 36),
    (("contributions", 0, "nested", 1, 0), 37),
    (("contributions", 0, "days", 1), 38),
    (("contributions", 0, "printed", "totals", "total"), 39),
    (("contributions", 0, "more"), 40),
    (("contributions", 0, "more", "key"), 41),
    (("party", 1, "no such key"), 10),
    (("party", 7), 8),
    (("no such table", 0, "id"), None),
    ((), None),
]


@pytest.mark.parametrize(("path", "line"), KNOWN, ids=[".".join(map(str, path)) for path, _ in KNOWN])
def test_a_path_is_found_on_its_line_or_that_of_what_holds_it(path: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(lines_of(WRITTEN), path) == line
    assert line_of(lines_of(WRITTEN.replace("\n", "\r\n")), path) == line


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path, *(found for key, inner in inside for found in paths(inner, (*path, key)))]


@pytest.mark.parametrize("name", ["agreement.toml", "invented-terms.toml"])
def test_everything_in_the_example_is_found_on_a_line_that_names_it(name: str) -> None:
    text = (EXAMPLE / name).read_text(encoding="utf-8")
    lines = lines_of(text)
    for path in paths(tomllib.loads(text))[1:]:
        line = text.splitlines()[lines[path] - 1]
        named = [part for part in path if isinstance(part, str)][-1]
        assert named in line or isinstance(path[-1], int), (path, line)


def test_a_line_separator_that_toml_does_not_count_is_not_counted() -> None:
    assert line_of(lines_of('a = "one\u2028two\x85three"\nb = 1\n'), ("b",)) == 2
