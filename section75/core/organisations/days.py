"""The days on which something held, where a first or a last day may be one that no source shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from section75.core.calendar import Span, in_words


class NotShown(Enum):
    """A day that there was, and that no source shows. It is never guessed."""

    NOT_SHOWN = "no source shows it"

    def __str__(self) -> str:
        return self.value


NOT_SHOWN = NotShown.NOT_SHOWN
Day = date | NotShown


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `starts_on` up to, and not including, `ends_before`; None is "has not ended, as far as sources go".

    `seen_on` are days on which a source shows that it held: between the first and the last of them it is known to
    have held even where its first or its last day is not shown, and beyond the last of them nothing is known of what
    has not ended.
    """

    starts_on: Day = NOT_SHOWN
    ends_before: Day | None = None
    seen_on: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.starts_on, date) and isinstance(self.ends_before, date):
            Span(self.starts_on, self.ends_before)  # refuses one that ends before it begins

    @property
    def first_known(self) -> date | None:
        """The first day on which it is known to have held; None where no day is."""
        days = [self.starts_on] if isinstance(self.starts_on, date) else list(self.seen_on)
        return min([*days, *self._last_days()], default=None)

    @property
    def last_known(self) -> date | None:
        """The last day on which it is known to have held; None where no day is."""
        ends = self._last_days()
        days = ends or [*self.seen_on, *([self.starts_on] if isinstance(self.starts_on, date) else [])]
        return max(days, default=None)

    @property
    def has_ended(self) -> bool:
        """Has it ended, on a day that is shown or not?"""
        return self.ends_before is not None

    def holds(self, day: date) -> bool | None:
        """Did it hold on the day? None where no source says."""
        if isinstance(self.starts_on, date) and day < self.starts_on:
            return False
        if isinstance(self.ends_before, date) and day >= self.ends_before:
            return False
        first, last = self.first_known, self.last_known
        return True if first is not None and last is not None and first <= day <= last else None

    def overlaps(self, other: Days) -> date | None:
        """The first day both claim, what has not ended going on; None where they claim none."""
        starts = [days.first_known for days in (self, other)]
        if None in starts:
            return None
        first = max(day for day in starts if day is not None)
        return first if all(days._claims(first) for days in (self, other)) else None

    def _claims(self, day: date) -> bool:
        if isinstance(self.ends_before, date):
            return day < self.ends_before
        return self.ends_before is None or (self.last_known is not None and day <= self.last_known)

    def _last_days(self) -> list[date]:
        return [self.ends_before - timedelta(days=1)] if isinstance(self.ends_before, date) else []

    def __str__(self) -> str:
        start = in_words(self.starts_on) if isinstance(self.starts_on, date) else "a day that no source shows"
        if self.has_ended:
            last = self._last_days()
            return f"{start} to {in_words(last[0]) if last else 'a day that no source shows'}"
        seen = f", last seen on {in_words(max(self.seen_on))}" if self.seen_on else ""
        return f"from {start}, no end known{seen}"


def day_in_words(day: Day) -> str:
    """A day as a reader says it, or that no source shows it."""
    return in_words(day) if isinstance(day, date) else str(day)
