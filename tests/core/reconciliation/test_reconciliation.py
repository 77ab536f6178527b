"""Two sets of figures beside each other, and a statement of balances that foots."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, Balance, Balances
from section75.core.money import Money
from section75.core.reconciliation import (
    Acceptance,
    FiguresMissing,
    FigureTwice,
    GivenFigure,
    Reason,
    check_given,
    compare,
    statement_of,
)
from section75.core.refusals import Refusals

SINCE = date(2022, 7, 4)
MONTH = Month(FinancialYear(2022), 3)
FIGURES = st.dictionaries(st.sampled_from("abcdef"), st.integers(-(10**9), 10**9).map(Money))


def reason(key: str, pounds: str, because: str) -> Reason:
    return Reason(key, Money.of(pounds), because, "pool.manager", "council", SINCE)


def test_each_key_stands_with_both_figures_and_a_reason_holds_for_its_difference_alone() -> None:
    ours, theirs = (
        {"LD1": Money.of("10.00"), "LD2": Money.of("5.00")},
        {"LD1": Money.of("9.00"), "LD3": Money.of("1.00")},
    )
    reasons = [reason("LD1", "1.00", "a"), reason("LD1", "1.00", "b"), reason("LD3", "2.00", "stale")]
    found = compare(ours, theirs, since=SINCE, reasons=reasons)
    assert [(row.figures.key, str(row.figures.difference)) for row in found.rows] == [
        ("LD1", "£1.00"),
        ("LD2", "£5.00"),
        ("LD3", "-£1.00"),
    ]
    assert [row.reason.because if row.reason else "" for row in found.rows] == ["b", "", ""]
    assert [row.figures.key for row in found.unexplained] == ["LD2", "LD3"]
    assert (found.age(date(2022, 7, 9)), found.age(SINCE), found.age(date(2022, 7, 1))) == (5, 0, 0)


@given(FIGURES, FIGURES)
def test_differences_add_up_to_the_difference_of_the_totals(ours: dict[str, Money], theirs: dict[str, Money]) -> None:
    found = compare(ours, theirs, since=SINCE)
    naive = sum(amount.pence for amount in ours.values()) - sum(amount.pence for amount in theirs.values())
    assert found.difference.pence == sum(row.figures.difference.pence for row in found.rows) == naive
    assert {row.figures.key for row in found.differing} == {
        key for key in {*ours, *theirs} if ours.get(key, Money(0)) != theirs.get(key, Money(0))
    }
    assert found.unexplained == found.differing


def test_figures_are_given_once_each_and_some_are_given() -> None:
    with pytest.raises(FiguresMissing):
        check_given([])
    twice = [GivenFigure(key, Money(1)) for key in ("b", "b", "a", "a", "c")]
    with pytest.raises(Refusals) as refused:
        check_given(twice)
    assert [type(each) for each in refused.value.each] == [FigureTwice, FigureTwice]
    assert [each.key for each in check_given([GivenFigure("b", Money(1)), GivenFigure("a", Money(2))])] == ["a", "b"]


def test_a_statement_leaves_out_what_is_nothing_and_later_months_and_adds_up_to_nothing() -> None:
    def at(number: int, account: str, debit: int, credit: int) -> Balance:
        return Balance(Account.read(account), Month(FinancialYear(2022), number), Money(debit), Money(credit))

    rows = [at(1, "cash", 0, 500), at(1, "expenditure/care", 500, 0), at(3, "suspense", 70, 70), at(4, "cash", 900, 0)]
    rows.append(at(4, "brought forward", 0, 900))
    found = statement_of(Balances.of(rows), MONTH, upto=9)
    assert [(line.account.code, line.amount.pence) for line in found.lines] == [
        ("cash", -500),
        ("expenditure/care", 500),
    ]
    assert (found.total, found.debit) == (Money(0), Money(500))
    said = [Acceptance("council", "a", datetime(2022, 7, 4, tzinfo=UTC))]
    assert not found.is_accepted(("council", "icb"), said)
    assert found.is_accepted(("council",), said)
