"""Kept in the pool: an underspend supports the other lines of the pool, and then new joint schemes in the year.

All that is left of an underspend stays in the pool and no partner takes it. What it is then used for is for the
partners to agree and is not settled here. An overspend is left as it is, for a step that says who bears it.

Seen: Rotherham.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.risk_share.facts import Facts
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Stage, Step
from section75.core.risk_share.taking import set_aside


@dataclass(frozen=True, slots=True)
class KeptInThePool(Step):
    """All that is left of an underspend stays in the pool."""

    NAME: ClassVar[str] = "kept in the pool"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND
    STAGE: ClassVar[Stage] = Stage.WHAT_IS_LEFT

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Where it stays."""
        return "an underspend stays in the pool, for its other lines and for new joint schemes"

    def apply(self, settlement: Settlement, _facts: Facts) -> Settlement:
        """Keep what is left of an underspend in the pool."""
        so = "it supports the other lines and then new joint schemes, and no partner takes it"
        return set_aside(settlement, Pot.KEPT, so=so, clause=self.clause, operation="kept in the pool")


STEP = KeptInThePool
