"""Where a key stands in a TOML file: the line, found by reading the text again. Good enough to point; never trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]+\")\s*=")


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line (from 1) of the deepest part of a key path that can be found: ("contributions", 0, "rows", 1)."""
    lines = text.splitlines()
    found = _header_line(lines, path)
    if found is None:
        return None
    start, rest = found
    key = next((part for part in rest if isinstance(part, str)), None)
    return _key_line(lines, start, key) or start


def _header_line(lines: list[str], path: Sequence[str | int]) -> tuple[int, list[str | int]] | None:
    """The line of the deepest table header on the path, and what of the path is left inside it."""
    best: tuple[int, list[str | int]] | None = None
    counts: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        match = _HEADER.match(line)
        if match is None:
            continue
        name = match[2].replace('"', "")
        _enter(counts, name, is_array=match[1] == "[[")
        left = _left_of(path, name, counts)
        if left is not None and (best is None or len(left) <= len(best[1])):
            best = (number, left)
    return best


def _enter(counts: dict[str, int], name: str, *, is_array: bool) -> None:
    """Count this table; a new element of an outer array starts its inner arrays afresh."""
    if is_array:
        counts[name] = counts.get(name, -1) + 1
    for inner in [key for key in counts if key.startswith(f"{name}.")]:
        del counts[inner]


def _left_of(path: Sequence[str | int], name: str, counts: dict[str, int]) -> list[str | int] | None:
    """What is left of the path inside the table just entered; None if the table is not on the path."""
    rest = list(path)
    prefix = ""
    for word in name.split("."):
        prefix = f"{prefix}.{word}" if prefix else word
        if not rest or rest.pop(0) != word:
            return None
        if prefix in counts and rest and isinstance(rest[0], int) and rest.pop(0) != counts[prefix]:
            return None
    return rest


def _key_line(lines: list[str], start: int, key: str | None) -> int | None:
    for number in range(start + 1, len(lines) + 1):
        if _HEADER.match(lines[number - 1]):
            return None
        match = _KEY.match(lines[number - 1])
        if match and match[1].strip('"') == key:
            return number
    return None
