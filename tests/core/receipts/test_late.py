"""What is late is listed, said in a letter, and bears interest only where the agreement states a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest

from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.receipts import InterestTerm, NoRateOfInterest, interest_on, late_of, letter, standings

from .cases import APRIL, JUNE, MAY, books, invoiced, matched, paid

BOOKS = books(paid(1, "400"), matches=(matched(1, "400"),), invoiced=(invoiced("INV-1", "1,000"),))


def test_the_letter_says_each_instalment_its_days_and_what_was_paid_of_it() -> None:
    found = letter(standings(BOOKS, on=JUNE), party="icb", on=JUNE, fund="Beds", called="the ICB", host="The council")
    assert found.amount == Money.of("1,600")
    assert found.days == (APRIL, MAY)
    assert "- £600.00, due on 15 April 2022 (cl. 10.4), 61 days late, £400.00 of £1,000.00 paid, invoice INV-1\n" in (
        found.text
    )
    assert "To the finance team of the ICB" in found.text


def test_nobody_is_late_with_nothing() -> None:
    assert late_of(standings(BOOKS, on=APRIL)) == ()


def test_interest_is_worked_out_at_the_rate_the_agreement_states() -> None:
    late = late_of(standings(BOOKS, on=JUNE))[0]
    found = interest_on(late, InterestTerm(Decimal("8"), Clause("cl. 10.6")))
    assert found.amount == Money.of("8.02")  # 600 x 8% x 61/365 = 8.0219...
    assert "8% a year on £600.00 for the 61 days since 15 April 2022" in found.because.sentence


def test_without_a_rate_the_clause_that_is_silent_is_named() -> None:
    late = late_of(standings(BOOKS, on=JUNE))[0]
    with pytest.raises(NoRateOfInterest, match=r"^cl\. 10\.4 says when .* states no rate"):
        interest_on(late, None)
