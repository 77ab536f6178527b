"""How the days of agreements stand on a day: in force, expiring, ended, past their last day; or that none is given.

Nothing is guessed: an agreement whose last day is past, and of which no event says what became of it, is overdue; one
of which no first day is given is neither in force nor ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import in_words

MONTHS_AHEAD = 12


class Mark(Enum):
    """What a partnership can be looked for by. The words are what the page shows."""

    IN_FORCE = "in force"
    EXPIRING = "expiring within 12 months"
    TO_BEGIN = "to begin"
    ENDED = "ended"
    NOT_GIVEN = "dates not given"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one agreement, or of a schedule with days of its own. `ended_on`: an event says that it is over."""

    of: str
    subject: str
    title: str
    starts_on: date | None
    last_day: date | None
    ended_on: date | None

    def mark(self, on: date) -> Mark:
        """Where it stands on a day."""
        if self.ended_on is not None and self.ended_on <= on:
            return Mark.ENDED
        if self.starts_on is None:
            return Mark.NOT_GIVEN
        if self.starts_on > on:
            return Mark.TO_BEGIN
        if self.last_day is None or self.last_day > a_year_after(on):
            return Mark.IN_FORCE
        return Mark.OVERDUE if self.last_day < on else Mark.EXPIRING

    def says(self, on: date) -> str:
        """The same in words, with the day that matters."""
        last = f"until {in_words(self.last_day)}" if self.last_day else "without a last day"
        return {
            Mark.ENDED: f"ended on {in_words(self.ended_on)}" if self.ended_on else "",
            Mark.NOT_GIVEN: "its first day is not given",
            Mark.TO_BEGIN: f"begins on {in_words(self.starts_on)}" if self.starts_on else "",
            Mark.IN_FORCE: f"in force {last}",
            Mark.EXPIRING: f"in force {last}",
            Mark.OVERDUE: f"past its last day, {in_words(self.last_day)}; no event says that it ended"
            if self.last_day
            else "",
        }[self.mark(on)]


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for 29 February."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def marks_of(days: Sequence[Days], on: date) -> frozenset[Mark]:
    """Where a partnership stands by its agreements, and by schedules that end before them; several may hold at once.

    It has ended where all its agreements have.
    """
    found = set(_by_agreements(days, on))
    if found == {Mark.ENDED}:
        return frozenset(found)
    of_schedules = {each.mark(on) for each in days if each.of == "schedule"}
    found |= of_schedules & {Mark.EXPIRING, Mark.OVERDUE}
    return frozenset(found - {Mark.ENDED} or {Mark.NOT_GIVEN})


def _by_agreements(days: Sequence[Days], on: date) -> Iterator[Mark]:
    for each in days:
        if each.of == "agreement":
            mark = each.mark(on)
            yield mark
            if mark is Mark.EXPIRING:
                yield Mark.IN_FORCE
