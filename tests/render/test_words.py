"""Days and amounts as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money
from section75.render.words import FILTERS, day, moment, money, pence, pounds, thousands, variance


@pytest.mark.parametrize(
    ("amount", "said"),
    [("1,250.37", "£1,250.37"), ("-1,250.37", "\u2212£1,250.37"), ("0", "£0.00"), ("-0.05", "\u2212£0.05")],
)
def test_money_is_said_in_pounds_and_pence(amount: str, said: str) -> None:
    assert money(Money.of(amount)) == said
    assert pence(Money.of(amount).pence) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("412,000.00", "£412,000"),
        ("0.49", "£0"),
        ("0.50", "£1"),
        ("-0.50", "\u2212£1"),
        ("-0.49", "£0"),
        ("1,999.50", "£2,000"),
    ],
)
def test_whole_pounds_are_rounded_half_away_from_nothing(amount: str, said: str) -> None:
    assert pounds(Money.of(amount)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("412,000", "412"),
        ("339,553.60", "339.6"),
        ("72,446.40", "72.4"),
        ("-451,466.40", "\u2212451.5"),
        ("50", "0.1"),
        ("49.99", "0.0"),
        ("-49.99", "0.0"),
        ("122,050,000", "122,050"),
        ("0", "0"),
    ],
)
def test_thousands_have_a_decimal_only_where_they_are_not_whole(amount: str, said: str) -> None:
    assert thousands(Money.of(amount)) == said


@pytest.mark.parametrize(
    ("over", "said"),
    [("412,000", "overspend of £412,000.00"), ("-0.01", "underspend of £0.01"), ("0", "on budget")],
)
def test_a_variance_is_said_in_words(over: str, said: str) -> None:
    assert variance(Money.of(over)) == said


@given(st.integers(-(10**15), 10**15))
def test_money_in_words_reads_back_to_the_penny(amount: int) -> None:
    assert Money.of(pence(amount)).pence == amount


def test_a_day_is_in_full_and_a_moment_by_the_london_clock() -> None:
    assert day(date(2023, 10, 5)) == "5 October 2023"
    assert moment(datetime(2022, 7, 4, 8, 5, tzinfo=UTC)) == "4 July 2022 at 9:05am"
    assert moment(datetime(2022, 12, 4, 23, 30, tzinfo=UTC)) == "4 December 2022 at 11:30pm"
    assert day(datetime(2022, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2022"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2022, 7, 4, 8, 5))  # noqa: DTZ001 - that is what is refused


def test_a_page_may_call_every_filter_by_its_name() -> None:
    assert sorted(FILTERS) == ["day", "moment", "money", "pence", "pounds", "thousands", "variance"]
