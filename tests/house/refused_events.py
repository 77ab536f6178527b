"""Events that cannot be: each refusal of a life, by the event that is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from section75.core import lives
from section75.core.explain import Clause
from section75.core.lives import Event, Of, Subject
from section75.core.refusals import Refusal

DAY = date(2022, 6, 14)
AGREEMENT = Subject(Of.AGREEMENT, "main", "main", "The agreement", ("council", "icb"))
VARIATION = Subject(Of.VARIATION, "first", "main", "The variation", ("council", "icb"), begun_on=DAY)


class _Nothing:
    """Terms without an agreement."""

    agreements = schedules = funds = variations = events = ()


def _event(name: str, **changes: Any) -> Event:
    sound: dict[str, Any] = {"of": Of.AGREEMENT, "id": "main", "on": DAY, "recorded_on": DAY, "clause": Clause("cl. 1")}
    return Event(event=name, **sound | changes)


def _taking(name: str, subject: Subject = AGREEMENT, **changes: Any) -> Callable[[], object]:
    """Takes an event as the first of a life."""
    return lambda: lives.take(lives.start(subject), _event(name, **changes))


def _of_one_day(*names: str) -> Callable[[], object]:
    """Takes several events on the day after the agreement is found, its ending agreed."""
    found = _event("first known", on=date(2022, 6, 13), state="ending agreed")
    each = [_event(name, into="other", evidence="deed") for name in names]
    return lambda: lives.require_life(AGREEMENT, [found, *each])


REFUSED_EVENTS: dict[type[Refusal], Callable[[], object]] = {
    lives.NothingOfThatName: lambda: lives.subject_for(_Nothing(), _event("proposed")),
    lives.UnknownEvent: _taking("aproved"),
    lives.UnknownState: _taking("first known", state="lost"),
    lives.PartyLeftOut: _taking("approved"),
    lives.EvidenceLeftOut: _taking("executed"),
    lives.ClauseLeftOut: _taking("notice given", by="icb", evidence="the notice", clause=None),
    lives.DayToCome: _taking("proposed", on=date(2023, 1, 1)),
    lives.BeforeTheAgreement: _taking("raised", VARIATION, of=Of.VARIATION, on=date(2021, 4, 1)),
    lives.StepNotPossible: _taking("commenced"),
    lives.TwoContradict: _of_one_day("ended", "consolidated"),
}
