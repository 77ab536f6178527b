"""Wording that cites law or bodies gone by the day, as companion check X8 finds it."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.assessing import cases_of
from section75.core.law.checks.x_wording import points
from section75.core.law.remark import Beside
from section75.core.law.result import LawResult, Point


def look(beside: Beside) -> Iterator[Point]:
    """Each thing cited, once for the partnership."""
    found = (point for case in cases_of(beside.partnership, on=beside.on) for point in points(case))
    yield from dict.fromkeys(point for point in found if point.result is LawResult.WARN)
