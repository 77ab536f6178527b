"""Bands with gaps: an amount that lies in no band, between two of them, below the first or above the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from section75.core.lint.remark import Remark, Seen
from section75.core.money import Money
from section75.core.risk_share import Band, Step


def look(seen: Seen) -> Iterator[Remark]:
    """Every gap of every step that has bands."""
    for step in dict.fromkeys((*seen.rule.overspend, *seen.rule.underspend)):
        given: Any = getattr(step, "bands", ())
        reached: Money | None = Money(0)
        for band in sorted(given, key=lambda band: band.over):
            if reached is not None and band.over > reached:
                yield _gap(step, f"from {reached} to {band.over}")
            reached = _further(reached, band)
        if given and reached is not None:
            yield _gap(step, f"over {reached}")


def _further(reached: Money | None, band: Band) -> Money | None:
    """How far the bands reach; None is without end."""
    return None if reached is None or band.upto is None else max(reached, band.upto)


def _gap(step: Step, where: str) -> Remark:
    says = (
        f"The bands of {step.clause} leave a gap: the part of a variance {where} lies in none of them, and the step "
        "leaves it to whatever comes next. Close the gap, or say that this is meant."
    )
    return Remark("bands have a gap", says, step.clause)
