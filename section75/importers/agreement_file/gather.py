"""Several files of one partnership, gathered: every row of a table, with the file it stands in and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from section75.core.money import Money, Unit
from section75.core.parties import Party, UnknownParty
from section75.core.refusals import Place
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.locate import Path
from section75.importers.agreement_file.problems import SaidTwice, Unresolved, WrongValue, at


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the file's reader, the shape, and the path to it."""

    reader: FileReader
    shape: Any
    path: Path

    def at(self, *rest: str | int) -> Path:
        """The path to something inside the row."""
        return (*self.path, *rest)

    def wrong(self, why: str, *rest: str | int) -> None:
        """Note that something in the row will not do, and why."""
        self.reader.refuse(WrongValue(self.reader.place(self.at(*rest)), why))


class Gathered:
    """All files together, and the short names they define."""

    def __init__(self, readers: Sequence[FileReader]) -> None:
        self.readers = readers
        self.parties: tuple[Party, ...] = ()
        self.schedules: dict[str, str] = {}  # fund -> schedule
        self._names: dict[str, dict[str, Place]] = {}
        self._set_aside = {name for reader in readers for name in reader.set_aside}

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
            row.reader.refuse(SaidTwice(place, f"{kind} {name!r}", names[name]))
        names.setdefault(name, place)

    def refer(self, kind: str, row: Row, name: str, *rest: str | int) -> None:
        """A short name used must be defined somewhere in the files; otherwise it is a problem.

        A line is named with its fund, "fund/line". A name whose own row cannot be read is let pass here.
        """
        known = self._names.get(kind, {})
        fund, _, own = name.rpartition("/")
        if name in known or own in self._set_aside or row.reader.is_full:
            return
        shown = [full.rpartition("/")[2] for full in known if full.startswith(f"{fund}/" if fund else "")]
        row.reader.refuse(Unresolved(row.reader.place(row.at(*rest)), kind, own, shown))

    def refer_party(self, row: Row, name: str, *rest: str | int) -> None:
        """A partner named must be a party."""
        ids = {party.id for party in self.parties}
        if name in ids or name in self._set_aside or row.reader.is_full:
            return
        key = next((str(part) for part in reversed(rest) if isinstance(part, str)), "the row")
        row.reader.refuse(at(row.reader.place(row.at(*rest)), UnknownParty(name, ids, f"{key!r}")))

    def money(self, row: Row, amount: str | int | None, unit: Unit, *rest: str | int) -> Money | None:
        """An amount of a fund's table, in the table's unit; what is found about it blocks the fund's schedule."""
        return row.reader.money(amount, unit, row.at(*rest), schedule=self.schedules.get(row.shape.fund, ""))


def once(rows: Iterable[Row], key: Callable[[Row], str], kind: str) -> None:
    """Tables of which there may be one a fund and year: the second is a problem."""
    first: dict[str, Place] = {}
    for row in rows:
        place = row.reader.place(row.path)
        if key(row) in first:
            row.reader.refuse(SaidTwice(place, f"{kind} {key(row)}", first[key(row)]))
        first.setdefault(key(row), place)
