"""Several files of one partnership, gathered: every row of a table, with the file it stands in and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from section75.core.parties import Party, UnknownParty
from section75.core.refusals import Place
from section75.importers.agreement_file.file_reader import FileReader, Path
from section75.importers.agreement_file.problems import SaidTwice, Unresolved, at


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the file's reader, the shape, and the path to it."""

    reader: FileReader
    shape: Any
    path: Path

    def at(self, *rest: str | int) -> Path:
        """The path to something inside the row."""
        return (*self.path, *rest)


class Gathered:
    """All files together, and the short names they define."""

    def __init__(self, readers: Sequence[FileReader]) -> None:
        self.readers = readers
        self.parties: tuple[Party, ...] = ()
        self._names: dict[str, dict[str, Place]] = {}

    def rows(self, table: str) -> Iterator[Row]:
        """Every row of a table, in the order of the files given and of the rows in them."""
        for reader in self.readers:
            for number, shape in enumerate(getattr(reader.tables, table)):
                yield Row(reader, shape, (table, number))

    def define(self, kind: str, row: Row, name: str) -> None:
        """Note a short name; the same one twice is a problem."""
        place = row.reader.place(row.at("id"))
        names = self._names.setdefault(kind, {})
        if name in names:
            row.reader.problems.append(SaidTwice(place, f"{kind} {name!r}", names[name]))
        names.setdefault(name, place)

    def refer(self, kind: str, row: Row, name: str, *rest: str | int) -> None:
        """A short name used must be defined somewhere in the files; otherwise it is a problem."""
        known = self._names.get(kind, {})
        if name not in known:
            shown = [full.rpartition("/")[2] for full in known]
            place = row.reader.place(row.at(*rest))
            row.reader.problems.append(Unresolved(place, kind, name.rpartition("/")[2], shown))

    def refer_party(self, row: Row, name: str, *rest: str | int) -> None:
        """A partner named must be a party."""
        if name not in {party.id for party in self.parties}:
            place = row.reader.place(row.at(*rest))
            key = str(rest[-1]) if rest else "the row"
            row.reader.problems.append(at(place, UnknownParty(name, (p.id for p in self.parties), f"{key!r}")))


def once(rows: Iterable[Row], key: Callable[[Row], str], kind: str) -> None:
    """Tables of which there may be one a fund and year: the second is a problem."""
    first: dict[str, Place] = {}
    for row in rows:
        place = row.reader.place(row.path)
        if key(row) in first:
            row.reader.problems.append(SaidTwice(place, f"{kind} {key(row)}", first[key(row)]))
        first.setdefault(key(row), place)
