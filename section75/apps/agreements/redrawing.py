"""What other rooms draw from a partnership's terms and keep: drawn anew with whatever changes it, in one transaction.

Each room that keeps such a thing says so in its own `redrawn.py`, found by looking, so that this room need not know
which rooms stand above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.core.partnership import Partnership
from section75.core.refusals import Finding


def redraw(partnership: Partnership, found: Sequence[Finding] | None = None, *, at: datetime) -> None:
    """Draw anew what any room keeps of a partnership. `found`: what the checks find, where that is at hand."""
    for room in apps.get_app_configs():
        module = f"{room.name}.redrawn"
        if room.name.startswith("section75.") and find_spec(module):
            import_module(module).redraw(partnership, found, at=at)
