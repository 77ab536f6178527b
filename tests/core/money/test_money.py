"""Reading, writing and adding amounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import AmountTooLarge, FinerThanAPenny, Money, NotAnAmount, Unit, sum_of

pence = st.integers(min_value=-(10**15), max_value=10**15)

WRITTEN = [
    ("1,250.37", 125_037),
    ("£1,250.37", 125_037),
    ("£ 1 250.37", 125_037),
    ("1250.37", 125_037),
    ("-1,250.37", -125_037),
    ("\u22121,250.37", -125_037),
    ("-£1,250.37", -125_037),
    ("£-1,250.37", -125_037),
    ("1,250.37-", -125_037),
    ("(1,250.37)", -125_037),
    ("(£1,250.37)", -125_037),
    ("£(1,250.37)", -125_037),
    ("0", 0),
    ("-0.00", 0),
    (".5", 50),
    ("0.1", 10),
    ("1.370000", 137),
    ("10,000,000,000,000.00", 10**15),
]

NOT_AMOUNTS = [
    "", " ", "-", "()", "£", ".", "5.", "1,25", "12,50.00", "1,2500", "NaN", "nan", "Infinity", "-inf", "1e400", "1E2",
    "abc", "--5", "-(5)", "((5))", "££5", "5p", "$5", "0x10", "1_000", "٣", "1.2.3", "+5", "(5", "5)",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_an_amount_is_read_as_people_write_it(text: str, expected: int) -> None:
    assert Money.of(text) == Money(expected)


@pytest.mark.parametrize("text", NOT_AMOUNTS)
def test_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(NotAnAmount, match="is not an amount in £"):
        Money.of(text)


@pytest.mark.parametrize("value", [1.5, 1, None, b"1.00", True])
def test_only_text_is_read(value: object) -> None:
    with pytest.raises(NotAnAmount):
        Money.of(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [1.0, True, "1", None])
def test_nothing_but_whole_pence_gets_in(value: object) -> None:
    with pytest.raises(NotAnAmount, match="whole pence"):
        Money(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("122,050", Unit.THOUSANDS, 12_205_000_000),
        ("(6,276)", Unit.THOUSANDS, -627_600_000),
        ("0.00001", Unit.THOUSANDS, 1),
        ("1.5", Unit.MILLIONS, 150_000_000),
        ("0.00000001", Unit.MILLIONS, 1),
        ("3", Unit.POUNDS, 300),
    ],
)
def test_the_unit_of_a_table_is_applied_exactly(text: str, unit: Unit, expected: int) -> None:
    assert Money.of(text, unit) == Money(expected)


@pytest.mark.parametrize(
    ("text", "unit"), [("1.001", Unit.POUNDS), ("0.000001", Unit.THOUSANDS), ("0.000000001", Unit.MILLIONS)]
)
def test_an_amount_finer_than_a_penny_is_refused(text: str, unit: Unit) -> None:
    with pytest.raises(FinerThanAPenny, match="finer than a penny"):
        Money.of(text, unit)


@pytest.mark.parametrize("text", ["10,000,000,000,000.01", "-10,000,000,000,000.01", "999999999999999999"])
def test_an_amount_beyond_any_partnerships_money_is_refused(text: str) -> None:
    with pytest.raises(AmountTooLarge, match="Check the unit"):
        Money.of(text)


def test_a_sum_beyond_any_partnerships_money_is_refused() -> None:
    with pytest.raises(AmountTooLarge):
        Money(10**15) + Money(1)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (125_037, "£1,250.37"),
        (-125_037, "-£1,250.37"),
        (0, "£0.00"),
        (5, "£0.05"),
        (-5, "-£0.05"),
        (10**8, "£1,000,000.00"),
    ],
)
def test_an_amount_is_written_in_pounds_and_pence(amount: int, written: str) -> None:
    assert str(Money(amount)) == written


@given(pence)
def test_what_is_written_reads_back_the_same(amount: int) -> None:
    assert Money.of(str(Money(amount))) == Money(amount)


@given(st.text())
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        read = Money.of(text)
    except (NotAnAmount, FinerThanAPenny, AmountTooLarge):
        return
    assert type(read.pence) is int


@given(st.lists(st.integers(min_value=-(10**12), max_value=10**12), max_size=20))
def test_the_sum_does_not_depend_on_the_order(amounts: list[int]) -> None:
    assert sum_of(map(Money, amounts)) == sum_of(map(Money, reversed(amounts))) == Money(sum(amounts))


def test_amounts_add_subtract_turn_and_compare() -> None:
    assert Money(5) + Money(3) == Money(8)
    assert Money(5) - Money(8) == Money(-3)
    assert -Money(5) == Money(-5)
    assert abs(Money(-5)) == Money(5)
    assert Money(-5) < Money(0) < Money(5)


def test_only_nothing_is_nothing() -> None:
    assert not Money(0)
    assert Money(-1)
    assert sum_of([]) == Money(0)
