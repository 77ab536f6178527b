"""A match never goes above its payment nor above its instalment, and no penny is lost or invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money, sum_of
from section75.core.receipts import (
    AboveTheInstalment,
    AboveThePayment,
    AboveWhatIsNotInvoiced,
    Match,
    NothingOwedThen,
    NothingToMatch,
    OwedAndPaid,
    invoice_for,
    left_of,
    match_to,
    require_match,
    spread,
    standings,
    suggestions,
)
from section75.core.refusals import Refusals

from .cases import AMOUNTS, APRIL, DAYS, JUNE, MAY, any_books, books, invoiced, matched, paid


@given(amount=AMOUNTS, over=st.lists(st.tuples(DAYS, AMOUNTS), max_size=8, unique_by=lambda part: part[0]))
def test_spreading_loses_and_invents_nothing(amount: Money, over: list[tuple[date, Money]]) -> None:
    parts, left = spread(amount, over=over)
    assert sum_of(part for _, part in parts) + left == amount
    assert left.pence >= 0
    open_of = dict(over)
    assert all(0 < part.pence <= open_of[day].pence for day, part in parts)
    filled = [part == open_of[day] for day, part in parts]
    assert all(filled[:-1]), "the earliest is filled before the next is begun"


@given(given_books=any_books(), chosen=st.lists(st.integers(0, 5), max_size=12))
def test_however_payments_are_matched_nothing_goes_above(given_books: OwedAndPaid, chosen: list[int]) -> None:
    found = given_books
    for place in chosen:
        payment = found.payments[place % len(found.payments)]
        days = {each.due_on for each in found.owed[: place + 1]}
        try:
            parts = match_to(found, payment, days=days)
        except NothingToMatch:
            continue
        new = tuple(
            Match(len(found.matches) + number, payment.seq, "icb", day, amount)
            for number, (day, amount) in enumerate(parts)
        )
        found = replace(found, matches=(*found.matches, *new))
    stood = standings(found, on=date.max)
    assert all(each.outstanding.pence >= 0 for each in stood)
    assert all(left_of(found, payment).pence >= 0 for payment in found.payments)
    came_in = sum_of(payment.amount for payment in found.payments)
    still_open = sum_of(left_of(found, payment) for payment in found.payments)
    assert sum_of(each.paid for each in stood) + still_open == came_in


@given(given_books=any_books())
def test_what_is_suggested_may_be_matched_and_leaves_nothing(given_books: OwedAndPaid) -> None:
    for payment in given_books.payments:
        for each in suggestions(given_books, payment):
            require_match(given_books, payment, each.parts)
            assert sum_of(amount for _, amount in each.parts) == payment.amount


def test_one_payment_meets_several_instalments_and_the_rest_stays() -> None:
    parts = match_to(books(paid(1, "1,500")), paid(1, "1,500"), days={APRIL, MAY})
    assert parts == ((APRIL, Money.of("1,000")), (MAY, Money.of("500")))


def test_an_overpayment_is_matched_only_up_to_the_instalment() -> None:
    parts = match_to(books(paid(1, "1,500")), paid(1, "1,500"), days={APRIL})
    assert parts == ((APRIL, Money.of("1,000")),)


def test_everything_that_goes_above_is_refused_at_once() -> None:
    given_books = books(paid(1, "1,200"), matches=(matched(1, "100"),))
    with pytest.raises(Refusals) as refused:
        require_match(given_books, paid(1, "1,200"), [(APRIL, Money.of("950")), (MAY, Money.of("500"))])
    assert {type(each) for each in refused.value.each} == {AboveThePayment, AboveTheInstalment}


def test_a_day_on_which_nothing_is_owed_is_refused() -> None:
    with pytest.raises(NothingOwedThen, match="14 June 2022"):
        match_to(books(paid(1, "10")), paid(1, "10"), days={date(2022, 6, 14)})


def test_a_payment_that_is_matched_in_full_is_refused() -> None:
    given_books = books(paid(1, "10"), matches=(matched(1, "10"),))
    with pytest.raises(NothingToMatch):
        match_to(given_books, paid(1, "10"), days={MAY})


def test_suggestions_are_exact_and_say_why() -> None:
    several = (invoiced("INV-7", "1,000", MAY), invoiced("INV-7", "1,000", JUNE))
    payment = paid(1, "2,000", says="Payment of inv-7")
    found = suggestions(books(payment, invoiced=several), payment)
    assert [[day for day, _ in each.parts] for each in found] == [[MAY, JUNE], [APRIL, MAY]]
    assert found[0].because == "It is what is outstanding of invoice INV-7, which it names"


def test_nothing_is_suggested_that_is_a_penny_out() -> None:
    payment = paid(1, "999.99")
    assert suggestions(books(payment), payment) == ()


def test_an_invoice_is_for_what_is_not_invoiced_yet() -> None:
    given_books = books(invoiced=(invoiced("INV-1", "400"),))
    parts = invoice_for(given_books, party="icb", number="INV-2", amount=Money.of("1,100"), days={APRIL, MAY})
    assert parts == ((APRIL, Money.of("600")), (MAY, Money.of("500")))
    with pytest.raises(AboveWhatIsNotInvoiced, match="£600.00"):
        invoice_for(given_books, party="icb", number="INV-2", amount=Money.of("600.01"), days={APRIL})
