"""Instruments, variations and merged schedules, from the files; and what a variation may not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from section75.core.agreements import Agreement, Instrument, InstrumentKind, Merged, Variation
from section75.core.calendar import in_words
from section75.core.refusals import Place
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.problems import SaidTwice, Unresolved, WrongValue
from section75.importers.agreement_file.shape import Dated
from section75.importers.agreement_file.shape_variation import VariationHead
from section75.importers.agreement_file.whole import FileTables

# Which kind of variation a table makes, in the order in which they are told.
KINDS: Mapping[str, str] = {
    "contributions": "contributions", "instalments": "contributions", "savings": "contributions",
    "risk_share": "share", "budget": "budget", "line": "lines", "in_scope": "lines", "host": "host", "lead": "lead",
    "manager": "manager", "state": "state of a fund", "duration": "term", "notice": "notice", "party": "parties",
    "agreement": "parties", "outcome": "outcomes", "group": "governance", "escalation": "governance",
    "report": "governance", "became": "restructure of funds", "fund": "restructure of funds",
    "merged": "merger of schedules", "schedule": "schedules", "placing": "placing rules",
}  # fmt: skip
_NOT_HELD = frozenset({"duration", "event"})  # a span stated anew begins when the thing did; a signing may come before


def made(files: Gathered, agreements: Sequence[Agreement]) -> dict[str, Any]:
    """The instruments, variations and merged schedules, as fields of the partnership."""
    return {"instruments": _instruments(files), "variations": _variations(files, agreements), "merged": _merged(files)}


def _instruments(files: Gathered) -> tuple[Instrument, ...]:
    found = []
    for row in files.rows("instrument"):
        shape = row.shape
        files.define("instrument", row, shape.id)
        files.refer("agreement", row, shape.agreement, "agreement")
        clause, kind = row.reader.clause(shape.source, row.path), InstrumentKind(shape.kind)
        found.append(Instrument(shape.id, shape.agreement, shape.title, kind, clause, shape.signed))
    _require_known(files, {instrument.id for instrument in found})
    return tuple(found)


def _require_known(files: Gathered, known: set[str]) -> None:
    """Every record that names an instrument names one there is."""
    rows = (row for table in FileTables.model_fields for row in _listed(files, table))
    for row in rows:
        under = getattr(row.shape, "under", None)
        if under and under not in known and not row.reader.is_full:
            row.reader.refuse(Unresolved(row.reader.place(row.at("under")), "instrument", under, sorted(known)))


def _listed(files: Gathered, table: str) -> Iterator[Any]:
    """Every row of a table that has rows."""
    if all(isinstance(getattr(reader.tables, table), list) for reader in files.readers):
        yield from files.every_row(table)


def _variations(files: Gathered, agreements: Sequence[Agreement]) -> tuple[Variation, ...]:
    readers = [reader for (reader,) in files.layers[1:]]
    _each_once(readers)
    for reader in readers:
        _within_its_agreement(reader, agreements)
        _not_before(files, reader, _head(reader).effective)
    return tuple(_variation(reader) for reader in readers)


def _head(reader: FileReader) -> VariationHead:
    assert reader.variation is not None, "a layer after the first is a variation"
    return reader.variation


def _each_once(readers: Iterable[FileReader]) -> None:
    """Two variations have neither one short name nor one number."""
    places: dict[str | int, Place] = {}
    for reader in readers:
        head, place = _head(reader), reader.place(("variation",))
        for mark, what in ((head.id, f"variation {head.id!r}"), (head.number, f"variation number {head.number}")):
            if mark in places:
                reader.refuse(SaidTwice(place, what, places[mark]))
            places.setdefault(mark, place)


def _variation(reader: FileReader) -> Variation:
    head = _head(reader)
    return Variation(
        id=head.id,
        number=head.number,
        agreement=head.agreement,
        title=head.title,
        by=head.by,
        effective=head.effective,
        clause=reader.clause(head.source, ("variation",)),
        file=reader.name,
        signed=head.signed,
        kinds=tuple(dict.fromkeys(kind for table, kind in KINDS.items() if getattr(reader.tables, table))),
    )


def _within_its_agreement(reader: FileReader, agreements: Sequence[Agreement]) -> None:
    """A variation varies an agreement there is, from no day before the agreement begins, and something of it."""
    head = _head(reader)
    agreement = next((each for each in agreements if each.id == head.agreement), None)
    place = ("variation", "agreement")
    if agreement is None:
        known = [each.id for each in agreements]
        reader.refuse(Unresolved(reader.place(place), "agreement", head.agreement, known))
    elif agreement.span is not None and head.effective < agreement.span.starts_on:
        why = (
            f"{head.title} would bind from {in_words(head.effective)}, before its agreement begins on "
            f"{in_words(agreement.span.starts_on)} ({agreement.span_clause}). Correct the day; nothing can be varied "
            "before it is agreed."
        )
        reader.refuse(WrongValue(reader.place(("variation", "effective")), why))
    if not any(getattr(reader.tables, table) for table in KINDS):
        reader.refuse(WrongValue(reader.place(("variation",)), "it varies nothing. Give the records it varies."))


def _not_before(files: Gathered, reader: FileReader, effective: date) -> None:
    """No record of a variation begins before the variation binds."""
    tables = (table for table in FileTables.model_fields if table not in _NOT_HELD)
    for row in (row for table in tables for row in _listed(files, table) if row.reader is reader):
        begins = _begins(row.shape)
        if begins is not None and begins < effective:
            row.wrong(
                f"it begins on {in_words(begins)}, before the variation binds on {in_words(effective)}. "
                "Let it begin then or later, or let the variation bind earlier."
            )


def _begins(shape: Any) -> date | None:
    """The first day a record says something of: a dated record's own, the day of a change, the last of a year's."""
    if isinstance(shape, Dated):
        return shape.starts
    on: date | None = getattr(shape, "on", None)
    year: str | None = getattr(shape, "year", None)
    return on or (date(int(year[:4]) + 1, 3, 31) if year else None)


def _merged(files: Gathered) -> tuple[Merged, ...]:
    found = []
    for row in files.rows("merged"):
        shape = row.shape
        for key in ("schedule", "into"):
            files.refer("schedule", row, getattr(shape, key), key)
        if shape.schedule == shape.into:
            row.wrong("a schedule cannot be merged into itself. Name the other one.", "into")
        found.append(Merged(shape.schedule, shape.into, shape.on, row.reader.clause(shape.source, row.path)))
    _merged_once(tuple(files.rows("merged")))
    return tuple(found)


def _merged_once(rows: Sequence[Row]) -> None:
    """A schedule is merged once, and into one that had not been merged itself."""
    gone: dict[str, date] = {}
    for row in rows:
        if row.shape.schedule in gone:
            row.wrong(
                f"{row.shape.schedule!r} was merged already, on {in_words(gone[row.shape.schedule])}. Say it once.",
                "schedule",
            )
        gone.setdefault(row.shape.schedule, row.shape.on)
    for row in rows:
        ended = gone.get(row.shape.into)
        if ended is not None and ended <= row.shape.on and row.shape.into != row.shape.schedule:
            row.wrong(
                f"{row.shape.into!r} was itself merged on {in_words(ended)}. Name the schedule that runs on.", "into"
            )
