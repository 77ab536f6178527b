"""A unit suspected: a file whose typical row is about a thousand times what is typical, or a thousandth of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from section75.core.money import Money
from section75.core.preview.habits import Habit

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """One remark of the file, where it looks as if pounds and thousands of pounds were mistaken."""
    together = Habit()
    for habit in seen.history.accounts.values():
        together = together.plus(habit)
    sizes = sorted(abs(pence) for pence in seen.columns.pence)
    if not sizes:
        return
    total = abs(sum(seen.columns.pence))
    for what, now, like, before in (
        ("A typical row is", sizes[len(sizes) // 2], "before", together.typical),
        ("The file comes to", total, "a month's budget", seen.budget),
    ):
        side = _about_a_thousand_times(seen, now, before)
        if side:
            yield (
                None,
                (
                    f"{what} {Money(now)}, about a thousand times {side} than {like} ({Money(before)}). "
                    "Check whether the file is in £ or in £000."
                ),
            )


def _about_a_thousand_times(seen: Seen, now: int, before: int) -> str:
    """More, less, or neither."""
    unit, slack = seen.limits.unit, seen.limits.unit_slack
    if not now or not before:
        return ""
    if before * unit <= now * slack and now <= before * unit * slack:
        return "more"
    return "less" if now * unit <= before * slack and before <= now * unit * slack else ""
