"""A span of days: from its first day up to, and not including, the day it ends before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.calendar.day import in_words
from section75.core.refusals import Refusal


class BackwardSpan(Refusal):
    """A span that ends before it begins."""

    def __init__(self, starts_on: date, ends_before: date) -> None:
        super().__init__(
            f"A span that starts on {in_words(starts_on)} cannot end before {in_words(ends_before)}: "
            "it would hold no day. Correct one of the two days."
        )


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `starts_on`; open-ended when `ends_before` is None."""

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if self.ends_before is not None and self.ends_before <= self.starts_on:
            raise BackwardSpan(self.starts_on, self.ends_before)

    @classmethod
    def through(cls, first: date, last: date | None) -> Span:
        """The days from a first to a last one, both of them in it. The calendar's end, and None, are no last day."""
        return cls(first, last + timedelta(days=1) if last is not None and last < date.max else None)

    @property
    def last_day(self) -> date | None:
        """The last day in the span, as pages show it; None when open-ended."""
        return None if self.ends_before is None else self.ends_before - timedelta(days=1)

    def holds(self, day: date) -> bool:
        """Is the day in the span?"""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def overlaps(self, other: Span) -> bool:
        """Do the two spans share a day?"""
        starts_in_time = other.ends_before is None or self.starts_on < other.ends_before
        ends_in_time = self.ends_before is None or other.starts_on < self.ends_before
        return starts_in_time and ends_in_time

    def __str__(self) -> str:
        if self.last_day is None:
            return f"from {in_words(self.starts_on)}, no end date"
        return f"{in_words(self.starts_on)} to {in_words(self.last_day)}"
