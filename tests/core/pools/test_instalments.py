"""Instalments: twelve parts that add up to the year, the odd pennies first, on a day of each month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.explain import Clause
from section75.core.money import Money, sum_of
from section75.core.pools import InstalmentRule, instalments_due

YEAR = FinancialYear(2023)
CLAUSE = Clause("cl. 10.4")


def of_year(amount: Money, *, day: int = 15) -> list[Money]:
    rule = InstalmentRule("pool", YEAR, day, CLAUSE)
    months = [Month(YEAR, number) for number in range(1, 13)]
    return [instalments_due(rule, {"council": amount}, month=month)[0].amount for month in months]


ODD = [
    ("120", ["10.00"] * 12),
    ("120.01", ["10.01", *["10.00"] * 11]),
    ("120.11", [*["10.01"] * 11, "10.00"]),
    ("0.05", [*["0.01"] * 5, *["0"] * 7]),
    ("-0.02", ["-0.01", "-0.01", *["0"] * 10]),
    ("0", ["0"] * 12),
]


@pytest.mark.parametrize(("amount", "parts"), ODD)
def test_the_odd_pennies_go_to_the_first_months(amount: str, parts: list[str]) -> None:
    assert of_year(Money.of(amount)) == [Money.of(part) for part in parts]


@given(st.integers(-(10**13), 10**13).map(Money))
@settings(deadline=None)
def test_twelve_instalments_add_up_to_the_years_contribution(amount: Money) -> None:
    assert sum_of(of_year(amount)) == amount


DAYS = [
    (15, 1, date(2023, 4, 15)),
    (1, 12, date(2024, 3, 1)),
    (31, 1, date(2023, 4, 30)),
    (31, 2, date(2023, 5, 31)),
    (30, 11, date(2024, 2, 29)),
    (29, 11, date(2024, 2, 29)),
    (28, 11, date(2024, 2, 28)),
]


@pytest.mark.parametrize(("day", "month", "due_on"), DAYS)
def test_an_instalment_falls_due_on_its_day_or_the_last_of_a_shorter_month(day: int, month: int, due_on: date) -> None:
    rule = InstalmentRule("pool", YEAR, day, CLAUSE)
    (instalment,) = instalments_due(rule, {"council": Money(1200)}, month=Month(YEAR, month))
    assert instalment.due_on == due_on


def test_every_partner_has_one_and_its_rounding_is_said() -> None:
    rule = InstalmentRule("pool", YEAR, 15, CLAUSE)
    council, icb = instalments_due(rule, {"council": Money(1201), "icb": Money(1200)}, month=Month(YEAR, 1))
    assert (council.party, council.amount) == ("council", Money(101))
    assert council.rounding.startswith("odd penny to M01")
    assert icb.rounding == "exact: no odd penny"


def test_nothing_falls_due_in_an_adjustment_period() -> None:
    with pytest.raises(AssertionError):
        instalments_due(InstalmentRule("pool", YEAR, 15, CLAUSE), {}, month=Month(YEAR, 13))
