"""Days, months, quarters and years, at their edges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import (
    FinancialYear,
    Month,
    NotADay,
    NotAFinancialYear,
    NotAMonth,
    NotAQuarter,
    Quarter,
    in_words,
    london_day,
    read_day,
)

# instant in UTC, the day it is in London, the reporting month it falls in
EDGES = [
    ("2027-03-31T22:59:59", date(2027, 3, 31), "2026/27 M12"),
    ("2027-03-31T23:00:00", date(2027, 4, 1), "2027/28 M1"),  # summer time has begun: London is an hour ahead
    ("2027-03-31T23:30:00", date(2027, 4, 1), "2027/28 M1"),
    ("2027-04-01T00:00:00", date(2027, 4, 1), "2027/28 M1"),
    ("2026-03-31T22:59:59", date(2026, 3, 31), "2025/26 M12"),
    ("2026-03-31T23:59:59", date(2026, 4, 1), "2026/27 M1"),
    ("2027-12-31T23:30:00", date(2027, 12, 31), "2027/28 M9"),  # winter: London keeps UTC
    ("2028-01-01T00:00:00", date(2028, 1, 1), "2027/28 M10"),
    ("2028-02-28T23:59:59", date(2028, 2, 28), "2027/28 M11"),
    ("2028-02-29T00:00:00", date(2028, 2, 29), "2027/28 M11"),
    ("2028-02-29T23:59:59", date(2028, 2, 29), "2027/28 M11"),
    ("2028-03-01T00:00:00", date(2028, 3, 1), "2027/28 M12"),
    ("2027-02-28T23:59:59", date(2027, 2, 28), "2026/27 M11"),
    ("2027-03-01T00:00:00", date(2027, 3, 1), "2026/27 M12"),
    ("2027-03-28T00:59:59", date(2027, 3, 28), "2026/27 M12"),  # clocks go forward at 01:00 UTC
    ("2027-03-28T01:00:00", date(2027, 3, 28), "2026/27 M12"),
    ("2027-03-28T23:00:00", date(2027, 3, 29), "2026/27 M12"),
    ("2027-10-30T23:00:00", date(2027, 10, 31), "2027/28 M7"),
    ("2027-10-31T00:59:59", date(2027, 10, 31), "2027/28 M7"),  # clocks go back at 01:00 UTC
    ("2027-10-31T23:59:59", date(2027, 10, 31), "2027/28 M7"),
    ("2027-11-01T00:00:00", date(2027, 11, 1), "2027/28 M8"),
    ("2027-06-30T23:00:00", date(2027, 7, 1), "2027/28 M4"),
    ("2027-09-30T22:59:59", date(2027, 9, 30), "2027/28 M6"),
    ("2000-02-29T12:00:00", date(2000, 2, 29), "1999/00 M11"),
]


@pytest.mark.parametrize(("instant", "day", "month"), EDGES)
def test_a_moment_falls_on_its_day_and_month_in_london(instant: str, day: date, month: str) -> None:
    found = london_day(datetime.fromisoformat(f"{instant}+00:00"))
    assert found == day
    assert str(Month.of(found)) == month
    assert Month.of(found).span.holds(day)
    assert str(FinancialYear.of(found)) == month[:7]


def test_a_moment_given_in_another_zone_is_the_same_moment() -> None:
    moment = datetime(2027, 4, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert london_day(moment) == london_day(moment.astimezone(UTC)) == date(2027, 4, 1)


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(AssertionError, match="time zone"):
        london_day(datetime(2027, 4, 1))  # noqa: DTZ001


@given(st.dates(min_value=date(1948, 4, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_in_one_month_one_quarter_and_one_year(day: date) -> None:
    month = Month.of(day)
    assert month.span.holds(day)
    assert Quarter.of(month).span.holds(day)
    assert month.year.span.holds(day)
    assert sum(Month(month.year, number).span.holds(day) for number in range(1, 13)) == 1


@given(st.dates(min_value=date(1948, 4, 1), max_value=date(2200, 12, 31)))
def test_a_day_a_month_and_a_year_read_back_as_they_are_written(day: date) -> None:
    month = Month.of(day)
    assert read_day(day.isoformat()) == read_day(in_words(day)) == read_day(f"{day:%d/%m/}{day.year:04d}") == day
    assert Month.read(str(month)) == month
    assert FinancialYear.read(str(month.year)) == month.year
    assert Quarter.read(str(Quarter.of(month))) == Quarter.of(month)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-06-14", date(2022, 6, 14)),
        ("2022-06-14 00:00:00", date(2022, 6, 14)),
        ("2022-06-14T00:00", date(2022, 6, 14)),
        ("14/06/2022", date(2022, 6, 14)),
        ("1/4/2022", date(2022, 4, 1)),
        (" 14  June 2022 ", date(2022, 6, 14)),
        ("14 jun 2022", date(2022, 6, 14)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "29/02/2027", "31/04/2022", "13/13/2022", "14/06/22", "06-14-2022", "2022/06/14", "14 Jumble 2022",
     "2022-06-14 13:00", "44726", "14.06.2022", "0 June 2022", "٢٠٢٢-٠٦-١٤"],
)  # fmt: skip
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay, match="day first"):
        read_day(text)


@pytest.mark.parametrize(
    ("text", "first"), [("2022/23", 2022), ("2022-23", 2022), ("2022/2023", 2022), ("1999/00", 1999), ("2099/00", 2099)]
)
def test_a_year_is_read_as_it_is_printed(text: str, first: int) -> None:
    assert FinancialYear.read(text) == FinancialYear(first)


@pytest.mark.parametrize("text", ["2022", "2022/24", "2022/22", "2022/2024", "22/23", "1947/48", "2201/02", "2022/023"])
def test_what_is_not_a_financial_year_is_refused(text: str) -> None:
    with pytest.raises(NotAFinancialYear):
        FinancialYear.read(text)


@pytest.mark.parametrize("text", ["2022/23 M0", "2022/23 M16", "2022/23", "M3", "2022/23 M", "2022/23 Q1"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(NotAMonth):
        Month.read(text)


@pytest.mark.parametrize("text", ["2022/23 Q0", "2022/23 Q5", "2022/23", "2022/23 M1"])
def test_what_is_not_a_quarter_is_refused(text: str) -> None:
    with pytest.raises(NotAQuarter):
        Quarter.read(text)


def test_months_are_called_by_their_names() -> None:
    year = FinancialYear(2022)
    assert Month(year, 1).in_words == "April 2022"
    assert Month(year, 9).in_words == "December 2022"
    assert Month(year, 12).in_words == "March 2023"
    assert Month(year, 14).in_words == "adjustment period 2 of 2022/23"
    assert Quarter(year, 4).in_words == "quarter 4 of 2022/23 (January 2023 to March 2023)"


def test_an_adjustment_period_has_the_days_of_march_and_no_quarter() -> None:
    adjustment = Month(FinancialYear(2022), 13)
    assert adjustment.is_adjustment
    assert adjustment.span == Month(FinancialYear(2022), 12).span
    with pytest.raises(NotAQuarter, match="adjustment period 1"):
        Quarter.of(adjustment)


def test_adjustment_periods_come_after_march_and_before_april() -> None:
    march, last, april = Month(FinancialYear(2022), 12), Month(FinancialYear(2022), 15), Month(FinancialYear(2023), 1)
    assert march < last < april
