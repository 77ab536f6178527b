"""Returned in shares: an underspend goes back to the partners, in printed percentages or in proportion to a base.

All that is left of an underspend is divided once. Shares and a base together are refused, and so are neither of them:
a proportion has to say to what. An overspend is left as it is, for a step that says who bears it.

Asked for: an underspend returned in the shares in which an overspend is borne; not seen in an agreement we have read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.money import Ratio
from section75.core.risk_share.facts import Base, Facts
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Step
from section75.core.risk_share.taking import ratio_of, share_out, shares_in_words


@dataclass(frozen=True, slots=True)
class ReturnedInShares(Step):
    """Each partner takes its share of what is left of an underspend."""

    NAME: ClassVar[str] = "returned in shares"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND

    shares: Ratio | None = None
    base: Base | None = None

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """The shares, or the base."""
        return f"an underspend is returned to the partners: {shares_in_words(self.shares, self.base, called)}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left of an underspend. An overspend is left as it is."""
        if settlement.is_overspend:
            return settlement
        ratio = ratio_of(self.shares, self.base, facts=facts, clause=self.clause)
        return share_out(settlement, settlement.left, ratio=ratio, facts=facts, clause=self.clause)


STEP = ReturnedInShares
