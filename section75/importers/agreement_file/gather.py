"""Several files of one partnership, gathered: every row of a table, with the file it stands in and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from section75.core.money import Money, Unit
from section75.core.parties import Party, UnknownParty
from section75.core.refusals import Place
from section75.importers.agreement_file.consolidate import consolidated, ended
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.problems import SaidTwice, Unresolved, at
from section75.importers.agreement_file.row import Row

__all__ = ["ENDINGS", "Gathered", "Row", "once"]

ENDINGS = ("became", "merged")  # the tables that say what ended
OUTLIVES = ("contract", "vehicle", "consultation")  # what does not end with its schedule, and may well outlive it


def _layers(readers: Sequence[FileReader]) -> list[list[FileReader]]:
    """The files as agreed, and after them each variation, in the order of their numbers."""
    varying = sorted((reader for reader in readers if reader.variation), key=_number)
    return [[reader for reader in readers if not reader.variation], *([reader] for reader in varying)]


def _number(reader: FileReader) -> int:
    return reader.variation.number if reader.variation else 0


def _rows(readers: Iterable[FileReader], table: str) -> Iterator[Row]:
    for reader in readers:
        for number, shape in enumerate(getattr(reader.tables, table)):
            yield Row(reader, shape, (table, number))


class Gathered:
    """All files together, and the short names they define."""

    def __init__(self, readers: Sequence[FileReader]) -> None:
        self.readers = readers
        self.parties: tuple[Party, ...] = ()
        self.schedules: dict[str, str] = {}  # fund -> schedule
        self._names: dict[str, dict[str, Place]] = {}
        self._set_aside = {name for reader in readers for name in reader.set_aside}
        self._held: dict[str, list[Row]] = {}
        self.layers = _layers(readers)
        titles = {row.shape.id: row.shape.title for row in self.rows("instrument")}
        for reader in readers:
            reader.instruments = titles

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table that hold, in the order of the files given and of the rows in them; a variation's after
        those it varies. What a variation cuts or replaces is left out.
        """
        if table not in self._held:
            held = consolidated(table, [list(_rows(layer, table)) for layer in self.layers])
            self._held[table] = held if table in (*ENDINGS, *OUTLIVES) else ended(held, self._ends)
        yield from self._held[table]

    def every_row(self, table: str) -> Iterator[Row]:
        """Every row of a table in every file, also those that a variation replaced."""
        return _rows(self.readers, table)

    def each_layer(self, table: str) -> Iterator[Row]:
        """Every row of a table, what was agreed first before each variation in its order."""
        for layer in self.layers:
            yield from _rows(layer, table)

    def _ends(self, shape: Any) -> date | None:
        """The day from which the fund or schedule a record is of had become another, as a variation says."""
        of_fund, of_schedule = getattr(shape, "fund", None), getattr(shape, "schedule", None)
        days = [
            row.shape.on
            for row in self.rows("became")
            if row.reader.variation and of_fund and row.shape.fund == of_fund and not row.shape.part
        ]
        days += [row.shape.on for row in self.rows("merged") if of_schedule and row.shape.schedule == of_schedule]
        return min(days, default=None)

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
