"""A budget table: what each line of a fund may cost in a year, in one unit, with the total the source prints."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit, sum_of


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One line's budget for the year. An income line's budget is negative: income lowers the net cost."""

    line: str
    amount: Money


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """The agreed budget of a fund for a year."""

    fund: str
    year: FinancialYear
    unit: Unit
    rows: tuple[BudgetRow, ...]
    clause: Clause
    printed_total: Money | None = None

    @property
    def total(self) -> Money:
        """What the lines add up to, whatever the source prints."""
        return sum_of(row.amount for row in self.rows)
