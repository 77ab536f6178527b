"""What stands against closing, re-opening, agreeing a month, or posting files to it, as rooms above the ledger know it.

A room says so in `stops_of_months.py`: `closing`, `reopening`, `importing` and `agreeing`, each of which refuses what
it has to refuse; `closing` gives the sentences whoever approves is to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps

from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month
from section75.core.ledger import Draft, FromFile


@cache
def _rooms() -> tuple[ModuleType, ...]:
    names = (f"{room.name}.stops_of_months" for room in apps.get_app_configs() if room.name.startswith("section75."))
    return tuple(import_module(name) for name in names if find_spec(name))


def before_closing(ledger: Ledger, month: Month, *, on: date) -> tuple[str, ...]:
    """What whoever approves a closing is to read of it. Refuses a closing that something stands against."""
    return tuple(_said(ledger, month, on))


def _said(ledger: Ledger, month: Month, on: date) -> Iterator[str]:
    for room in _rooms():
        yield from room.closing(ledger, month, on=on)


def before_reopening(ledger: Ledger, month: Month) -> None:
    """Refuse re-opening a month that something holds closed."""
    for room in _rooms():
        room.reopening(ledger, month)


def before_agreeing(ledger: Ledger, month: Month, party: str) -> None:
    """Refuse agreeing a whole month of which the same partner objects to a line."""
    for room in _rooms():
        room.agreeing(ledger, month, party)


def before_importing(ledger: Ledger, drafts: Iterable[Draft]) -> None:
    """Refuse posting rows of files to a month that takes none any more."""
    require_takes_files(ledger, {draft.month for draft in drafts if isinstance(draft.origin, FromFile)})


def require_takes_files(ledger: Ledger, months: Iterable[Month]) -> None:
    """Refuse what a file does to months of which one takes no files any more."""
    for room in _rooms():
        for month in sorted(months):
            room.importing(ledger, month)
