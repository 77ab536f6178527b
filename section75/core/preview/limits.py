"""From where on a row is called unusual. Each is a whole number that the page shows beside what it found."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.money import Money

_ROUND = Money(1_000_000)


@dataclass(frozen=True, slots=True)
class Limits:
    """More than `times` the largest of the history; days two alike payments may be apart; a round sum; a habit."""

    times: int = 3
    days_apart: int = 7
    round_to: Money = _ROUND
    habit_of: int = 5  # rows of a line on one side, and none on the other, before that is its habit
    unit: int = 1_000  # pounds and thousands of pounds
    unit_slack: int = 3  # how many times more or less than that still looks like it
    weekends: bool = False


USUAL = Limits()
