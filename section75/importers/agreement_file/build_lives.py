"""Events, from their rows; and whether each of them can follow those before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from section75.core.lives import Event, Of, lives_of
from section75.core.partnership import Partnership
from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.gather import Gathered
from section75.importers.agreement_file.problems import at
from section75.importers.agreement_file.row import Row

_KINDS = {"agreement": "agreement", "schedule": "schedule", "contribution year": "fund"}


def events(files: Gathered) -> tuple[Event, ...]:
    """Every event the files give, each of something that there is."""
    return tuple(_event(files, row) for row in files.rows("event"))


def _event(files: Gathered, row: Row) -> Event:
    shape = row.shape
    _refer(files, row)
    clause = row.reader.clause(shape.source, row.path)
    is_year = shape.of == Of.YEAR.value
    return Event(
        of=Of(shape.of),
        id=f"{shape.id} {shape.year}" if is_year else shape.id,
        agreement=shape.agreement or "",
        event=shape.event,
        on=shape.on,
        recorded_on=_recorded_on(row),
        clause=clause,
        by=shape.by or "",
        evidence=shape.evidence.strip(),
        ref=str(clause.where),
        planned=shape.planned,
        printed=shape.printed.strip(),
        state=shape.state,
        part=shape.part.strip(),
        into=shape.into or "",
        ends_on=shape.ends,
        effective_on=shape.effective,
    )


def _refer(files: Gathered, row: Row) -> None:
    """What the event is of, and who did it, must be there; and each kind has its own keys."""
    shape = row.shape
    if shape.of in _KINDS:
        files.refer(_KINDS[shape.of], row, shape.id, "id")
    elif shape.agreement:
        files.refer("agreement", row, shape.agreement, "agreement")
    else:
        row.wrong(f"a {shape.of} is of an agreement. Give the key 'agreement'.")
    if (shape.of == Of.YEAR.value) != (shape.year is not None):
        row.wrong("an event of a contribution year gives the key 'year', and no other does.", "of")
    if shape.into and shape.of in ("agreement", "schedule"):
        files.refer(shape.of, row, shape.into, "into")
    if shape.by:
        files.refer_party(row, shape.by, "by")


def _recorded_on(row: Row) -> date:
    """When it was written down: as the row says, or the document, or the event's own day."""
    assert row.reader.tables is not None, "a row was read from it"
    day: date = row.shape.recorded or row.reader.tables.file.said_on or row.shape.on
    return day


def require_possible(readers: Sequence[FileReader], partnership: Partnership) -> None:
    """Note every event that cannot follow those before it, at its place. Asked once all else is in order."""
    if any(reader.problems for reader in readers):
        return
    by_name = {reader.name: reader for reader in readers}
    moments = [moment for life in lives_of(partnership) for moment in life.moments if moment.refusal is not None]
    for moment in moments:
        assert moment.event.clause is not None, "an event of a file has its source"
        place = moment.event.clause.where
        assert moment.refusal is not None, "only what is refused is looked at"
        by_name[place.file].refuse(at(place, moment.refusal))
