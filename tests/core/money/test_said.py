"""What the money room says, word for word: a refusal that names the wrong figure is a wrong figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from section75.core.money import FinerThanAPenny, Money, Printed, Ratio, Unit, split
from section75.core.refusals import Refusal

HOW = "Write it as people do: 1,250.37, £1,250.37, -1,250.37 or (1,250.37)."
LIMIT = "is larger than any partnership's money (the limit is £10,000,000,000,000.00). Check the unit: £, £000 or £m."
PRINTED = 'is not a percentage. Write it as printed, as text with its sign: "76.78%".'
NOBODY = (
    "Nobody can bear less than nothing: correct the share, or give the other partners theirs in a step of their own."
)
NO_BASE = (
    "add up to nothing, so nobody's proportion of them can be worked out. "
    "Give the contributions for that year, or name another base."
)
FINER = (
    "is finer than a penny. Money is kept in whole pence: "
    "round it where it was worked out and say how, then give the rounded amount."
)
WHOLE = "Shares must make a whole: correct them, or name who bears the rest."
SAID: list[tuple[Callable[[], object], str]] = [
    (lambda: Money(1.5), f"1.5 is not an amount in whole pence. {HOW}"),  # type: ignore[arg-type]
    (lambda: Money(10**15 + 1), f"1000000000000001 pence {LIMIT}"),
    (lambda: Money.of(5, Unit.MILLIONS), f"5 is not an amount in £m. {HOW}"),  # type: ignore[arg-type]
    (lambda: Money.of("1,25", Unit.THOUSANDS), f"'1,25' is not an amount in £000. {HOW}"),
    (lambda: Money.of("-"), f"'-' is not an amount in £. {HOW}"),
    (lambda: Money.of("122,050,000", Unit.MILLIONS), f"122,050,000 {LIMIT}"),
    (lambda: Money.of("1.000001", Unit.THOUSANDS), f"'1.000001' in £000 {FINER}"),
    (lambda: Ratio.printed({"icb": 5}), f"The share of icb, 5, {PRINTED}"),  # type: ignore[dict-item]
    (lambda: Ratio.printed({"icb": "5"}), f"The share of icb, '5', {PRINTED}"),
    (lambda: Ratio.printed({"icb": "x%"}), f"The share of icb, 'x%', {PRINTED}"),
    (lambda: Ratio.printed({"icb": "-5%"}), f"The share of icb is -5%. {NOBODY}"),
    (lambda: Ratio.contributed([("icb", Money(-5))], base="net"), f"The share of icb is -£0.05. {NOBODY}"),
    (lambda: Ratio.keyed({"icb": -5000}, key="people"), f"The share of icb is -5,000. {NOBODY}"),
    (
        lambda: Ratio.printed({"council": "60%", "icb": "39%"}),
        f"The shares council 60%, icb 39% add up to 99%, 1% short of 100%. {WHOLE}",
    ),
    (lambda: Ratio.contributed([], base="net contributions"), f"Net contributions {NO_BASE}"),
    (lambda: Ratio.keyed({}, key="people"), f"People {NO_BASE}"),
]


@pytest.mark.parametrize(("act", "says"), SAID, ids=[str(number) for number, _ in enumerate(SAID)])
def test_a_refusal_says_this_and_cites_no_clause_that_was_not_given(act: Callable[[], object], says: str) -> None:
    with pytest.raises(Refusal) as refused:
        act()
    assert refused.value.says == says
    assert refused.value.clause == ""


def test_a_base_of_nothing_cites_the_clause_that_shares_by_it() -> None:
    with pytest.raises(Refusal) as refused:
        Ratio.contributed([("icb", Money(0))], base="net", clause="para 37")
    assert refused.value.clause == "para 37"


def test_a_sign_needs_only_one_figure_beside_it() -> None:
    assert Money.of("-5") == Money.of("5-") == Money(-500)


def test_a_part_of_a_penny_is_seen_however_many_figures_stand_before_it() -> None:
    with pytest.raises(FinerThanAPenny):
        Money.of("99999999999.000000000000000001")


def test_a_share_of_nothing_may_be_printed() -> None:
    assert Ratio.printed({"council": "100%", "icb": "0%"}).share("icb") == Fraction(0)


def test_a_division_keeps_what_was_divided_and_names_everyone_with_an_odd_penny() -> None:
    thirds = Ratio.contributed([("a", Money(1)), ("b", Money(1)), ("c", Money(1))], base="net")
    division = split(Money(200), between=thirds)
    assert division.whole == Money(200)
    assert division.ratio == thirds
    assert division.odd_to == ("a", "b")
    assert division.rounding(str.upper).startswith("odd penny to A and B (largest remainder; ")


def test_a_ratio_that_is_no_whole_is_a_fault_of_the_program_and_says_which() -> None:
    with pytest.raises(AssertionError, match="^a ratio's shares make a whole$"):
        Ratio((("a", Fraction(1, 3)),), Printed(("33%",)))
    with pytest.raises(AssertionError, match="^no share is below nothing$"):
        Ratio((("a", Fraction(4, 3)), ("b", Fraction(-1, 3))), Printed(("133%", "-33%")))
