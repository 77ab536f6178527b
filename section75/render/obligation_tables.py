"""Obligations laid out: as lines, for a machine, and as events of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from hashlib import sha256
from textwrap import wrap

from section75.core.calendar import in_words
from section75.core.obligations import STAGES, Listed, Obligation
from section75.core.partnership import Partnership
from section75.render.as_text import WIDTH, printable
from section75.render.calendar_file import DayEvent


def whose(partnership: Partnership, obligation: Obligation) -> str:
    """The parties and the post whose it is; every party's where none is named."""
    parties = [partnership.called(party) for party in obligation.parties]
    named = ", ".join([*parties, *([obligation.role] if obligation.role else ())]) or "all parties"
    return named[:1].upper() + named[1:]


def sources(obligation: Obligation) -> str:
    """The clause, and the law that asks for it where that is another."""
    clause = str(obligation.source)
    return f"{clause}; asked for by {obligation.law}" if obligation.law not in ("", clause) else clause


def lines(partnership: Partnership, listed: Sequence[Listed], *, width: int = WIDTH) -> Iterator[str]:
    """Obligations as they stand, for a terminal: the day, what it is and how it stands; below, whose and why."""
    for each in listed:
        obligation = each.obligation
        day = f"{in_words(obligation.due_on)}: " if obligation.due_on else ""
        known = f"{obligation.known[:1].upper()}{obligation.known[1:]}"
        below = f"{obligation.kind.value}; {each.says}. {whose(partnership, obligation)}. {known}"
        yield from wrap(printable(f"{day}{obligation.title}"), width, subsequent_indent="  ")
        yield from wrap(
            printable(f"{below} [{sources(obligation)}]"), width, initial_indent="  ", subsequent_indent="  "
        )


def as_data(partnership: Partnership, each: Listed) -> dict[str, object]:
    """An obligation as it stands, for a machine."""
    obligation = each.obligation
    return {
        "key": obligation.key,
        "kind": obligation.kind.value,
        "title": obligation.title,
        "due_on": obligation.due_on.isoformat() if obligation.due_on else None,
        "owed_from": obligation.owed_from.isoformat() if obligation.owed_from else None,
        "standing": each.standing.value,
        "says": each.says,
        "days_overdue": each.days,
        "met_on": each.met_on.isoformat() if each.met_on else None,
        "parties": list(obligation.parties),
        "role": obligation.role or None,
        "whose": whose(partnership, obligation),
        "fund": obligation.fund or None,
        "known": obligation.known,
        "source": obligation.source.as_data(),
        "law": obligation.law or None,
    }


def as_events(
    partnership: Partnership, dated: Sequence[Listed], *, sequence: int, changed_at: datetime, address: str = ""
) -> Iterator[DayEvent]:
    """Each obligation that has a day as an event, stable by its key, and changed when the terms or its record are.

    `sequence` and `changed_at` are of the terms; nothing here depends on the day on which it is asked.
    """
    for each in dated:
        obligation = each.obligation
        assert obligation.due_on is not None, "what has no day is no event"
        met_at = datetime.combine(each.met_on, time(), UTC) if each.met_on else changed_at
        yield DayEvent(
            uid=f"{sha256(f'{partnership.id}/{obligation.key}'.encode()).hexdigest()[:32]}@section75",
            day=obligation.due_on,
            title=obligation.title,
            says="\n".join(_says(partnership, each)),
            changed_at=max(met_at, changed_at),
            sequence=sequence + bool(each.met_on),
            category=obligation.kind.value,
            address=address,
            remind=STAGES if obligation.kind.is_told_of and each.met_on is None else (),
        )


def _says(partnership: Partnership, each: Listed) -> Iterator[str]:
    """What an event says below its title."""
    yield partnership.name
    yield f"Whose it is: {whose(partnership, each.obligation)}"
    yield f"How the day is known: {each.obligation.known}"
    yield f"Source: {sources(each.obligation)}"
    if each.met_on is not None:
        yield f"{each.says[:1].upper()}{each.says[1:]}"
