"""Replaying a history: the state on any day, as it was known on any day, and the timeline that led to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from section75.core.calendar import in_words
from section75.core.lives.event import Event, Subject
from section75.core.lives.machine import Phase
from section75.core.lives.machines import MACHINES
from section75.core.lives.refusals import TwoContradict
from section75.core.lives.standing import Standing
from section75.core.lives.taking import take
from section75.core.refusals import Refusal, raise_all


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline: an event, and where the life stood after it; or why it could not follow."""

    event: Event
    after: Standing
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """One life, replayed: every event that was known, in the order in which they happened."""

    subject: Subject
    moments: tuple[Moment, ...]

    def on(self, day: date) -> Standing:
        """Where it stood at the end of a day."""
        past = [moment.after for moment in self.moments if moment.event.on <= day]
        return past[-1] if past else start(self.subject)

    def as_at(self, day: date) -> str:
        """The state on a day in a sentence, with the day it ends and whether that is past without an event."""
        standing = self.on(day)
        last = standing.last_day
        if last is None or standing.main.phase in (Phase.MAKING, Phase.OVER):
            return f"{standing.in_words}."
        if last < day:
            return f"{standing.in_words}. Its last day, {in_words(last)}, is past, and no event says what became of it."
        return f"{standing.in_words}. Its last day is {in_words(last)}."

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What could not follow, in order."""
        return tuple(moment.refusal for moment in self.moments if moment.refusal is not None)


def start(subject: Subject) -> Standing:
    """A life before anything is recorded."""
    return Standing(subject, MACHINES[subject.of])


def replay(subject: Subject, events: Iterable[Event], *, known_on: date | None = None) -> Life:
    """The life as it was known on a day, or as it is known now. An event that cannot follow is left out, and says why.

    The order in which events were recorded does not matter; on one day they come in the order of a life.
    """
    machine = MACHINES[subject.of]
    order = {name: place for place, name in enumerate(machine.events)}
    known = [event for event in events if event.withdrawn_on is None or known_on is not None]
    if known_on is not None:
        known = [event for event in known if event.is_known(known_on)]
    known.sort(key=lambda each: (each.on, order.get(each.event, len(order)), each.planned, each.by, each.ref))
    standing, moments = start(subject), []
    for _, same_day in groupby(known, key=lambda event: event.on):
        for moment in _day(standing, list(same_day)):
            moments.append(moment)
            standing = moment.after
    return Life(subject, tuple(moments))


def require_life(subject: Subject, events: Iterable[Event]) -> Life:
    """The life, where every event of it can follow. Refuses, all at once, those that cannot."""
    life = replay(subject, events)
    raise_all(life.refusals)
    return life


def _day(morning: Standing, waiting: list[Event]) -> Iterator[Moment]:
    """The events of one day: at each point the first that can be taken, until none of those left can."""
    standing, taken = morning, list[Event]()
    while waiting:
        for event in waiting:
            after = _attempt(standing, event)
            if isinstance(after, Standing):
                break
        else:
            yield from (Moment(event, standing, _refused(morning, standing, event, taken)) for event in waiting)
            return
        waiting.remove(event)
        taken.append(event)
        standing = after
        yield Moment(event, standing)


def _attempt(standing: Standing, event: Event) -> Standing | Refusal:
    try:
        return take(standing, event)
    except Refusal as refusal:
        return refusal


def _refused(morning: Standing, standing: Standing, event: Event, taken: list[Event]) -> Refusal:
    """Why an event was left over: it could not be taken that morning either, or another of the day is against it."""
    refusal = _attempt(standing, event)
    assert isinstance(refusal, Refusal), "an event that can be taken is not left over"
    moved = [each for each in taken if not each.planned]
    if moved and isinstance(_attempt(morning, event), Standing):
        return TwoContradict(moved[-1], event, standing.subject)
    return refusal
