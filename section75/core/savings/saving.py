"""A saving: a sum a partner has taken out of the pool's budget, to be made up by doing something differently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money


class Strategy(Enum):
    """Did the other partner accept the strategy by which the saving is to be delivered?"""

    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not accepted"


@dataclass(frozen=True, slots=True)
class Saving:
    """One saving in one year: its sponsor, strategy, target and what has been delivered."""

    id: str
    fund: str
    year: FinancialYear
    title: str
    sponsor: str
    strategy: Strategy
    target: Money
    delivered: Money
    clause: Clause
    line: str = ""

    @property
    def undelivered(self) -> Money:
        """Target less delivered; a saving that over-delivers leaves nothing undelivered."""
        return max(self.target - self.delivered, Money(0))

    @property
    def is_sponsors_own(self) -> bool:
        """Was the strategy never accepted, so that non-delivery may be the sponsor's alone?"""
        return self.strategy is Strategy.NOT_ACCEPTED
