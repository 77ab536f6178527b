"""First loss: one partner takes the first so much of what is left; the rest goes on to the next step.

Up to the amount the clause names, one partner bears an overspend, or keeps an underspend, alone. What is above it is
left. A variance within the amount is all that partner's. "First" means of what the steps before have left.

Asked for: not seen in an agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import Money
from section75.core.risk_share.facts import Facts, PartnerId
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class FirstLoss(Step):
    """The partner named takes what is left up to the amount."""

    NAME: ClassVar[str] = "first loss"

    amount: Money
    by: PartnerId

    def in_words(self, called: Callable[[str], str]) -> str:
        """Whose the first part is, and how much that is."""
        return f"{called(self.by)} bears the first {self.amount} of an overspend, and keeps as much of an underspend"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give the partner what is left, up to the amount."""
        left = settlement.left
        size = min(abs(left), self.amount)
        if not size:
            return settlement
        within = "which is all that is left" if size == abs(left) else f"out of {abs(left)} left"
        return settlement.take(
            size if left.pence > 0 else -size,
            by=self.by,
            sentence=(
                f"{facts.called(self.by)} {settlement.verb} {size} of the {settlement.kind}, {within}: "
                f"the first {self.amount} is its own."
            ),
            clause=self.clause,
            operation="first loss",
            given=(Given.money("left", left), Given.money("first", self.amount)),
        )


STEP = FirstLoss
