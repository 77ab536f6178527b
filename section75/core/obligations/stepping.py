"""Days at equal steps of months, and the days on which things concerning a partnership run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.agreements import Concerning, MonthEnd
from section75.core.calendar import FinancialYear, Span, in_words
from section75.core.notice import months_after
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal

_FIRST, _LAST = FinancialYear(1948), FinancialYear(2199)
LONGEST_YEARS = 10


class NoWindow(Refusal):
    """Days between which no calendar can be drawn up: without an end, or too many."""

    def __init__(self, window: Span) -> None:
        super().__init__(
            f"A calendar cannot be drawn up for {window}: it needs a last day, at most {LONGEST_YEARS} years after its "
            f"first, between {in_words(_FIRST.starts_on)} and {in_words(_LAST.starts_on)}. Give two days nearer to "
            "each other."
        )


def end_of(window: Span) -> date:
    """The day a calendar ends before. Refuses a window that has no end, or is too long to read."""
    ends, starts = window.ends_before, window.starts_on
    if ends is None or ends.year - starts.year > LONGEST_YEARS:
        raise NoWindow(window)
    if starts < _FIRST.starts_on or ends > _LAST.starts_on:
        raise NoWindow(window)
    return ends


def steps(first: date, months: int, *, before: date) -> Iterator[date]:
    """The first day, and every so many months after it, before a day; a day that a month lacks is its last."""
    number, day = 0, first
    while day < before:
        yield day
        number += months
        day = months_after(first, number, MonthEnd.LAST_DAY)


def years_touching(window: Span) -> Iterator[FinancialYear]:
    """The financial years of a window, and the two before it, whose reports may fall due in it."""
    first, last = FinancialYear.of(window.starts_on), FinancialYear.of(end_of(window))
    for number in range(max(first.first - 2, _FIRST.first), last.first + 1):
        yield FinancialYear(number)


def runs(partnership: Partnership, of: Concerning) -> Span | None:
    """The days that what a duty concerns runs; None where none are given."""
    if of.fund:
        return partnership.days_of(partnership.fund(of.fund))
    if of.schedule:
        return partnership.term_of(of.schedule)
    return next((each.span for each in partnership.agreements if each.id == of.agreement), None)


def clipped(span: Span, within: Span | None) -> Span | None:
    """The days that two spans share; None where they share none."""
    if within is None:
        return span
    if not span.overlaps(within):
        return None
    ends = [day for day in (span.ends_before, within.ends_before) if day is not None]
    return Span(max(span.starts_on, within.starts_on), min(ends, default=None))


def last_end(partnership: Partnership) -> date | None:
    """The day before which the last agreement ends; None where one has no end, or none is known."""
    ends = [each.span.ends_before if each.span else None for each in partnership.agreements]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None
