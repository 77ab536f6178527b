"""The state of a period: open, closing, closed, locked; and whether its figures count as actual."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from section75.core.calendar import FinancialYear, Month
from section75.core.refusals import Refusal


class State(Enum):
    """How a period stands. Each state is begun by somebody on a day; none is guessed from the date."""

    OPEN = "open"  # takes files and journals
    CLOSING = "closing"  # takes journals and accruals, no files
    CLOSED = "closed"  # takes nothing; opened again by both partners
    LOCKED = "locked"  # the year's final account rests on it: unlocked by both before it can be opened

    @property
    def is_actual(self) -> bool:
        """Do the period's figures count as actual? They do once it is closed."""
        return self in (State.CLOSED, State.LOCKED)


@dataclass(frozen=True, slots=True)
class Period:
    """A period and its state: since when, who put it there and why; nothing where it was never touched."""

    month: Month
    state: State
    since: datetime | None = None
    by: str = ""
    because: str = ""

    @property
    def is_actual(self) -> bool:
        """Do its figures count as actual?"""
        return self.state.is_actual


class NotOpen(Refusal):
    """Closing begins with an open period only."""

    def __init__(self, month: Month, state: State) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is {state.value}, and closing begins with a period that is open. "
            "Nothing was changed."
        )


class ClosingNotBegun(Refusal):
    """Nobody began closing the period."""

    def __init__(self, month: Month, state: State) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is {state.value}, not closing, so there is no closing to call off. "
            "Nothing was changed."
        )


class FilesNotTaken(Refusal):
    """A period that is being closed takes no more files."""

    def __init__(self, month: Month, begun: str) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is being closed{f' ({begun})' if begun else ''}: rows of files are not posted "
            "to it any more, so that what the tasks were held against stays. Post what is missing by a journal or an "
            "accrual, post the rows to a later period, or call the closing off."
        )


class PeriodLocked(Refusal):
    """A locked period is not opened."""

    def __init__(self, month: Month, locked: str) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is locked{f' ({locked})' if locked else ''}: the final account of "
            f"{month.year} rests on it. Propose unlocking {month.year} first, which takes every partner; or post what "
            "is late to an open period."
        )


class YearNotClosed(Refusal):
    """A year is locked when all its periods are closed."""

    def __init__(self, year: FinancialYear, months: Sequence[Month]) -> None:
        numbers = ", ".join(f"M{month.number}" for month in months)
        super().__init__(
            f"{year} cannot be locked: {numbers} {'is' if len(months) == 1 else 'are'} not closed, and the final "
            "account rests on all fifteen periods. Close them first; an adjustment period without entries too."
        )


class YearNotLocked(Refusal):
    """There is nothing to unlock."""

    def __init__(self, year: FinancialYear) -> None:
        super().__init__(f"{year} is not locked, so there is nothing to unlock. Nothing was changed.")


def require_open(period: Period) -> None:
    """Refuse to begin closing a period that is not open."""
    if period.state is not State.OPEN:
        raise NotOpen(period.month, period.state)


def require_begun(period: Period) -> None:
    """Refuse to call off a close that was not begun."""
    if period.state is not State.CLOSING:
        raise ClosingNotBegun(period.month, period.state)


def require_takes_files(period: Period, *, begun: str = "") -> None:
    """Refuse rows of files to a period that is being closed; `begun` says by whom and when."""
    if period.state is State.CLOSING:
        raise FilesNotTaken(period.month, begun)


def require_unlocked(period: Period, *, locked: str = "") -> None:
    """Refuse to open a period that is locked; `locked` says by whom and when."""
    if period.state is State.LOCKED:
        raise PeriodLocked(period.month, locked)


def require_all_closed(year: FinancialYear, periods: Iterable[Period]) -> None:
    """Refuse to lock a year of which a period is not closed; or that is locked already."""
    left = [period.month for period in periods if period.state is not State.CLOSED]
    if left:
        raise YearNotClosed(year, left)


def require_locked(year: FinancialYear, periods: Iterable[Period]) -> None:
    """Refuse to unlock a year that is not locked."""
    if not any(period.state is State.LOCKED for period in periods):
        raise YearNotLocked(year)
