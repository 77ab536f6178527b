"""Telling everybody by e-mail, every minute."""

from __future__ import annotations

from datetime import datetime

from section75.apps.inbox.actions import tell_everybody
from section75.apps.work.ticks import Tick


def _tell(at: datetime) -> str:
    sent = tell_everybody(at=at)
    return f"Told {sent} people by e-mail what waits for them." if sent else ""


TICKS = (Tick("Telling everybody", 60, _tell),)
