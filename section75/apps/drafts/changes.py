"""What revisions did to a record: where it stands after them, and which of them changed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verb = Literal["begun", "added", "changed", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one revision did: to the record at a place of a table of a file; moved, it went to another place."""

    verb: Verb
    file: str = ""
    table: str = ""
    place: int = 0
    to: int = 0
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a record stands after the changes, None once taken out, and the last change that touched it, if any."""

    place: int | None
    touched: Change | None


def trace(place: int, changes: Iterable[Change], *, file: str, table: str) -> Traced:
    """Follow a record through changes, the earliest first."""
    here: int | None = place
    touched: Change | None = None
    for change in changes:
        if (change.file, change.table) != (file, table) or here is None:
            continue
        if change.place == here and change.verb in ("changed", "removed"):
            touched = change
        here = _after(here, change)
    return Traced(here, touched)


def _after(place: int, change: Change) -> int | None:
    """Where a record at a place stands after a change of its table."""
    if change.verb == "removed":
        return None if place == change.place else place - (change.place < place)
    if change.verb == "added":
        return place + (change.place <= place)
    if change.verb == "moved":
        return {change.place: change.to, change.to: change.place}.get(place, place)
    return place
