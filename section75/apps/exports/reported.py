"""Which issued reports counted an entry: each room that issues some says so in its `reported.py`, found by looking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month


@dataclass(frozen=True, slots=True)
class Report:
    """An issued report: its id, the months whose entries it counts, and the last entry there was when it was cut."""

    id: str
    first: Month
    last: Month
    upto: int

    def counts(self, seq: int, month: Month) -> bool:
        """Did it count that entry?"""
        return seq <= self.upto and self.first <= month <= self.last


def reports_of(ledger: Ledger) -> tuple[Report, ...]:
    """Every report issued of a fund, in the order they were issued."""
    found: list[Report] = []
    for room in apps.get_app_configs():
        module = f"{room.name}.reported"
        if room.name.startswith("section75.") and room.label != "exports" and find_spec(module):
            reports: Callable[[Ledger], Sequence[Report]] = import_module(module).reports
            found.extend(reports(ledger))
    return tuple(found)
