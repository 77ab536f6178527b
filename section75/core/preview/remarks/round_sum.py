"""A round sum: whole ten thousands of pounds, as an estimate is and an invoice seldom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.money import Money

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows of round sums."""
    step = seen.limits.round_to.pence
    for place, pence in enumerate(seen.columns.pence):
        if pence and not pence % step:
            yield place, f"{Money(pence)} is a round sum, whole {Money(step)}"
