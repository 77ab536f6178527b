"""Balances, and the trial balance they add up to."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import (
    Account,
    Balance,
    Balances,
    ByHand,
    Draft,
    Entry,
    TrialBalance,
    TrialBalanceRow,
    reverse,
)
from section75.core.money import Money, sum_of

CASH, CARE = Account.read("cash"), Account.read("expenditure/residential-care")
DUE, CONTRIBUTION = Account.read("contributions due/icb"), Account.read("contribution/icb")
MAY, JUNE = Month.read("2022/23 M2"), Month.read("2022/23 M3")


def _draft(debit: Account, credit: Account, pence: int, month: Month = JUNE) -> Draft:
    return Draft("ld", date(2022, 4, 1), month, debit, credit, Money(pence), "x", "para 1", ByHand("example"))


accounts = st.lists(st.sampled_from([CASH, CARE, DUE, CONTRIBUTION]), min_size=2, max_size=2, unique=True)
months = st.builds(Month, st.sampled_from([FinancialYear(2022), FinancialYear(2023)]), st.integers(1, 15))
drafts = st.lists(
    st.builds(
        lambda pair, pence, month: _draft(pair[0], pair[1], pence, month), accounts, st.integers(1, 10**10), months
    ),
    max_size=30,
)


@given(drafts)
def test_debits_and_credits_agree_whatever_is_posted(some: list[Draft]) -> None:
    balances = Balances.of_entries(some)
    assert sum_of(balances.net(account) for account in balances.accounts) == Money(0)
    trial = TrialBalance.of(balances)
    assert trial.debit == trial.credit


@given(drafts, months)
def test_the_trial_balance_agrees_at_the_end_of_any_month(some: list[Draft], month: Month) -> None:
    up_to = Balances.of_entries(some).up_to(month)
    assert TrialBalance.of(up_to) == TrialBalance.of(Balances.of_entries(d for d in some if d.month <= month))


@given(drafts, st.randoms(use_true_random=False))
def test_balances_do_not_depend_on_the_order_of_the_entries(some: list[Draft], shuffler: Random) -> None:
    shuffled = list(some)
    shuffler.shuffle(shuffled)
    assert Balances.of_entries(shuffled) == Balances.of_entries(some)


@given(drafts)
def test_reversing_everything_leaves_every_account_at_nothing(some: list[Draft]) -> None:
    entries = [Entry(seq, datetime(2022, 7, 4, tzinfo=UTC), draft) for seq, draft in enumerate(some, start=1)]
    back = [reverse(entry, because="undone", month=JUNE, effective_on=date(2022, 6, 30)) for entry in entries]
    balances = Balances.of_entries([*entries, *back])
    assert all(not balances.net(account) for account in balances.accounts)


@given(drafts)
def test_movements_by_month_add_up_to_the_balance(some: list[Draft]) -> None:
    balances = Balances.of_entries(some)
    every_month = {draft.month for draft in some}
    for account in balances.accounts:
        assert sum_of(balances.movement(account, [month]) for month in every_month) == balances.net(account)


def test_a_movement_counts_the_months_given_and_no_other() -> None:
    balances = Balances.of_entries([_draft(CARE, CASH, 100, MAY), _draft(CARE, CASH, 30), _draft(CASH, CARE, 7)])
    assert balances.movement(CARE, [JUNE]) == Money(23)
    assert balances.movement(CARE, [MAY, JUNE]) == balances.net(CARE) == Money(123)
    assert balances.movement(CASH, [MAY]) == Money(-100)
    assert balances.movement(DUE, [MAY]) == Money(0)


def test_balances_from_a_store_are_added_and_sorted() -> None:
    rows = [
        Balance(CARE, JUNE, Money(30), Money(7)),
        Balance(CASH, JUNE, Money(7), Money(130)),
        Balance(CARE, MAY, Money(60), Money(0)),
        Balance(CARE, MAY, Money(40), Money(0)),
    ]
    assert Balances.of(rows) == Balances.of(reversed(rows))
    assert Balances.of(rows).rows[1] == Balance(CARE, MAY, Money(100), Money(0))


def test_unsorted_or_repeated_balances_cannot_be_built() -> None:
    may, june = Balance(CARE, MAY, Money(1), Money(0)), Balance(CARE, JUNE, Money(1), Money(0))
    for rows in ((june, may), (may, may)):
        with pytest.raises(AssertionError, match="sorted"):
            Balances(rows)


def test_a_trial_balance_shows_each_account_on_the_side_it_falls() -> None:
    trial = TrialBalance.of(
        Balances.of_entries([_draft(DUE, CONTRIBUTION, 500), _draft(CASH, DUE, 500), _draft(CARE, CASH, 120)])
    )
    assert trial.as_data() == {
        "unit": "pence",
        "rows": [
            {"account": "cash", "debit": 380, "credit": 0},
            {"account": "contribution/icb", "debit": 0, "credit": 500},
            {"account": "contributions due/icb", "debit": 0, "credit": 0},
            {"account": "expenditure/residential-care", "debit": 120, "credit": 0},
        ],
        "debit": 500,
        "credit": 500,
    }


def test_a_trial_balance_that_does_not_agree_cannot_be_built() -> None:
    with pytest.raises(AssertionError, match=r"£0\.01 and credits £0.00"):
        TrialBalance((TrialBalanceRow(CASH, Money(1), Money(0)),))
