"""A meeting that a group must hold: once in every so many months, and on which day of them where that is said."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Span
from section75.core.explain import Clause

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WHICH = ("first", "second", "third", "fourth", "last")


@dataclass(frozen=True, slots=True)
class DayRule:
    """The second Tuesday, the last Friday: a weekday of a month, 0 for Monday."""

    which: str
    weekday: int

    def of(self, year: int, month: int) -> date:
        """That day of a month."""
        weeks = calendar.monthcalendar(year, month)
        days = [week[self.weekday] for week in weeks if week[self.weekday]]
        return date(year, month, days[-1] if self.which == "last" else days[WHICH.index(self.which)])

    def __str__(self) -> str:
        return f"the {self.which} {WEEKDAYS[self.weekday]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a group in every `every_months`, counted from the first day of `span`.

    `span` is None where no first day is given: then the meetings cannot be placed. `day` is None where no day is given:
    then a meeting is due by the end of its months. `what` says more of it: "in public".
    """

    id: str
    group: str
    every_months: int
    clause: Clause
    span: Span | None = None
    day: DayRule | None = None
    what: str = ""
