"""Non-recurrent use only: an underspend stays in the fund, and may pay only for what does not come again.

All that is left of an underspend is kept in the fund for one-off items, and no partner takes it. Spending that comes
again next year may not rest on it. An overspend is left as it is, for a step that says who bears it.

Seen: agreements that limit an underspend to non-recurrent spending.
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
class NonRecurrentUseOnly(Step):
    """All that is left of an underspend is kept for one-off items."""

    NAME: ClassVar[str] = "non-recurrent use only"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND
    STAGE: ClassVar[Stage] = Stage.WHAT_IS_LEFT

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, _called: Callable[[str], str]) -> str:
        """Where it stays."""
        return "an underspend stays in the fund, for one-off items only"

    def apply(self, settlement: Settlement, _facts: Facts) -> Settlement:
        """Keep what is left of an underspend for one-off items."""
        so = "it may pay for one-off items, and for nothing that comes again next year"
        return set_aside(settlement, Pot.NON_RECURRENT, so=so, clause=self.clause, operation="kept for one-off items")


STEP = NonRecurrentUseOnly
