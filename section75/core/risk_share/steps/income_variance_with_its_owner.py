"""Income variance with its owner: income that falls short, or comes in above its budget, is one partner's alone.

A council's contribution is often net of what service users pay, and then the risk on that income is the council's.
Without `lines`, the step takes every line whose nature is service-user income; a fund without one is refused, since its
income cannot be told apart from its spending. A line that the fund does not have is refused, and so is a variance given
only as one amount.

Seen: Oxfordshire 2017/18, table and para 50, contributions net of income.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import Money
from section75.core.pools import Nature
from section75.core.refusals import raise_all
from section75.core.risk_share.facts import Facts, LineIds, PartnerId
from section75.core.risk_share.refusals import NoIncomeLine, NotAnIncomeLine
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Stage, Step


@dataclass(frozen=True, slots=True)
class IncomeVarianceWithItsOwner(Step):
    """One partner takes the variance of the income lines; the others stay."""

    NAME: ClassVar[str] = "income variance with its owner"
    STAGE: ClassVar[Stage] = Stage.INCOME
    BY_LINE: ClassVar[bool] = True

    by: PartnerId
    lines: LineIds = ()

    def in_words(self, called: Callable[[str], str]) -> str:
        """Whose the income is."""
        of = f"on {', '.join(self.lines)}" if self.lines else "on every income line"
        return f"{called(self.by)} bears, or keeps, the variance of income {of}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Take what is left of each income line."""
        facts.require_lines(self.lines, self.clause)
        lines = self.lines or tuple(line.id for line in facts.lines if line.nature.is_income)
        spending = [
            line for line in facts.lines if line.id in lines and line.nature in (Nature.BLOCK, Nature.DEMAND_LED)
        ]
        raise_all(NotAnIncomeLine(line.name, str(self.clause)) for line in spending)
        left = settlement.lines_left(self.clause)
        if not lines:
            raise NoIncomeLine(facts.called(self.by), str(self.clause))
        for line in dict.fromkeys(lines):
            if left.get(line):
                settlement = self._take(settlement, line, left[line], facts)
        return settlement

    def _take(self, settlement: Settlement, line: str, amount: Money, facts: Facts) -> Settlement:
        if amount.pence > 0:
            what = f"bears the {amount} by which the line {facts.line_called(line)} falls short of its budget"
        else:
            what = f"keeps the {abs(amount)} by which the line {facts.line_called(line)} is above its budget"
        return settlement.take(
            amount,
            by=self.by,
            sentence=f"{facts.called(self.by)} {what}: the risk on this income is its own.",
            clause=self.clause,
            operation="income variance with its owner",
            given=(Given.money("left of the line", amount),),
            line=line,
        )


STEP = IncomeVarianceWithItsOwner
