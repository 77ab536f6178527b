"""Suspended: between two days the agreed share is switched off.

On a day from `starts` to `to`, its last day (left out: until further notice), what is left is shared in the interim
shares the partners agreed, and the steps after this one take nothing. Where they agreed none, the settlement is
refused. On any other day the step does nothing. The day is that of the terms the settlement uses.

Seen: Herefordshire 2006, where a share was switched off for a period.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from section75.core.calendar import BackwardSpan, in_words
from section75.core.money import Ratio
from section75.core.risk_share.facts import Base, Facts
from section75.core.risk_share.refusals import DayNotGiven, ShareSuspended
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Stage, Step
from section75.core.risk_share.taking import ratio_of, share_out, shares_in_words


@dataclass(frozen=True, slots=True)
class Suspended(Step):
    """Within its days, what is left is shared in the interim shares, or refused."""

    NAME: ClassVar[str] = "suspended"
    MAY_LACK_A_BASE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.SUSPENSION

    starts: date
    to: date | None = None
    shares: Ratio | None = None
    base: Base | None = None

    def __post_init__(self) -> None:
        if self.to is not None and self.to < self.starts:
            raise BackwardSpan(self.starts, self.to)

    def in_words(self, called: Callable[[str], str]) -> str:
        """The days, and what holds meanwhile."""
        if self.shares is None and self.base is None:
            return f"suspended {self._days}, without interim shares"
        return f"suspended {self._days}; meanwhile {shares_in_words(self.shares, self.base, called)}"

    @property
    def _days(self) -> str:
        """The days as a sentence says them."""
        if self.to is None:
            return f"from {in_words(self.starts)} until further notice"
        if self.to == self.starts:
            return f"on {in_words(self.starts)}"
        return f"from {in_words(self.starts)} to {in_words(self.to)}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Share what is left in the interim shares, on a day within the suspension."""
        if facts.on is None:
            raise DayNotGiven(str(self.clause), self._days)
        if facts.on < self.starts or (self.to is not None and facts.on > self.to):
            return settlement
        if self.shares is None and self.base is None:
            raise ShareSuspended(str(self.clause), self._days)
        left = settlement.left
        return share_out(
            settlement,
            left,
            ratio=ratio_of(self.shares, self.base, facts=facts, clause=self.clause),
            facts=facts,
            clause=self.clause,
            of=f"the {abs(left)} left of the {settlement.kind}, the agreed share being suspended {self._days}",
        )


STEP = Suspended
