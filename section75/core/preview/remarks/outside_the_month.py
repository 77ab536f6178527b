"""A day outside the month the file is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.calendar import in_words

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows of other months; an adjustment period takes any day of its year."""
    span = seen.month.year.span if seen.month.is_adjustment else seen.month.span
    for place, day in enumerate(seen.columns.days):
        if not span.holds(day):
            yield place, f"{in_words(day)} is not in {seen.month.in_words}"
