"""What is to be done before a month is closed: each room lists its tasks in `close_tasks.py`; this finds them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month
from section75.core.closing import Found

Asks = Callable[[Ledger, Month, date], Found]


@dataclass(frozen=True, slots=True)
class CloseTask:
    """One task of every close: its short name, its words, its place in the list, and what asks the books about it.

    `asks` is given the journal, the month and the day it is asked on, and finds the task done where it does not apply.
    """

    code: str
    words: str
    place: int
    asks: Asks


@cache
def close_tasks() -> tuple[CloseTask, ...]:
    """Every task of every room, in the order in which they are worked off."""
    found: list[CloseTask] = []
    for room in apps.get_app_configs():
        module = f"{room.name}.close_tasks"
        if room.name.startswith("section75.") and find_spec(module):
            found.extend(import_module(module).TASKS)
    return tuple(sorted(found, key=lambda task: (task.place, task.code)))
