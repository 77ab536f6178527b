"""A sign opposite to the line's habit: a credit where all were debits, or the other way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.money import Money
from section75.core.preview.habits import Habit

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows on the side where their account had none."""
    least = seen.limits.habit_of
    for place, (account, pence) in enumerate(zip(seen.columns.accounts, seen.columns.pence, strict=True)):
        habit = seen.history.accounts.get(account, Habit())
        if pence < 0 and habit.above >= least and not habit.below:
            yield place, f"{Money(pence)} is below nothing, as none of {habit.rows:,} rows of {account} was"
        if pence > 0 and habit.below >= least and not habit.above:
            yield place, f"{Money(pence)} is above nothing, as none of {habit.rows:,} rows of {account} was"
