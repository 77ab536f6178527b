"""An example of every refusal in the life of something, for the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from section75.apps.lives import refusals as recorded
from section75.core import lives
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.lives import Event, Of, Subject
from section75.core.refusals import Refusal

TITLE = "Section 75 agreement for learning disability"
AGREEMENT = Subject(Of.AGREEMENT, "section-75", "section-75", TITLE, ("council", "icb"), Span(date(2022, 4, 1)))
VARIATION = Subject(Of.VARIATION, "two-pools", "section-75", "Two pools", ("council", "icb"), begun_on=date(2022, 4, 1))


def _event(name: str, on: date = date(2022, 6, 14), of: Of = Of.AGREEMENT) -> Event:
    return Event(of=of, id="section-75", event=name, on=on, recorded_on=date(2022, 6, 14), clause=Clause("para 9"))


def _not_possible() -> Refusal:
    standing = lives.start(AGREEMENT)
    why = "that is done from the state 'executed'"
    return lives.StepNotPossible(_event("commenced"), standing, why=why, first=("proposed", "approved", "executed"))


EXAMPLES: dict[type[Refusal], Callable[[], Refusal]] = {
    lives.NothingOfThatName: lambda: lives.NothingOfThatName("schedule", "equipement", ["equipment"]),
    lives.UnknownEvent: lambda: lives.UnknownEvent(_event("aproved"), lives.MACHINES[Of.AGREEMENT].events),
    lives.UnknownState: lambda: lives.UnknownState("lost", ["in draft", "in force", "ended"]),
    lives.PartyLeftOut: lambda: lives.PartyLeftOut(_event("approved"), AGREEMENT),
    lives.EvidenceLeftOut: lambda: lives.EvidenceLeftOut(_event("extended"), AGREEMENT, "the letter, deed or decision"),
    lives.ClauseLeftOut: lambda: lives.ClauseLeftOut(_event("notice given"), AGREEMENT),
    lives.DayToCome: lambda: lives.DayToCome(_event("closed", date(2025, 3, 31))),
    lives.BeforeTheAgreement: lambda: lives.BeforeTheAgreement(
        _event("raised", date(2021, 4, 1), Of.VARIATION), VARIATION
    ),
    lives.StepNotPossible: _not_possible,
    lives.TwoContradict: lambda: lives.TwoContradict(_event("ended"), _event("consolidated"), AGREEMENT),
    recorded.NoSuchEvent: lambda: recorded.NoSuchEvent(7),
    recorded.EventWithdrawnAlready: lambda: recorded.EventWithdrawnAlready(7),
    recorded.NoReasonToWithdraw: lambda: recorded.NoReasonToWithdraw(7),
    recorded.OthersRestOnIt: lambda: recorded.OthersRestOnIt(7, ["closing begun on 31 August 2024"]),
}
