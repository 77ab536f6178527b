"""Contingency first: money set aside in the fund meets an overspend before any partner bears it.

The contingency recorded for the fund in the year is used up to what is left of an overspend; what it cannot meet goes
on to the next step. Nothing is put back by an underspend. Where no contingency is recorded, not even an empty one, it
is refused: a contingency that was forgotten would be borne by the partners.

Seen: Rotherham, £0.5m.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import sum_of
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.refusals import ContingencyNotGiven
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step


@dataclass(frozen=True, slots=True)
class ContingencyFirst(Step):
    """The fund's contingency meets what it can of an overspend."""

    NAME: ClassVar[str] = "contingency first"
    ONCE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.CONTINGENCY
    ACTS_ON: ClassVar[ActsOn] = ActsOn.OVERSPEND

    def in_words(self, _called: Callable[[str], str]) -> str:
        """What is used first."""
        return "the fund's contingency meets an overspend before any partner bears it"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Meet what is left of an overspend from the contingency. Refuses where none is recorded for the year."""
        if not settlement.is_overspend:
            return settlement
        found = [
            contingency
            for contingency in facts.circumstances.contingencies
            if (contingency.fund, contingency.year) == (facts.fund, facts.year)
        ]
        if not found:
            raise ContingencyNotGiven(str(self.clause), facts.fund, facts.year)
        there = sum_of(contingency.amount for contingency in found)
        met = min(there, settlement.left)
        if not met:
            return settlement
        cited = " and ".join(dict.fromkeys(str(contingency.clause) for contingency in found))
        return settlement.take(
            met,
            by=Pot.CONTINGENCY,
            sentence=(
                f"{met} of the {settlement.left} left of the overspend is met from the contingency of {there}: {cited}."
            ),
            clause=self.clause,
            operation="met from the contingency",
            given=(Given.money("left", settlement.left), Given.money("contingency", there)),
        )


STEP = ContingencyFirst
