"""Agreements and events for the tests of lives, with everything a step could ask for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from section75.core.explain import Clause
from section75.core.lives import MACHINES, NOT_BEGUN, Event, Of, Subject

FIRST = date(2020, 4, 1)
LATER = date(2040, 1, 1)
AGREEMENT = Subject(Of.AGREEMENT, "main", "main", "Main agreement", ("council", "icb"))
SUBJECTS = {of: Subject(of, "main", "main", "Main", ("council", "icb")) for of in Of}


def day(number: int) -> date:
    """A day after the first."""
    return FIRST + timedelta(days=number)


def event(name: str, on: date = FIRST, *, of: Of = Of.AGREEMENT, **more: Any) -> Event:
    """An event with its evidence and clause, recorded late enough for any of them."""
    said: dict[str, Any] = {"recorded_on": LATER, "evidence": "a paper", "clause": Clause("cl. 1")}
    return Event(of=of, id="main", event=name, on=on, **said | more)


def full(name: str, on: date, of: Of, by: str, ref: str = "") -> Event:
    """An event that names everything any step could ask for."""
    state = next(state.name for state in MACHINES[of].states if state.name != NOT_BEGUN)
    more: dict[str, Any] = {"by": by, "state": state, "ref": ref, "part": "a part", "into": "another"}
    return event(name, on, of=of, ends_on=on + timedelta(days=400), effective_on=on, **more)


APPROVED = (
    event("proposed", day(0)),
    event("approved", day(10), by="council", ref="1"),
    event("approved", day(13), by="icb", ref="2"),
)
IN_FORCE = (*APPROVED, event("executed", day(20)), event("commenced", day(30), ends_on=day(395)))
