"""The financial year: 1 April to 31 March, written 2022/23."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from section75.core.calendar.span import Span
from section75.core.refusals import Refusal

_PRINTED = re.compile(r"(\d{4})[/-](\d{2}|\d{4})", re.ASCII)


class NotAFinancialYear(Refusal):
    """The text is not a financial year."""

    def __init__(self, text: object) -> None:
        super().__init__(
            f"{text!r} is not a financial year. Write two years that follow one another: 2022/23 runs "
            "from 1 April 2022 to 31 March 2023."
        )


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """The year that begins on 1 April of `first`."""

    first: int

    def __post_init__(self) -> None:
        if not 1948 <= self.first <= 2200:
            raise NotAFinancialYear(self.first)

    @classmethod
    def read(cls, text: str) -> FinancialYear:
        """Read "2022/23" (or 2022-23, 2022/2023). Refuses 2022/24."""
        match = _PRINTED.fullmatch(text.strip())
        if match is None:
            raise NotAFinancialYear(text)
        first, second = int(match[1]), match[2]
        if str(first + 1) not in (second, f"{match[1][:2]}{second}") and f"{first + 1}"[2:] != second:
            raise NotAFinancialYear(text)
        return cls(first)

    @classmethod
    def of(cls, day: date) -> FinancialYear:
        """The financial year a London day falls in."""
        return cls(day.year if day >= date(day.year, 4, 1) else day.year - 1)

    @property
    def starts_on(self) -> date:
        """1 April."""
        return date(self.first, 4, 1)

    @property
    def ends_before(self) -> date:
        """1 April of the next year: the first day that is no longer in it."""
        return date(self.first + 1, 4, 1)

    @property
    def span(self) -> Span:
        """The year's days."""
        return Span(self.starts_on, self.ends_before)

    def __str__(self) -> str:
        return f"{self.first}/{(self.first + 1) % 100:02d}"
