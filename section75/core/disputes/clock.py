"""The clock of a step: the day it began, the day by which an answer is due, and how far over that a day is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.calendar import BankHolidays, in_words
from section75.core.disputes.ladder import Counted, Rung


@dataclass(frozen=True, slots=True)
class Clock:
    """One step as it was begun. `due_on` is None where the agreement gives no days; then `to` is empty as well.

    It is written down when the step begins, so that later terms do not move a day that somebody was told.
    """

    step: int
    to: str
    begun_on: date
    due_on: date | None
    clause: str

    def days_over(self, on: date) -> int:
        """How many days a day is past the due day; 0 while there is time, or where nothing is due."""
        return max(0, (on - self.due_on).days) if self.due_on else 0

    def in_words(self, on: date) -> str:
        """The clock as a page says it: who owes an answer, by when, and how many days that is over."""
        if self.due_on is None:
            return "The agreement gives no day by which an answer is due."
        over = self.days_over(on)
        late = f"; {over:,} {'day' if over == 1 else 'days'} overdue" if over else ""
        return f"An answer from {self.to} is due by {in_words(self.due_on)} ({self.clause}){late}."


def begin(rung: Rung, *, on: date, holidays: BankHolidays) -> Clock:
    """The clock of a step that begins on a day: the days are counted from the day after it.

    Refuses working days in a year whose bank holidays are not known.
    """
    in_working_days = rung.counted is Counted.WORKING_DAYS
    due = holidays.after(on, rung.days) if in_working_days else on + timedelta(days=rung.days)
    return Clock(rung.number, rung.to, on, due, str(rung.clause))
