"""A clock of the tests' own for a program of theirs: it stands at the moment that is written in the data folder.

So a step of a question runs out when a test says so, and the same pages give the same pictures on any day. Where
nothing is written, time is what it is.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

NAME = "the-clock"


def stand_at(data: Path, moment: datetime) -> None:
    """Put the clock of a data folder to a moment; whatever runs there sees it from its next look on."""
    new = data / f"{NAME}.new"
    new.write_text(moment.isoformat(), encoding="utf-8")
    new.replace(data / NAME)


def follow(data: Path) -> None:
    """Have this program read the time from that folder's clock; to be called before anything else asks for it."""
    from django.utils import timezone

    really = timezone.now

    def now() -> datetime:
        try:
            return datetime.fromisoformat((data / NAME).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return really()

    timezone.now = now
