"""What happened, as the books have it: reports made and delivered, and money spent.

Passed in by whoever keeps books; a check that needs it and is given none says NOT-ASSESSED.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear, Quarter
from section75.core.money import Money
from section75.core.records import ArrangementType


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMade:
    """One report: of which fund or schedule and period, under which regulation, delivered to whom, what it holds.

    `kind` POOLED is the pool manager's report (regulation 7(4)); the other two report on the exercise of functions
    (8(3), 9(4)). `period` is a quarter or a whole year. `to` are the parties that received it.
    """

    schedule: str
    kinds: tuple[ArrangementType, ...]
    period: Quarter | FinancialYear
    to: tuple[str, ...]
    on: date
    address: str = ""
    income: bool = False
    expenditure: bool = False
    effectiveness: bool = False
    functions: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What the journal of a fund holds: its first and last day, and how much of it fell on which day."""

    schedule: str
    fund: str
    days: tuple[tuple[date, Money], ...]  # day -> spend, earliest first

    def after(self, day: date) -> Money:
        """What was spent after a day."""
        return Money(sum(amount.pence for on, amount in self.days if on > day))

    def before(self, day: date) -> Money:
        """What was spent before a day."""
        return Money(sum(amount.pence for on, amount in self.days if on < day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """All of it, as known on the day of the check."""

    since: date | None = None  # the first day the books here cover; nothing is said of the time before
    reports: tuple[ReportMade, ...] = ()
    spent: tuple[Spent, ...] = ()
    packages_held: bool = False  # person-level figures are held

    def spent_by(self, schedule: str) -> tuple[Spent, ...]:
        """The journals of a schedule's funds."""
        return tuple(each for each in self.spent if each.schedule == schedule)
