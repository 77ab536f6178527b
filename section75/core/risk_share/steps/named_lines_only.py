"""Named lines only: the risk of the lines named is shared, and of no others.

What is on the lines named is shared in printed percentages or in proportion to contributions on a named base, line by
line, each rounded once. Everything else stays for the next step, which has to say who bears it. Shares and a base
together are refused, and so are neither of them, a line that the fund does not have, and a variance given only as one
amount.

Seen: Wirral, where only the Better Care Fund's part of the pool is shared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.money import Ratio
from section75.core.risk_share.facts import Base, Facts, LineIds
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import ratio_of, share_lines, shares_in_words


@dataclass(frozen=True, slots=True)
class NamedLinesOnly(Step):
    """The lines named are shared; the others stay."""

    NAME: ClassVar[str] = "named lines only"
    BY_LINE: ClassVar[bool] = True

    lines: LineIds
    shares: Ratio | None = None
    base: Base | None = None

    def in_words(self, called: Callable[[str], str]) -> str:
        """The lines, and how they are shared."""
        shared = shares_in_words(self.shares, self.base, called)
        return f"only {', '.join(self.lines)}, and no other line: {shared}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Share what is left of each line named."""
        facts.require_lines(self.lines, self.clause)
        left = settlement.lines_left(self.clause)
        if not any(left.get(line) for line in self.lines):
            return settlement
        ratio = ratio_of(self.shares, self.base, facts=facts, clause=self.clause)
        return share_lines(settlement, ((line, ratio) for line in self.lines), facts=facts, clause=self.clause)


STEP = NamedLinesOnly
