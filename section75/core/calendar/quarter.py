"""A quarter of a financial year: three months. Adjustment periods belong to the year and to no quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from section75.core.calendar.financial_year import FinancialYear
from section75.core.calendar.month import Month
from section75.core.calendar.span import Span
from section75.core.refusals import Refusal

_PRINTED = re.compile(r"(?P<year>\d{4}[/-]\d{2,4}) ?Q ?(?P<number>\d)", re.IGNORECASE | re.ASCII)


class NotAQuarter(Refusal):
    """The text is not a quarter."""

    def __init__(self, text: object) -> None:
        super().__init__(f"{text!r} is not a quarter. Write 2022/23 Q1 for April to June 2022; there are four.")


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Quarter 1 is April to June, quarter 4 is January to March."""

    year: FinancialYear
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise NotAQuarter(f"{self.year} Q{self.number}")

    @classmethod
    def read(cls, text: str) -> Quarter:
        """Read "2022/23 Q1"."""
        match = _PRINTED.fullmatch(text.strip())
        if match is None:
            raise NotAQuarter(text)
        return cls(FinancialYear.read(match["year"]), int(match["number"]))

    @classmethod
    def of(cls, month: Month) -> Quarter:
        """The quarter a month falls in. Refuses an adjustment period."""
        if month.is_adjustment:
            raise NotAQuarter(month.in_words)
        return cls(month.year, (month.number - 1) // 3 + 1)

    @property
    def months(self) -> tuple[Month, Month, Month]:
        """Its three months."""
        first = 3 * self.number - 2
        return (Month(self.year, first), Month(self.year, first + 1), Month(self.year, first + 2))

    @property
    def span(self) -> Span:
        """Its days."""
        return Span(self.months[0].span.starts_on, self.months[2].span.ends_before)

    @property
    def in_words(self) -> str:
        """Quarter 1 of 2022/23 (April 2022 to June 2022)."""
        return f"quarter {self.number} of {self.year} ({self.months[0].in_words} to {self.months[2].in_words})"

    def __str__(self) -> str:
        return f"{self.year} Q{self.number}"
