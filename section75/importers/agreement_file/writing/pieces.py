"""A file's text cut into its records, each with the comments that belong to it, and what stands between them.

A comment right above a record's header belongs to that record; one with a blank line below it, a heading over several
records, stands between. Joined again, the pieces are the text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from section75.core.refusals import Refusal
from section75.importers.agreement_file.locate import lines_of


class NotInRecords(Refusal):
    """The file is well formed, but does not write each record under a header of its own."""

    def __init__(self, name: str, table: str) -> None:
        super().__init__(
            f"{name} cannot be edited record by record: {table or 'something in it'} is not written under one header "
            "for each record. Write every record as its own [[table]], with what is inside it right below, and give "
            "the file again."
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A record, or, with no table named, the blank lines and comments between two records."""

    table: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table, by its number in the file, with its values as TOML has them."""

    table: str
    number: int
    values: Mapping[str, Any]


def cut(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces of a text that has been read as TOML. Refuses (`NotInRecords`) what is not written in records."""
    lines = _lines(text)
    headers = _headers(text, lines)
    pieces: list[Piece] = []
    above = _between(pieces, lines[: headers[0][0]] if headers else lines)
    for place, (start, table) in enumerate(headers):
        end = headers[place + 1][0] if place + 1 < len(headers) else len(lines)
        own, tail = _parted(lines[start:end], is_last=end == len(lines))
        pieces.append(Piece(table, "".join([*above, *own])))
        above = _between(pieces, tail)
    if above:
        pieces.append(Piece("", "".join(above)))
    assert "".join(piece.text for piece in pieces) == text, "the pieces are the text"
    _require_records(name, text, pieces)
    return tuple(pieces)


def values_of(piece: Piece) -> Any:
    """A record's values; None where the piece is not exactly one record of its table."""
    read = tomllib.loads(piece.text)
    inside = read.get(piece.table)
    if isinstance(inside, list) and len(inside) == 1:
        inside = inside[0]
    return inside if len(read) == 1 and isinstance(inside, dict) else None


def is_of_many(piece: Piece) -> bool:
    """Is the record one of several, under [[table]], and not the one [table]?"""
    return isinstance(tomllib.loads(piece.text).get(piece.table), list)


def _lines(text: str) -> list[str]:
    """The lines with their ends. Only a line feed ends a line of TOML."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _headers(text: str, lines: Sequence[str]) -> list[tuple[int, str]]:
    """Where each record begins (from 0), and of which table it is."""
    found: dict[int, str] = {}
    for path, line in lines_of(text).items():
        is_record = len(path) == 1 or (len(path) == 2 and isinstance(path[1], int))
        if is_record and lines[line - 1].lstrip().startswith("["):
            found[line - 1] = str(path[0])
    return sorted(found.items())


def _is_bare(line: str) -> bool:
    """Is it blank, or a comment and nothing else?"""
    return not line.strip() or line.lstrip().startswith("#")


def _parted(lines: Sequence[str], *, is_last: bool) -> tuple[Sequence[str], Sequence[str]]:
    """A record's own lines, comments right below it included, and what follows before the next header."""
    end = len(lines)
    while _is_bare(lines[end - 1]):
        end -= 1
    blank = next((number for number in range(end, len(lines)) if not lines[number].strip()), None)
    if blank is not None or is_last:
        end = len(lines) if blank is None else blank
    return lines[:end], lines[end:]


def _between(pieces: list[Piece], lines: Sequence[str]) -> Sequence[str]:
    """Note what stands between; what is left are the comments right above the next header."""
    start = len(lines)
    while start and lines[start - 1].strip():
        start -= 1
    if start:
        pieces.append(Piece("", "".join(lines[:start])))
    return lines[start:]


def _require_records(name: str, text: str, pieces: Iterable[Piece]) -> None:
    whole = tomllib.loads(text)
    drawn: dict[str, Any] = {}
    for table, values in _drawn(name, pieces):
        if isinstance(whole.get(table), list):
            drawn.setdefault(table, []).append(values)
        elif table in drawn:
            raise NotInRecords(name, f"[{table}]")
        else:
            drawn[table] = values
    if drawn != whole:
        apart = next((table for table in [*whole, *drawn] if whole.get(table) != drawn.get(table)), "")
        raise NotInRecords(name, f"[{apart}]")


def _drawn(name: str, pieces: Iterable[Piece]) -> Iterator[tuple[str, Any]]:
    for piece in pieces:
        if not piece.table:
            if tomllib.loads(piece.text):
                raise NotInRecords(name, "")
            continue
        values = values_of(piece)
        if values is None:
            raise NotInRecords(name, f"[{piece.table}]")
        yield piece.table, values
