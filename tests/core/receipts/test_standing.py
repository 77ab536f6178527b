"""How an instalment stands: by the day, what was paid by then, what was invoiced, and whether it is suspended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from section75.core.money import Money
from section75.core.receipts import OwedAndPaid, Standing, State, Suspension, Way, standings, unmatched

from .cases import APRIL, DUE, JUNE, MAY, books, invoiced, matched, owed, paid

SUSPENDED = Suspension(1, "icb", APRIL, MAY, date(2022, 5, 1), date(2022, 7, 1), "cl. 21.3", "Question 4")


def stands(given: OwedAndPaid, on: date, due_on: date = APRIL) -> Standing:
    return next(each for each in standings(given, on=on) if each.owed.due_on == due_on)


@pytest.mark.parametrize(
    ("given", "on", "state", "days_late"),
    [
        (OwedAndPaid((owed(is_posted=False),)), APRIL - timedelta(days=1), State.TO_COME, 0),
        (OwedAndPaid((owed(is_posted=False),)), APRIL, State.NOT_POSTED, 0),
        (OwedAndPaid((owed(),)), APRIL, State.DUE, 0),
        (OwedAndPaid((owed(),)), APRIL + timedelta(days=1), State.LATE, 1),
        (OwedAndPaid((owed(amount=-DUE),)), MAY, State.TO_GIVE_BACK, 0),
        (books(invoiced=(invoiced("INV-1", "1,000"),)), APRIL, State.INVOICED, 0),
        (books(paid(1, "400"), matches=(matched(1, "400"),)), APRIL, State.PART_PAID, 0),
        (books(paid(1, "400"), matches=(matched(1, "400"),)), MAY, State.LATE, 30),
        (books(paid(1, "1,000"), matches=(matched(1, "1,000"),)), MAY, State.PAID, 0),
        (books(paid(1, "1,000", MAY), matches=(matched(1, "1,000"),)), JUNE, State.PAID, 30),
        (books(paid(1, "1,000", MAY), matches=(matched(1, "1,000"),)), APRIL + timedelta(days=3), State.LATE, 3),
        (books(paid(1, "1,000", way=Way.IN_KIND), matches=(matched(1, "1,000"),)), MAY, State.PAID_IN_KIND, 0),
        (books(suspensions=(SUSPENDED,)), date(2022, 5, 1), State.SUSPENDED, 0),
        (books(suspensions=(SUSPENDED,)), date(2022, 7, 1), State.LATE, 77),
    ],
)
def test_an_instalment_stands_as_the_day_and_what_came_in_make_it(
    given: OwedAndPaid, on: date, state: State, days_late: int
) -> None:
    found = stands(given, on)
    assert (found.state, found.days_late) == (state, days_late)


def test_what_was_reversed_owes_nothing_and_what_is_matched_to_it_is_beyond() -> None:
    reversed_ = replace(owed(amount=Money(0)), is_reversed=True)
    found = stands(OwedAndPaid((reversed_,), (paid(1, "400"),), (matched(1, "400"),), suspensions=(SUSPENDED,)), MAY)
    assert (found.state, found.outstanding, found.overpaid) == (State.REVERSED, Money.of("-400"), Money.of("400"))


def test_only_the_instalments_that_are_suspended_are(  # June is not in the suspension
) -> None:
    given = books(suspensions=(SUSPENDED,))
    assert stands(given, JUNE, MAY).state is State.SUSPENDED
    assert stands(given, JUNE, JUNE).state is State.DUE


def test_cash_and_kind_are_told_apart() -> None:
    matches = (matched(1, "300"), matched(2, "200", number=2))
    found = stands(books(paid(1, "300"), paid(2, "200", way=Way.IN_KIND), matches=matches), MAY)
    assert (found.paid, found.in_kind, found.outstanding) == (Money.of("300"), Money.of("200"), Money.of("500"))


def test_what_goes_beyond_what_is_owed_stays_in_view() -> None:
    found = unmatched(books(paid(1, "1,250"), matches=(matched(1, "1,000"),)), on=APRIL)
    assert [(each.payment.seq, each.left) for each in found] == [(1, Money.of("250"))]


def test_a_payment_of_later_is_not_seen_yet() -> None:
    assert unmatched(books(paid(1, "1,250", MAY)), on=APRIL) == ()
