"""Shares: printed, or contributed, and never one for the other."""

from __future__ import annotations

from fractions import Fraction

import pytest

from section75.core.money import (
    BaseIsNothing,
    Contributed,
    Keyed,
    Money,
    NegativeShare,
    NotAShare,
    Printed,
    Ratio,
    SharesNotAWhole,
)


def test_printed_shares_are_exact_and_remember_how_they_are_printed() -> None:
    ratio = Ratio.printed({"council": "76.78%", "icb": " 23.22 % "})
    assert ratio.shares == (("council", Fraction(7678, 10000)), ("icb", Fraction(2322, 10000)))
    assert ratio.origin == Printed(("76.78%", " 23.22 % "))
    assert ratio.in_words("council") == "76.78%"
    assert str(Printed(("76.78%", "23.22%"))) == "76.78% : 23.22%"


def test_contributed_shares_are_exact_and_remember_their_base() -> None:
    amounts = [("council", Money.of("93,710")), ("icb", Money.of("28,340"))]
    ratio = Ratio.contributed(amounts, base="net contributions 2022/23")
    assert ratio.partners == ("council", "icb")
    assert ratio.share("icb") == Fraction(28340, 122050)
    assert ratio.in_words("icb") == "£28,340.00 of £122,050.00 (net contributions 2022/23)"
    assert isinstance(ratio.origin, Contributed)
    assert str(ratio.origin) == "£93,710.00 : £28,340.00 (net contributions 2022/23)"


@pytest.mark.parametrize(
    ("percentages", "says"),
    [
        ({"a": "60%", "b": "39%"}, "add up to 99%, 1% short of 100%"),
        ({"a": "60%", "b": "41%"}, "add up to 101%, 1% too much"),
        ({"a": "33.33%", "b": "33.33%", "c": "33.33%"}, "add up to 99.99%, 0.01% short of 100%"),
        ({}, r"\(none given\) add up to 0%, 100% short of 100%"),
    ],
)
def test_shares_that_do_not_make_a_whole_are_refused_with_the_difference(
    percentages: dict[str, str], says: str
) -> None:
    with pytest.raises(SharesNotAWhole, match=says) as refused:
        Ratio.printed(percentages, clause="para 37")
    assert refused.value.clause == "para 37"


@pytest.mark.parametrize("text", ["76.78", "", "%", "a%", "1e2%", "½%", "NaN%", 0.5, None, "1.%", "5 0%"])
def test_what_is_not_a_percentage_is_refused(text: object) -> None:
    with pytest.raises(NotAShare, match="The share of council"):
        Ratio.printed({"council": text})  # type: ignore[dict-item]


def test_a_share_below_nothing_is_refused_printed_or_contributed() -> None:
    with pytest.raises(NegativeShare, match="-5%"):
        Ratio.printed({"a": "105%", "b": "-5%"})
    with pytest.raises(NegativeShare, match=r"-£0\.05"):
        Ratio.contributed([("a", Money(105)), ("b", Money(-5))], base="net")


def test_a_base_of_nothing_is_refused() -> None:
    with pytest.raises(BaseIsNothing, match="Net contributions add up to nothing"):
        Ratio.contributed([("a", Money(0))], base="net contributions")


def test_keyed_shares_are_exact_and_remember_what_is_counted() -> None:
    ratio = Ratio.keyed({"council": 20_000, "icb": 10_001}, key="people aged 65 and over, mid-2017")
    assert ratio.shares == (("council", Fraction(20_000, 30_001)), ("icb", Fraction(10_001, 30_001)))
    assert ratio.partners == ("council", "icb")
    assert ratio.origin == Keyed("people aged 65 and over, mid-2017", (20_000, 10_001))
    assert str(ratio.origin) == "20,000 : 10,001 (people aged 65 and over, mid-2017)"
    assert ratio.in_words("icb") == "10,001 of 30,001 (people aged 65 and over, mid-2017)"


def test_a_measure_of_nothing_for_one_partner_is_a_share_of_nothing() -> None:
    ratio = Ratio.keyed({"council": 0, "icb": 7}, key="patients")
    assert ratio.shares == (("council", Fraction(0)), ("icb", Fraction(1)))
    assert ratio.in_words("council") == "0 of 7 (patients)"


@pytest.mark.parametrize("values", [{}, {"council": 0}, {"council": 0, "icb": 0}])
def test_a_measure_that_adds_up_to_nothing_is_refused_with_its_clause(values: dict[str, int]) -> None:
    with pytest.raises(BaseIsNothing, match="People aged 65 and over add up to nothing") as refused:
        Ratio.keyed(values, key="people aged 65 and over", clause="Sch. 3 para 1")
    assert refused.value.clause == "Sch. 3 para 1"


def test_a_measure_below_nothing_is_refused_even_where_the_sum_is_not() -> None:
    with pytest.raises(NegativeShare, match="The share of icb is -1,000"):
        Ratio.keyed({"council": 5_000, "icb": -1_000}, key="patients")


def test_a_measure_and_contributions_in_the_same_proportion_are_not_the_same_ratio() -> None:
    keyed = Ratio.keyed({"a": 3, "b": 1}, key="patients")
    contributed = Ratio.contributed([("a", Money(3)), ("b", Money(1))], base="net")
    assert keyed.shares == contributed.shares
    assert keyed != contributed


def test_a_ratio_that_is_no_whole_cannot_be_built() -> None:
    with pytest.raises(AssertionError, match="make a whole"):
        Ratio((("a", Fraction(1, 3)),), Printed(("33%",)))
    with pytest.raises(AssertionError, match="below nothing"):
        Ratio((("a", Fraction(4, 3)), ("b", Fraction(-1, 3))), Printed(("133%", "-33%")))
