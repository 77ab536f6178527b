"""Counting a notice: so many months, weeks, days or working days after a day, which is itself not counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from section75.core.agreements import EndsOnly, Length, MonthEnd, Unit
from section75.core.calendar import BankHolidays, FinancialYear

_MONTHS = 12


def has_same_day(day: date, months: int) -> bool:
    """Has the month so many months on a day of this number? Where it has not, a convention decides."""
    year, month = _month_on(day, months)
    return day.day <= monthrange(year, month)[1]


def months_after(day: date, months: int, rule: MonthEnd) -> date:
    """The day so many months on, or back where `months` is below 0, under a month-end convention."""
    year, month = _month_on(day, months)
    last = monthrange(year, month)[1]
    if rule is MonthEnd.END_TO_END and day.day == monthrange(day.year, day.month)[1]:
        return date(year, month, last)
    if day.day <= last:
        return date(year, month, day.day)
    at_the_end = date(year, month, last)
    return at_the_end + timedelta(days=1) if rule is MonthEnd.FIRST_AFTER else at_the_end


def count(day: date, length: Length, *, rule: MonthEnd, holidays: BankHolidays) -> date:
    """The last day of a length that begins with the day after. Refuses working days of a year that is not known."""
    if length.unit is Unit.MONTHS:
        return months_after(day, length.number, rule)
    if length.unit is Unit.WORKING_DAYS:
        return holidays.after(day, length.number)
    return day + timedelta(days=length.number * (7 if length.unit is Unit.WEEKS else 1))


def next_ending(day: date, ends_only: EndsOnly | None) -> date:
    """The first day, from this one on, on which a notice may end."""
    if ends_only is EndsOnly.MONTH:
        return date(day.year, day.month, monthrange(day.year, day.month)[1])
    if ends_only is EndsOnly.CALENDAR_YEAR:
        return date(day.year, 12, 31)
    if ends_only is EndsOnly.FINANCIAL_YEAR:
        return FinancialYear.of(day).ends_before - timedelta(days=1)
    return day


def _month_on(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, _MONTHS)
    return day.year + years, month + 1
