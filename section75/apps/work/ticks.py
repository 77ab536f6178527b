"""What the worker does now and then by itself: each room lists its own in `ticks.py`, found by looking."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.utils import timezone

_LOG = logging.getLogger("section75.work")


@dataclass(frozen=True, slots=True)
class Tick:
    """Something done every so many seconds, that may be done twice without harm. It says what it did, or nothing."""

    words: str
    seconds: int
    run: Callable[[datetime], str]


def all_ticks() -> Iterator[Tick]:
    """Every room's."""
    for room in apps.get_app_configs():
        module = f"{room.name}.ticks"
        if room.name.startswith("section75.") and room.label != "work" and find_spec(module):
            yield from import_module(module).TICKS


@dataclass
class Clockwork:
    """When each was last done by this worker. One that fails is told of and tried again at its next time."""

    last: dict[str, float] = field(default_factory=dict)

    def run_due(self, tell: Callable[[str], None]) -> None:
        """Do whatever is due."""
        for tick in all_ticks():
            now = time.monotonic()
            if now - self.last.get(tick.words, float("-inf")) >= tick.seconds:
                self.last[tick.words] = now
                self._run(tick, tell)

    def _run(self, tick: Tick, tell: Callable[[str], None]) -> None:
        try:
            said = tick.run(timezone.now())
        except Exception as error:  # one room's trouble does not stop the worker
            _LOG.exception("%s failed", tick.words)
            said = f"{tick.words} failed ({type(error).__name__}). It is tried again."
        if said:
            tell(said)
