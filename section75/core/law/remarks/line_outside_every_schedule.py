"""A service that a partner pays for, and that stands in no schedule."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.remark import Beside
from section75.core.law.result import Point, warns


def look(beside: Beside) -> Iterator[Point]:
    """Each such service; its amount where the source gives one."""
    for paid in beside.partnership.paid_outside:
        says = f"{paid.name} is paid for by {beside.partnership.called(paid.paid_by)} and stands in no schedule."
        todo = "Put it into a schedule, or say that it is no part of the partnership."
        yield warns(says, paid.clause, todo=todo)
