"""Carried forward: an underspend stays in the fund for the next year.

All that is left of an underspend is carried forward, and no partner takes it. Whether it counts in the next year's
contributions is for the agreement to say and is not settled here. An overspend is left as it is, for a step that says
who bears it.

Seen: agreements where an underspend without an agreed use stays in the fund.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.calendar import FinancialYear
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step
from section75.core.risk_share.taking import set_aside


@dataclass(frozen=True, slots=True)
class CarriedForward(Step):
    """All that is left of an underspend goes into the next year of the fund."""

    NAME: ClassVar[str] = "carried forward"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND
    STAGE: ClassVar[Stage] = Stage.WHAT_IS_LEFT

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Where it stays."""
        return "an underspend stays in the fund and is carried forward to the next year"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Carry what is left of an underspend into the next year."""
        so = f"it goes into {FinancialYear.of(facts.year.ends_before)} and no partner takes it"
        return set_aside(settlement, Pot.CARRIED_FORWARD, so=so, clause=self.clause, operation="carried forward")


STEP = CarriedForward
