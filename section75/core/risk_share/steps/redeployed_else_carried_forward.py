"""Redeployed, else carried forward: an underspend is used in the fund as the partners agree; the rest is carried over.

The uses agreed for the year are met in the file's order, each as far as what is left goes. What no agreed use takes,
and all of it where none is agreed, stays in the fund and is carried forward. A use that comes again next year is said
to be so, since the underspend does not. An overspend is left as it is, for a step that says who bears it.

Seen: agreements under which an underspend is redeployed by agreement and otherwise stays in the fund.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.calendar import FinancialYear
from section75.core.explain import Given
from section75.core.risk_share.facts import Facts, Redeployment
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step
from section75.core.risk_share.taking import set_aside


@dataclass(frozen=True, slots=True)
class RedeployedElseCarriedForward(Step):
    """Agreed uses first, in the file's order; the rest into the next year."""

    NAME: ClassVar[str] = "redeployed, else carried forward"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND
    STAGE: ClassVar[Stage] = Stage.WHAT_IS_LEFT

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """What comes first."""
        return "an underspend is redeployed in the fund as the partners agree, and the rest carried forward"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Meet the agreed uses, then carry the rest forward. An overspend is left as it is."""
        if settlement.is_overspend:
            return settlement
        step = settlement.step
        agreed = (r for r in facts.circumstances.redeployments if (r.fund, r.year) == (facts.fund, facts.year))
        for number, use in enumerate(agreed, start=1):
            settlement = self._redeployed(settlement.at(f"{step}.use-{number}"), use)
        if not settlement.left:
            return settlement
        so = f"no use is agreed for it, and it goes into {FinancialYear.of(facts.year.ends_before)}"
        return set_aside(
            settlement.at(step), Pot.CARRIED_FORWARD, so=so, clause=self.clause, operation="carried forward"
        )

    def _redeployed(self, settlement: Settlement, use: Redeployment) -> Settlement:
        """What one agreed use takes of what is left; nothing, where nothing is left or the use has no amount."""
        amount = max(-use.amount, settlement.left)
        if not amount:
            return settlement
        again = "; the use comes again next year and this underspend does not" if use.recurrent else ""
        return settlement.take(
            amount,
            by=Pot.REDEPLOYED,
            sentence=(
                f"{abs(amount)} of the underspend is redeployed in the fund, of {use.amount} agreed ({use.clause}), "
                f"for {use.says}{again}."
            ),
            clause=self.clause,
            operation="redeployed",
            given=(Given.money("agreed", use.amount), Given.money("left", settlement.left)),
        )


STEP = RedeployedElseCarriedForward
