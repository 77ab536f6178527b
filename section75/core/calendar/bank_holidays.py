"""The bank holidays of England, a dated reference table, and counting working days with it.

Source: GOV.UK, "UK bank holidays", England and Wales, as published up to 2027: the Banking and Financial Dealings Act
1971, Schedule 1, and the proclamations and substitute days of each year. A further year is added when GOV.UK publishes
it; nothing is worked out ahead, because days have been moved and added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.calendar.day import in_words
from section75.core.refusals import Refusal

SATURDAY = 5


class YearWithoutHolidays(Refusal):
    """The table of bank holidays does not cover a year that would have to be counted in."""

    def __init__(self, year: int, first: int, last: int) -> None:
        super().__init__(
            f"The bank holidays of {year} are not known here: the table covers {first} to {last}. Working days in that "
            "year are not counted, because a guess could put a due day wrong. Add the year to the table from GOV.UK."
        )


class NotThatMany(Refusal):
    """A number of days below nothing."""

    def __init__(self, days: int, begun: date) -> None:
        super().__init__(
            f"{days} days from {in_words(begun)} cannot be counted. Give a whole number of days, from 0 upwards."
        )


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The bank holidays of some years that follow one another: every day of every year that is in the table."""

    by_year: Mapping[int, frozenset[date]]

    @classmethod
    def read(cls, table: Mapping[int, str]) -> BankHolidays:
        """Read a table of years, each with its days as "01-03 04-15 ...", month first."""
        return cls({year: frozenset(_day(year, text) for text in days.split()) for year, days in table.items()})

    def is_working(self, day: date) -> bool:
        """Is it a day from Monday to Friday that is no bank holiday? Refuses a year that the table does not cover."""
        if day.year not in self.by_year:
            raise YearWithoutHolidays(day.year, min(self.by_year), max(self.by_year))
        return day.weekday() < SATURDAY and day not in self.by_year[day.year]

    def after(self, begun: date, days: int) -> date:
        """The last of so many working days, the first of which is the first working day after the day it began."""
        if days < 0:
            raise NotThatMany(days, begun)
        day, left = begun, days
        while left:
            day += timedelta(days=1)
            left -= self.is_working(day)
        return day


def _day(year: int, text: str) -> date:
    month, _, day = text.partition("-")
    return date(year, int(month), int(day))


ENGLAND = BankHolidays.read(
    {
        2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
        2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
        2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
        2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
        2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    }
)
