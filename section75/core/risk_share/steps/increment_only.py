"""Increment only: the partners share additional investment in a fixed ratio, and nothing of their base services.

The lines named are the increment: money added on top of what each partner already spent. Their variance is shared in
the printed ratio, line by line, each rounded once. What is on the base services stays for the next step.

The division is that of "named lines only". What differs is what is claimed: that the increment is kept apart from the
base. So the ratio is always printed, never a proportion of contributions in which the base services would count; and a
line of the increment for which no variance is given, not even nothing, is refused, because its variance would then sit
unseen in a base line. A line that the fund does not have is refused too, and a variance given only as one amount.

Seen: Gwent's frailty programme, 77% health and 23% the five councils.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.money import Ratio
from section75.core.refusals import raise_all
from section75.core.risk_share.facts import Facts, LineIds
from section75.core.risk_share.refusals import IncrementNotGiven
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import share_lines, shares_in_words


@dataclass(frozen=True, slots=True)
class IncrementOnly(Step):
    """The lines of the increment in the printed ratio; the base services stay."""

    NAME: ClassVar[str] = "increment only"
    BY_LINE: ClassVar[bool] = True

    lines: LineIds
    shares: Ratio

    def in_words(self, called: Callable[[str], str]) -> str:
        """The increment, and its ratio."""
        shared = shares_in_words(self.shares, None, called)
        return f"only the additional investment {', '.join(self.lines)}, and none of the base services: {shared}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Share what is left of the increment. Refuses an increment that is not given apart."""
        facts.require_lines(self.lines, self.clause)
        left = settlement.lines_left(self.clause)
        missing = [line for line in dict.fromkeys(self.lines) if line not in left]
        raise_all(IncrementNotGiven(facts.line_called(line), str(self.clause)) for line in missing)
        increment = ((line, self.shares) for line in self.lines)
        return share_lines(settlement, increment, facts=facts, clause=self.clause, on="the additional investment")


STEP = IncrementOnly
