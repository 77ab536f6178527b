"""Dividing an amount between partners."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Contributed, Money, Ratio, Unit, split, sum_of

PRINTED = Ratio.printed({"council": "76.78%", "icb": "23.22%"})
CONTRIBUTED = Ratio.contributed(
    [("council", Money.of("93,710", Unit.THOUSANDS)), ("icb", Money.of("28,340", Unit.THOUSANDS))],
    base="contributions 2022/23",
)
amounts = st.integers(min_value=-(10**13), max_value=10**13).map(Money)


@st.composite
def ratios(draw: st.DrawFn) -> Ratio:
    weights = draw(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=12).filter(any))
    pairs = [(f"partner-{number}", Money(weight)) for number, weight in enumerate(weights)]
    return Ratio.contributed(pairs, base="weights")


@given(amounts, ratios())
def test_the_parts_add_up_to_the_whole(whole: Money, ratio: Ratio) -> None:
    assert sum_of(part.amount for part in split(whole, ratio).parts) == whole


@given(amounts, ratios())
def test_each_part_is_within_a_penny_of_the_exact_share(whole: Money, ratio: Ratio) -> None:
    for part in split(whole, ratio).parts:
        assert part.exact == whole.pence * ratio.share(part.partner)
        assert abs(part.amount.pence - part.exact) < 1


@given(amounts, ratios())
def test_dividing_an_underspend_mirrors_dividing_an_overspend(whole: Money, ratio: Ratio) -> None:
    there, back = split(whole, ratio), split(-whole, ratio)
    assert [part.amount for part in back.parts] == [-part.amount for part in there.parts]


@given(amounts, ratios(), st.randoms(use_true_random=False))
def test_who_gets_what_does_not_depend_on_the_order_of_the_partners(
    whole: Money, ratio: Ratio, shuffler: Random
) -> None:
    shares = list(ratio.shares)
    shuffler.shuffle(shares)
    shuffled = split(whole, Ratio(tuple(shares), ratio.origin))
    assert {part.partner: part.amount for part in shuffled.parts} == {
        part.partner: part.amount for part in split(whole, ratio).parts
    }


@given(amounts, ratios())
def test_whoever_has_no_share_gets_nothing(whole: Money, ratio: Ratio) -> None:
    for partner, share in ratio.shares:
        assert share or not split(whole, ratio).amount(partner)


@pytest.mark.parametrize(
    ("ratio", "council", "icb"),
    [(PRINTED, "947,901.23", "286,666.66"), (CONTRIBUTED, "947,901.33", "286,666.56")],
    ids=["as printed", "as contributed"],
)
def test_printed_and_contributed_shares_are_ten_pence_apart(ratio: Ratio, council: str, icb: str) -> None:
    division = split(Money.of("1,234,567.89"), ratio)
    assert division.amount("council") == Money.of(council)
    assert division.amount("icb") == Money.of(icb)


@pytest.mark.parametrize(("percent", "rest", "share"), [
    ("70%", "30%", "85,435.0"), ("65%", "35%", "79,332.5"), ("60%", "40%", "73,230.0"),
])  # fmt: skip
def test_a_total_in_thousands_divides_without_a_remainder(percent: str, rest: str, share: str) -> None:
    ratio = Ratio.printed({"council": percent, "icb": rest})
    division = split(Money.of("122,050", Unit.THOUSANDS), ratio)
    assert division.amount("council") == Money.of(share, Unit.THOUSANDS)
    assert division.rounding() == "exact: no odd penny"


@pytest.mark.parametrize(
    ("pence", "expected"),
    [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (1, 1, 0)), (3, (1, 1, 1)), (-1, (-1, 0, 0)), (100, (34, 33, 33))],
)
def test_equal_remainders_go_in_alphabetical_order(pence: int, expected: tuple[int, ...]) -> None:
    thirds = Ratio.contributed([(name, Money(1)) for name in "abc"], base="equal")
    assert tuple(part.amount.pence for part in split(Money(pence), thirds).parts) == expected


def test_equal_remainders_go_to_the_larger_share_first() -> None:
    ratio = Ratio((("a", Fraction(1, 4)), ("z", Fraction(3, 4))), Contributed("quarters", (Money(1), Money(3))))
    assert split(Money(2), ratio).odd_to == ("z",)


def test_a_division_says_who_got_the_odd_penny() -> None:
    halves = Ratio.printed({"council": "50%", "icb": "50%"})
    division = split(Money(1), halves)
    assert division.odd_to == ("council",)
    assert division.rounding().startswith("odd penny to council (largest remainder; equal remainders:")
