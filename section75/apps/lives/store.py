"""Events, as they are kept: added and read, never changed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from section75.apps.audit.acting import Acting
from section75.apps.audit.fitting import require_fitting
from section75.apps.lives.models import EventWithdrawal, RecordedEvent
from section75.core.calendar import london_day
from section75.core.explain import Clause
from section75.core.lives import Event, Of


def events_of(partnership: str) -> tuple[Event, ...]:
    """Every event recorded beside those of the files, also those withdrawn, by number."""
    rows = RecordedEvent.objects.filter(partnership_id=partnership).select_related("withdrawal").order_by("number")
    return tuple(_event(row) for row in rows)


def get(partnership: str, number: int) -> Event | None:
    """One recorded event, by its number."""
    return next((event for event in events_of(partnership) if event.ref == str(number)), None)


def next_number(partnership: str) -> int:
    """The number the next event will have."""
    rows = RecordedEvent.objects.filter(partnership_id=partnership)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def keep(event: Event, doing: Acting) -> RecordedEvent:
    """Keep an event under its number, with who recorded it. Refuses a text longer than can be kept."""
    under = doing.part.under
    row = RecordedEvent(
        partnership_id=doing.part.partnership,
        number=int(event.ref),
        of=event.of.value,
        subject=event.id,
        agreement=event.agreement,
        event=event.event,
        on=event.on,
        planned=event.planned,
        party=event.by,
        evidence=event.evidence,
        clause=event.clause.cite if event.clause else "",
        state=event.state,
        part=event.part,
        into=event.into,
        ends_on=event.ends_on,
        effective_on=event.effective_on,
        recorded_by=doing.part.user,
        organisation=under.organisation,
        delegation=str(under)[:400],
        recorded_at=doing.at,
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row


def withdraw(partnership: str, number: int, doing: Acting, *, because: str) -> None:
    """Keep that an event was withdrawn, by whom and why."""
    under = doing.part.under
    EventWithdrawal(
        event=RecordedEvent.objects.get(partnership_id=partnership, number=number),
        because=because,
        withdrawn_by=doing.part.user,
        organisation=under.organisation,
        delegation=str(under)[:400],
        withdrawn_at=doing.at,
    ).save(force_insert=True)


def _event(row: RecordedEvent) -> Event:
    withdrawal: EventWithdrawal | None = getattr(row, "withdrawal", None)
    at: datetime | None = withdrawal.withdrawn_at if withdrawal else None
    return Event(
        of=Of(row.of),
        id=row.subject,
        agreement=row.agreement,
        event=row.event,
        on=row.on,
        recorded_on=london_day(row.recorded_at),
        clause=Clause.read(row.clause) if row.clause else None,
        by=row.party,
        evidence=row.evidence,
        ref=str(row.number),
        planned=row.planned,
        state=row.state,
        part=row.part,
        into=row.into,
        ends_on=row.ends_on,
        effective_on=row.effective_on,
        withdrawn_on=london_day(at) if at else None,
        because=withdrawal.because if withdrawal else "",
    )
