"""Where a life stands: its state, what runs beside, and every event taken so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.lives.event import Event, Subject
from section75.core.lives.machine import NOT_BEGUN, Machine, State

APPROVING = frozenset({"approved", "authorised"})
_LAPSING = frozenset({"redrafted", "revised", "first known"})  # the text is another: approvals of the former one lapse
_TAKING_BACK = "approval withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A life at one moment. `ends_on` is the last day as last set, `has_end_set` whether any event has set one."""

    subject: Subject
    machine: Machine
    state: str = NOT_BEGUN
    beside: tuple[str, ...] = ()
    taken: tuple[Event, ...] = ()
    ends_on: date | None = None
    has_end_set: bool = False

    @property
    def main(self) -> State:
        """The main state, with its words."""
        found = self.machine.state(self.state)
        assert found is not None, "a life stands in a state of its machine"
        return found

    @property
    def approved_by(self) -> tuple[str, ...]:
        """The parties whose approval of the present text stands, in the agreement's order."""
        given: set[str] = set()
        for event in self.taken:
            if event.event in _LAPSING:
                given = set()
            elif event.event in APPROVING:
                given.add(event.by)
            elif event.event == _TAKING_BACK:
                given.discard(event.by)
        return tuple(party for party in self.subject.parties if party in given)

    @property
    def last_day(self) -> date | None:
        """The last day: as an event set it, or else as the term in the agreement file gives it."""
        if self.has_end_set:
            return self.ends_on
        return self.subject.span.last_day if self.subject.span else None

    def latest(self, *events: str) -> Event | None:
        """The latest event of those names; None where there is none."""
        return next((event for event in reversed(self.taken) if event.event in events), None)

    @property
    def in_words(self) -> str:
        """The state as a page says it, with what runs beside."""
        return " and ".join((self.state, *self.beside)) if self.beside else self.state
