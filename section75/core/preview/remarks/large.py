"""Size against history: more than so many times the largest row of the account in the twelve months before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.money import Money

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows larger than any before, so many times."""
    times = seen.limits.times
    floor = {account: habit.largest * times for account, habit in seen.history.accounts.items() if habit.largest}
    for place, (account, pence) in enumerate(zip(seen.columns.accounts, seen.columns.pence, strict=True)):
        if account in floor and abs(pence) > floor[account]:
            largest = Money(seen.history.accounts[account].largest)
            yield place, f"{Money(pence)} is more than {times} times the largest before of {account}, {largest}"
