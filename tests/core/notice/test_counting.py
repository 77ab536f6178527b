"""Counting a notice: every day there is, under every convention, and against a simple count of one's own."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.agreements import EndsOnly, Length, MonthEnd, Unit
from section75.core.calendar import ENGLAND, YearWithoutHolidays
from section75.core.notice import count, has_same_day, months_after, next_ending

DAYS = st.dates(date(1948, 4, 1), date(2200, 12, 31))
RULES = st.sampled_from(MonthEnd)
MONTHS = st.integers(0, 120)


@given(DAYS, DAYS, MONTHS, RULES)
def test_a_later_service_never_ends_earlier(one: date, other: date, months: int, rule: MonthEnd) -> None:
    earlier, later = sorted((one, other))
    assert months_after(earlier, months, rule) <= months_after(later, months, rule)


@given(DAYS, MONTHS, RULES)
def test_months_on_and_back_is_the_day_it_began_or_the_nearest_there_is(day: date, months: int, rule: MonthEnd) -> None:
    back = months_after(months_after(day, months, rule), -months, rule)
    if day.day <= 27:  # a 28th may be the end of February, which from month end to month end is a 31st
        assert back == day
    assert abs((back - day).days) <= 3


@given(DAYS, MONTHS, RULES)
def test_the_end_lies_in_the_month_so_many_months_on_or_is_the_first_day_after_it(
    day: date, months: int, rule: MonthEnd
) -> None:
    end = months_after(day, months, rule)
    apart = (end.year - day.year) * 12 + end.month - day.month
    assert apart == months or (rule is MonthEnd.FIRST_AFTER and apart == months + 1 and end.day == 1)
    if has_same_day(day, months) and rule is not MonthEnd.END_TO_END:
        assert end.day == day.day


@given(st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.integers(0, 200))
def test_working_days_agree_with_a_count_on_the_fingers(day: date, number: int) -> None:
    counted = [
        each
        for each in (day + timedelta(days=n) for n in range(1, 366))
        if each.strftime("%a") not in {"Sat", "Sun"} and each not in ENGLAND.by_year[each.year]
    ]
    expected = counted[number - 1] if number else day
    assert count(day, Length(number, Unit.WORKING_DAYS), rule=MonthEnd.LAST_DAY, holidays=ENGLAND) == expected


@given(DAYS, st.sampled_from(EndsOnly))
def test_the_next_day_on_which_it_may_end_is_no_earlier_and_is_such_a_day(day: date, only: EndsOnly) -> None:
    end = next_ending(day, only)
    assert end >= day
    assert end.day == monthrange(end.year, end.month)[1]
    assert next_ending(end, only) == end
    months = {EndsOnly.MONTH: 1, EndsOnly.CALENDAR_YEAR: 12, EndsOnly.FINANCIAL_YEAR: 12}[only]
    assert (end - day).days < months * 31


@pytest.mark.parametrize(
    ("served", "months", "rule", "end"),
    [
        (date(2017, 8, 31), 6, MonthEnd.LAST_DAY, date(2018, 2, 28)),
        (date(2019, 8, 31), 6, MonthEnd.LAST_DAY, date(2020, 2, 29)),
        (date(2017, 8, 31), 6, MonthEnd.FIRST_AFTER, date(2018, 3, 1)),
        (date(2017, 8, 30), 6, MonthEnd.FIRST_AFTER, date(2018, 3, 1)),
        (date(2018, 2, 28), 6, MonthEnd.LAST_DAY, date(2018, 8, 28)),
        (date(2018, 2, 28), 6, MonthEnd.END_TO_END, date(2018, 8, 31)),
        (date(2020, 2, 29), 12, MonthEnd.LAST_DAY, date(2021, 2, 28)),
        (date(2023, 8, 31), 12, MonthEnd.LAST_DAY, date(2024, 8, 31)),
    ],
)
def test_a_month_end_falls_where_the_convention_says(served: date, months: int, rule: MonthEnd, end: date) -> None:
    assert months_after(served, months, rule) == end


def test_weeks_and_days_are_counted_on_and_a_year_without_bank_holidays_is_not_guessed() -> None:
    served = date(2023, 8, 24)
    assert count(served, Length(4, Unit.WEEKS), rule=MonthEnd.LAST_DAY, holidays=ENGLAND) == date(2023, 9, 21)
    assert count(served, Length(1, Unit.DAYS), rule=MonthEnd.LAST_DAY, holidays=ENGLAND) == date(2023, 8, 25)
    with pytest.raises(YearWithoutHolidays, match="The bank holidays of 2018 are not known"):
        count(date(2018, 5, 1), Length(3, Unit.WORKING_DAYS), rule=MonthEnd.LAST_DAY, holidays=ENGLAND)
