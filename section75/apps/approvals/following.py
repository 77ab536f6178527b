"""What follows in the same transaction once a proposal was carried out: each room lists its own in `after.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.apps.approvals.kinds import Carrying, Done, Kind

After = Callable[[Kind, Carrying, Done], str]  # what it did, for the audit trail; empty where there was nothing to do


@cache
def all_after() -> tuple[After, ...]:
    """Every room's, in the order of the rooms."""
    found: list[After] = []
    for room in apps.get_app_configs():
        module = f"{room.name}.after"
        if room.name.startswith("section75.") and find_spec(module):
            found += import_module(module).AFTER
    return tuple(found)
