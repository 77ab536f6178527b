"""What the books use of an agreement: funds, lines and parties that later terms may not leave out.

Each room that names something of an agreement says so in its own `used.py`, found by looking, so that this room need
not know which rooms stand above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.core.partnership import Partnership


@dataclass(frozen=True, slots=True)
class Used:
    """Something of an agreement that a room's rows name: a "fund", "line" or "party", and what names it."""

    kind: str
    fund: str
    id: str
    by: str


def used_in(partnership: str) -> Iterator[Used]:
    """Everything any room uses of a partnership's agreement."""
    for room in apps.get_app_configs():
        module = f"{room.name}.used"
        if room.name.startswith("section75.") and room.label != "agreements" and find_spec(module):
            yield from import_module(module).used_of(partnership)


def left_out(terms: Partnership) -> list[str]:
    """What the books use and the terms do not have, in words, each once."""
    has = {("party", "", party.id) for party in terms.parties}
    has |= {("fund", fund.id, fund.id) for fund in terms.funds}
    has |= {("line", line.fund, line.id) for line in terms.lines}
    missing: dict[tuple[str, str, str], str] = {}
    for used in used_in(terms.id):
        key = (used.kind, used.fund, used.id)
        if key not in has:
            missing.setdefault(key, f"the {used.kind} {used.id!r}, named by {used.by}")
    return [missing[key] for key in sorted(missing)]
