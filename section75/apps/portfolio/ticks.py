"""Summing up what has no summary of its latest terms: after an upgrade, and when a review was put on record."""

from __future__ import annotations

from datetime import datetime

from section75.apps.portfolio.actions import rebuild
from section75.apps.work.ticks import Tick

AT_ONCE = 200


def _draw(at: datetime) -> str:
    drawn = rebuild(at=at, at_most=AT_ONCE)
    return f"Summed up {drawn} partnership{'s' if drawn != 1 else ''}." if drawn else ""


TICKS = (Tick("Summing up partnerships", 60, _draw),)
