"""The table of bank holidays is what the rules give, but for days that were proclaimed or moved, each named here."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from section75.core.calendar import ENGLAND, NotThatMany, YearWithoutHolidays

YEARS = range(2019, 2028)
ADDED = {
    date(2022, 6, 3): "Platinum Jubilee",
    date(2022, 9, 19): "State Funeral",
    date(2023, 5, 8): "Coronation",
    date(2020, 5, 8): "early May, moved to VE Day",
    date(2022, 6, 2): "spring, moved to the Jubilee",
}
TAKEN = {date(2020, 5, 4), date(2022, 5, 30)}


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def monday(year: int, month: int, *, last: bool) -> date:
    days = [date(year, month, day) for day in range(1, 32)]
    mondays = [day for day in days if day.weekday() == 0]
    return mondays[-1 if last else 0]


def next_free(day: date, taken: set[date]) -> date:
    while day.weekday() >= 5 or day in taken:
        day += timedelta(days=1)
    return day


def by_rule(year: int) -> set[date]:
    sunday = easter(year)
    found = {
        next_free(date(year, 1, 1), set()),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        monday(year, 5, last=False),
        monday(year, 5, last=True),
        monday(year, 8, last=True),
    }
    for day in (25, 26):
        found.add(next_free(date(year, 12, day), found))
    return found


@pytest.mark.parametrize("year", YEARS)
def test_each_year_is_what_the_rules_give_with_the_exceptions_named(year: int) -> None:
    expected = (by_rule(year) - TAKEN) | {day for day in ADDED if day.year == year}
    assert ENGLAND.by_year[year] == expected


def test_the_table_covers_exactly_these_years_and_no_weekend() -> None:
    assert set(ENGLAND.by_year) == set(YEARS)
    assert all(day.weekday() < 5 and day.year == year for year, days in ENGLAND.by_year.items() for day in days)


def test_working_days_are_counted_from_the_day_after() -> None:
    assert ENGLAND.after(date(2022, 12, 23), 1) == date(2022, 12, 28)
    assert ENGLAND.after(date(2022, 12, 23), 0) == date(2022, 12, 23)
    with pytest.raises(NotThatMany):
        ENGLAND.after(date(2022, 12, 23), -1)
    with pytest.raises(YearWithoutHolidays):
        ENGLAND.is_working(date(2018, 12, 31))
