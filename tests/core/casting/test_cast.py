"""Casting: what a source prints is added up, and every difference is told with its figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.casting import cast_shares, cast_total, same_scale
from section75.core.money import Money, Unit
from section75.core.refusals import Finding, Place, Result

WHERE = Place("a.toml", "budget[0]", 3)


def total(printed: str, *amounts: str, unit: Unit = Unit.THOUSANDS) -> Finding:
    return cast_total(
        [Money.of(amount, unit) for amount in amounts],
        printed=Money.of(printed, unit),
        unit=unit,
        what="Net",
        where=WHERE,
        schedule="s",
    )


OXFORDSHIRE = ("127,052", "-6,276", "-26,653")
TOTALS = [
    ("122,050", ("93,710", "28,340"), Unit.THOUSANDS, "Net: 93,710 + 28,340 = 122,050 (£000), as printed."),
    ("94,123", OXFORDSHIRE, Unit.THOUSANDS, "Net: 127,052 - 6,276 - 26,653 = 94,123 (£000), as printed."),
    ("0", ("0",), Unit.POUNDS, "Net: 0 = 0 (£), as printed."),
    ("0", (), Unit.POUNDS, "Net: nothing = 0 (£), as printed."),
    ("-1.5", ("-2", "0.5"), Unit.MILLIONS, "Net: -2 + 0.5 = -1.5 (£m), as printed."),
]


@pytest.mark.parametrize(("printed", "amounts", "unit", "says"), TOTALS)
def test_a_total_that_foots_is_said_to(printed: str, amounts: tuple[str, ...], unit: Unit, says: str) -> None:
    found = total(printed, *amounts, unit=unit)
    assert (found.result, found.says) == (Result.PASS, says)


WRONG = [
    (
        "94,292",
        OXFORDSHIRE,
        (
            "Net: the source prints 94,292, its lines give 127,052 - 6,276 - 26,653 = 94,123 (£000), 169 apart "
            "(£169,000.00). Ask which is right, and correct the file."
        ),
    ),
    ("1", (), "Net: the source prints 1, its lines give nothing = 0 (£000), 1 apart (£1,000.00)."),
    ("-1", ("1",), "Net: the source prints -1, its lines give 1 = 1 (£000), 2 apart (£2,000.00)."),
]


@pytest.mark.parametrize(("printed", "amounts", "says"), WRONG)
def test_a_total_that_does_not_foot_gives_both_figures_and_the_difference(
    printed: str, amounts: tuple[str, ...], says: str
) -> None:
    found = total(printed, *amounts)
    assert found.result is Result.FAIL
    assert found.says.startswith(says)
    assert (found.where, found.schedule) == (WHERE, "s")


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8), st.sampled_from(Unit))
@settings(deadline=None)
def test_a_table_foots_with_its_own_sum_and_with_no_other(pence: list[int], unit: Unit) -> None:
    amounts = [Money(each) for each in pence]
    for difference, result in ((0, Result.PASS), (1, Result.FAIL)):
        printed = Money(sum(pence) + difference)
        found = cast_total(amounts, printed=printed, unit=unit, what="Net", where=WHERE, schedule="")
        assert found.result is result


def shares(amounts: dict[str, int], **printed: str) -> Finding:
    money = {name: Money(pence) for name, pence in amounts.items()}
    return cast_shares(money, printed=printed, what="Shares", where=WHERE, schedule="")


CONTRIBUTED = {"council": 9_371_000_000, "icb": 2_834_000_000}
SHARES = [
    (CONTRIBUTED, {"council": "76.78%", "icb": "23.22%"}, Result.PASS, "council 76.78% and icb 23.22% follow"),
    (CONTRIBUTED, {"council": "76.8%"}, Result.PASS, "council 76.8% follow"),
    (CONTRIBUTED, {"council": "77%", "icb": "23%"}, Result.PASS, "rounded as printed"),
    (CONTRIBUTED, {"council": "77.0%"}, Result.FAIL, "council is printed as 77.0% and works out at 76.780%"),
    (CONTRIBUTED, {"trust": "1%"}, Result.FAIL, "trust is printed as 1% and no amount is given"),
    ({"council": 0, "icb": 0}, {"council": "50%"}, Result.FAIL, "no amount is given to work it out from"),
    ({"council": 1, "icb": 7}, {"council": "12.5%"}, Result.PASS, "follow"),
    ({"council": 1, "icb": 7}, {"council": "13%"}, Result.PASS, "follow"),
    ({"council": 150, "icb": -50}, {"council": "150%"}, Result.PASS, "follow"),
    ({"council": 150, "icb": -50}, {"icb": "50%"}, Result.FAIL, "icb is printed as 50% and works out at -50.00%"),
]


@pytest.mark.parametrize(("amounts", "printed", "result", "says"), SHARES)
def test_printed_shares_follow_to_the_decimals_printed(
    amounts: dict[str, int], printed: dict[str, str], result: Result, says: str
) -> None:
    found = shares(amounts, **printed)
    assert found.result is result
    assert says in found.says


@pytest.mark.parametrize(
    ("first", "second", "mixed"),
    [
        ("950", "950,000", True),
        ("950,000", "950", True),
        ("100", "10,000", True),
        ("100", "9,999.99", False),
        ("-950", "950,000", True),
        ("0", "950,000", False),
        ("0", "0", False),
    ],
)
def test_two_tables_of_the_same_money_a_hundred_times_apart_are_in_two_units(
    first: str, second: str, mixed: bool
) -> None:
    found = same_scale(Money.of(first), Money.of(second), what="Both", where=WHERE, schedule="s")
    assert (found is not None) is mixed
