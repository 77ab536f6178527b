"""A reporting month: 1 is April, 12 is March, 13 to 15 are the adjustment periods of the closedown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from section75.core.calendar.day import month_name
from section75.core.calendar.financial_year import FinancialYear
from section75.core.calendar.span import Span
from section75.core.refusals import Refusal

LAST_MONTH = 12
LAST_PERIOD = 15
_PRINTED = re.compile(r"(?P<year>\d{4}[/-]\d{2,4}) ?M ?(?P<number>\d{1,2})", re.IGNORECASE | re.ASCII)


class NotAMonth(Refusal):
    """The text is not a reporting month."""

    def __init__(self, text: object) -> None:
        super().__init__(
            f"{text!r} is not a reporting month. Write the year and the month: 2022/23 M3 is June 2022; "
            "M13 to M15 are the adjustment periods after March."
        )


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """Month `number` of a financial year: 1 April, 2 May, ... 12 March, then adjustment periods 13 to 15."""

    year: FinancialYear
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= LAST_PERIOD:
            raise NotAMonth(f"{self.year} M{self.number}")

    @classmethod
    def read(cls, text: str) -> Month:
        """Read "2022/23 M3"."""
        match = _PRINTED.fullmatch(text.strip())
        if match is None:
            raise NotAMonth(text)
        return cls(FinancialYear.read(match["year"]), int(match["number"]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a London day falls in; never an adjustment period."""
        return cls(FinancialYear.of(day), (day.month - 4) % 12 + 1)

    @property
    def is_adjustment(self) -> bool:
        """Is it one of the three periods after March, kept for the closedown?"""
        return self.number > LAST_MONTH

    @property
    def span(self) -> Span:
        """The month's days. An adjustment period has those of March, whose figures it corrects."""
        number = min(self.number, LAST_MONTH)
        return Span(self._first_day(number), self._first_day(number + 1))

    def _first_day(self, number: int) -> date:
        years, month = divmod(number + 2, 12)
        return date(self.year.first + years, month + 1, 1)

    @property
    def in_words(self) -> str:
        """June 2022, or "adjustment period 1 of 2022/23"."""
        if self.is_adjustment:
            return f"adjustment period {self.number - LAST_MONTH} of {self.year}"
        first = self.span.starts_on
        return f"{month_name(first.month)} {first.year}"

    def __str__(self) -> str:
        return f"{self.year} M{self.number}"
