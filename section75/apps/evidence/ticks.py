"""Signing every log that grew, once a day."""

from __future__ import annotations

from datetime import datetime

from section75.apps.evidence.actions import sign_daily
from section75.apps.work.ticks import Tick


def _sign(at: datetime) -> str:
    signed = sign_daily(at=at)
    return f"Signed {signed} fund{'s' if signed != 1 else ''} whose books changed." if signed else ""


TICKS = (Tick("Signing the day's checkpoints", 600, _sign),)
