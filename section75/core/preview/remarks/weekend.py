"""A day at a weekend, where somebody asked to be told of those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.calendar import in_words

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen

_SATURDAY = 5


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows of Saturdays and Sundays."""
    if not seen.limits.weekends:
        return
    for place, day in enumerate(seen.columns.days):
        if day.weekday() >= _SATURDAY:
            yield place, f"{in_words(day)} is a {'Saturday' if day.weekday() == _SATURDAY else 'Sunday'}"
