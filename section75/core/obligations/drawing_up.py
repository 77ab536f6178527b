"""The calendar of one partnership: every obligation between two days, drawn up from its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from section75.core.calendar import Span
from section75.core.obligations.obligation import Obligation
from section75.core.obligations.sources import accounts, ending, meeting, noticing, paying, reporting, reviewing
from section75.core.obligations.standing import Happened, Listed, Standing, listed
from section75.core.obligations.stepping import end_of
from section75.core.partnership import Partnership

Source = Callable[[Partnership, Span], Iterator[Obligation]]
SOURCES: tuple[Source, ...] = (
    reporting.pool_reports,
    reporting.delegated_reports,
    reviewing.reviews,
    reviewing.dues,
    meeting.meetings,
    paying.contributions,
    noticing.last_days_for_notice,
    noticing.notices_served,
    ending.ends,
    ending.states,
    ending.contracts,
    accounts.assurance,
    accounts.back_stops,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is listed between two days, as it stands on a day: what has a day, by day, and what has none."""

    window: Span
    on: date
    dated: tuple[Listed, ...]
    undated: tuple[Listed, ...]

    @property
    def overdue(self) -> tuple[Listed, ...]:
        """What is overdue, longest first."""
        return tuple(each for each in self.dated if each.standing is Standing.OVERDUE)


def obligations(partnership: Partnership, *, between: Span) -> tuple[Obligation, ...]:
    """Every obligation with a day in the window, by day; then those without one. Refuses a window without an end.

    What is owed from a day on, without a day by which, is listed in the window in which it begins to be owed.
    """
    end_of(between)
    found = _named_apart(each for source in SOURCES for each in source(partnership, between))
    return tuple(sorted((each for each in found if _is_in(each, between)), key=_place))


def draw_up(partnership: Partnership, happened: Happened, *, between: Span, on: date) -> Calendar:
    """The calendar between two days, as it stands on a day."""
    found = [listed(each, happened, on=on) for each in obligations(partnership, between=between)]
    dated = tuple(each for each in found if each.obligation.due_on is not None)
    return Calendar(between, on, dated, tuple(each for each in found if each.obligation.due_on is None))


def _named_apart(found: Iterable[Obligation]) -> Iterator[Obligation]:
    """Each under a key of its own: where terms say a thing twice, which a finding says, the second is numbered."""
    times: Counter[str] = Counter()
    for each in found:
        times[each.key] += 1
        yield each if times[each.key] == 1 else replace(each, key=f"{each.key}/{times[each.key]}")


def _is_in(obligation: Obligation, window: Span) -> bool:
    day = obligation.due_on or obligation.owed_from
    return day is None or window.holds(day)


def _place(obligation: Obligation) -> tuple[date, date, str, str]:
    last = date.max
    return obligation.due_on or last, obligation.owed_from or last, obligation.kind.value, obligation.key
