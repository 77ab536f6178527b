"""Instalments: when a year's contribution falls due, in parts that add up to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from section75.core.calendar import FinancialYear, Month
from section75.core.explain import Clause
from section75.core.money import Contributed, Money, Ratio, split


@dataclass(frozen=True, slots=True)
class InstalmentRule:
    """Contributions fall due in twelve equal parts, on a day of each month; 1 is the first, 31 the last of any."""

    fund: str
    year: FinancialYear
    day_of_month: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class Instalment:
    """One partner's part of the year's contribution, the day it falls due, and how it was rounded."""

    party: str
    due_on: date
    amount: Money
    rounding: str


def instalments_due(rule: InstalmentRule, contributions: dict[str, Money], *, month: Month) -> tuple[Instalment, ...]:
    """Each partner's instalment for a month: a twelfth, the odd pennies going to the first months of the year."""
    assert not month.is_adjustment, "nothing falls due in an adjustment period"
    names = tuple(f"M{number:02d}" for number in range(1, 13))
    twelfths = Ratio(
        tuple((name, Fraction(1, 12)) for name in names), Contributed("twelve equal instalments", (Money(1),) * 12)
    )
    last_day = month.span.last_day
    assert last_day is not None, "a month ends"
    due_on = min(month.span.starts_on + timedelta(days=rule.day_of_month - 1), last_day)
    found = []
    for party, amount in contributions.items():
        division = split(amount, between=twelfths)
        found.append(Instalment(party, due_on, division.amount(f"M{month.number:02d}"), division.rounding()))
    return tuple(found)
