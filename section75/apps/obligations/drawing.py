"""The calendar of a partnership as it is kept here: drawn up between two days, and an obligation looked up in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from section75.apps.obligations import store
from section75.apps.obligations.refusals import NoSuchObligation
from section75.core.calendar import Span
from section75.core.obligations import LONGEST_YEARS, Calendar, Obligation, draw_up, obligations
from section75.core.partnership import Partnership

_ONE_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=366)
_FURTHER_BACK = 3  # calendars, after the first: back to the earliest partnerships there are


def calendar_of(partnership: Partnership, *, between: Span, on: date) -> Calendar:
    """The calendar between two days, as it stands on a day by what is on record."""
    return draw_up(partnership, store.happened(partnership), between=between, on=on)


def usual_window(partnership: Partnership, *, today: date) -> Span:
    """A year back and a year ahead; around its last day, where every agreement has ended."""
    ends = [agreement.span.last_day if agreement.span else None for agreement in partnership.agreements]
    known = [day for day in ends if day is not None]
    middle = min(today, max(known)) if known and len(known) == len(ends) else today
    return Span((middle - _A_YEAR).replace(day=1), middle + _A_YEAR)


def overdue_before(partnership: Partnership, calendar: Calendar) -> Calendar | None:
    """What is overdue from before a calendar's first day, as far back as a record is kept; None where nothing is."""
    kept, first = store.happened(partnership).kept_from, calendar.window.starts_on
    if kept is None or kept >= first:
        return None
    earliest = max(kept, first - (LONGEST_YEARS - 1) * _A_YEAR)
    earlier = calendar_of(partnership, between=Span(earliest, first), on=calendar.on)
    return earlier if earlier.overdue else None


def find(partnership: Partnership, key: str, *, today: date) -> Obligation:
    """The obligation of that key, as far ahead or back as a calendar is shown with it. Refuses one there is not."""
    for window in _around(today):
        for each in obligations(partnership, between=window):
            if each.key == key:
                return each
    raise NoSuchObligation(key)


def _around(today: date) -> Iterator[Span]:
    """The years up to today, those ahead, and then further back, a calendar's length at a time."""
    reach = (LONGEST_YEARS - 1) * _A_YEAR
    yield Span(today - reach, today + _ONE_DAY)
    yield Span(today, today + reach)
    for times in range(1, _FURTHER_BACK + 1):
        yield Span(today - (times + 1) * reach, today - times * reach + _ONE_DAY)
