"""What is done to a timeline: an event recorded, a mistaken one withdrawn. One verb a function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.agreements.redrawing import redraw
from section75.apps.audit.acting import acting
from section75.apps.lives import store
from section75.apps.lives.refusals import EventWithdrawnAlready, NoReasonToWithdraw, NoSuchEvent, OthersRestOnIt
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.lives import Event, Moment, Subject, history_of, replay, subject_for
from section75.core.refusals import raise_all


def record_event(user: User, partnership: str, event: Event, *, at: datetime) -> Event:
    """Record an event in the life of something. Refuses one that cannot follow what came before, or that would leave
    later events without what they rest on; the day it is recorded is the day of the act, whatever was said.
    """
    with acting(user, Act.RECORD_EVENT, partnership=partnership, at=at) as doing:
        terms = agreements.latest(partnership)
        known = store.events_of(partnership)
        number = store.next_number(partnership)
        wanted = replace(event, recorded_on=london_day(at), ref=str(number))
        subject = subject_for(terms, wanted, known)
        history = history_of(subject, (*terms.events, *known))
        refused = {moment.event.ref for moment in _left_out(subject, history)}
        fresh = [each for each in _left_out(subject, [*history, wanted]) if each.event.ref not in refused]
        own = [each for each in fresh if each.event.ref == wanted.ref]
        raise_all(each.refusal for each in own or fresh if each.refusal is not None)
        store.keep(wanted, doing)
        redraw(terms, at=at)
        by = f", by {wanted.by}" if wanted.by else ""
        doing.tell(
            f"Recorded event {number} of {subject.called}: {wanted.event}{' (planned)' if wanted.planned else ''} on "
            f"{wanted.day}{by}."
        )
        return wanted


def withdraw_event(user: User, partnership: str, number: int, *, because: str, at: datetime) -> None:
    """Withdraw a recorded event that was a mistake. Refuses while later events rest on it; nothing is deleted."""
    with acting(user, Act.RECORD_EVENT, partnership=partnership, at=at) as doing:
        terms = agreements.latest(partnership)
        known = store.events_of(partnership)
        event = next((each for each in known if each.ref == str(number)), None)
        if event is None:
            raise NoSuchEvent(number)
        if event.withdrawn_on is not None:
            raise EventWithdrawnAlready(number)
        if not because.strip():
            raise NoReasonToWithdraw(number)
        subject = subject_for(terms, event, known)
        history = history_of(subject, (*terms.events, *known))
        refused = {moment.event.ref for moment in _left_out(subject, history)}
        without = _left_out(subject, [each for each in history if each.ref != event.ref])
        resting = [each.event for each in without if each.event.ref not in refused]
        if resting:
            raise OthersRestOnIt(number, [f"{each.event} on {each.day}" for each in resting])
        store.withdraw(partnership, number, doing, because=because.strip())
        redraw(terms, at=at)
        doing.tell(f"Withdrew event {number} of {subject.called}, {event.event} on {event.day}: {because.strip()}")


def _left_out(subject: Subject, history: Iterable[Event]) -> list[Moment]:
    """The events of a history that cannot follow those before them."""
    return [moment for moment in replay(subject, history).moments if moment.refusal is not None]
