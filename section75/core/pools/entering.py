"""What a fund begins with: the funds that became part of it, and the overspend forecast on what is to be pooled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Became:
    """A fund that became another, or part of one, on a day.

    `fund` is a fund of this partnership; or, where the files do not hold it, `former` is what it was called. `part`
    says in words how much of it went over, where that is not all.
    """

    into: str
    on: date
    clause: Clause
    fund: str = ""
    former: str = ""
    part: str = ""
    lines: tuple[tuple[str, str], ...] = ()  # line of the former fund, line of the other


@dataclass(frozen=True, slots=True)
class ForecastOverspend:
    """An overspend one partner forecasts on its own budgets, of which some are about to enter a pool."""

    party: str
    budget: str  # what the paper calls the budgets
    funds: tuple[str, ...]  # the funds they are to enter; empty where the source does not say
    year: FinancialYear
    amount: Money
    clause: Clause
