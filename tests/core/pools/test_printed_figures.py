"""Figures as printed: the same digits in another unit, and a memorandum account's spend, deficit and funding."""

from __future__ import annotations

import pytest

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.pools import MemorandumAccount, Statement

YEAR = FinancialYear(2017)


def statement(amount: str, unit: Unit) -> Statement:
    return Statement("f", YEAR, "pooled fund", Money.of(amount, unit), unit, Clause("p. 1"))


READ = [
    ("2,053", Unit.POUNDS, Unit.THOUSANDS, Money.of("2,053,000")),
    ("2,053", Unit.THOUSANDS, Unit.POUNDS, Money.of("2,053")),
    ("2,053", Unit.POUNDS, Unit.POUNDS, Money.of("2,053")),
    ("-1.5", Unit.MILLIONS, Unit.THOUSANDS, Money.of("-1,500")),
    ("0.001", Unit.THOUSANDS, Unit.POUNDS, None),
    ("2,000,000,000", Unit.POUNDS, Unit.MILLIONS, None),
]


@pytest.mark.parametrize(("amount", "unit", "other", "read"), READ)
def test_the_same_digits_are_read_in_another_unit_or_not_at_all(
    amount: str, unit: Unit, other: Unit, read: Money | None
) -> None:
    assert statement(amount, unit).in_unit(other) == read


@pytest.mark.parametrize(("deficit", "funding"), [("1,075", "2,567"), ("-75", "3,717"), ("0", "3,642")])
def test_funding_is_spend_less_the_deficit_and_more_where_there_is_a_surplus(deficit: str, funding: str) -> None:
    rows = (("council", Money.of("1,230")), ("ccg", Money.of("2,412")))
    account = MemorandumAccount("f", YEAR, Unit.POUNDS, rows, Money.of(deficit), Clause("p. 2"))
    assert account.spend == Money.of("3,642")
    assert account.funding == Money.of(funding)
