"""Looking for what is unusual: every reason, found by listing their folder, and the rows with most reasons first."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from section75.core.calendar import Month
from section75.core.preview import remarks as folder
from section75.core.preview.columns import Columns
from section75.core.preview.habits import History
from section75.core.preview.limits import USUAL, Limits


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file is looked at with: its rows, the month it is for, what was before, and where unusual begins."""

    columns: Columns
    history: History
    month: Month
    limits: Limits = USUAL
    budget: int = 0  # of a month, in pence; nothing where none is given


@dataclass(frozen=True, slots=True)
class UnusualRow:
    """A row that somebody should look at, and why."""

    row: int
    place: int  # in the columns
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileRemark:
    """What is unusual in the file as a whole."""

    says: str


@dataclass(frozen=True, slots=True)
class Found:
    """All of it: of the file, and of rows, those with most reasons first, then the largest."""

    file: tuple[FileRemark, ...]
    rows: tuple[UnusualRow, ...]


Look = Callable[[Seen], Iterable[tuple[int | None, str]]]  # the place of a row, or None of the file; why


@cache
def reasons() -> dict[str, Look]:
    """Every reason there is to look: file name -> what finds it."""
    found = {}
    for listed in sorted(pkgutil.iter_modules(folder.__path__), key=lambda module: module.name):
        found[listed.name] = importlib.import_module(f"{folder.__name__}.{listed.name}").look
    return found


def look_for_unusual(seen: Seen) -> Found:
    """Everything unusual in a file."""
    whole: list[FileRemark] = []
    by_row: dict[int, list[str]] = {}
    for look in reasons().values():
        for place, says in look(seen):
            if place is None:
                whole.append(FileRemark(says))
            else:
                by_row.setdefault(place, []).append(says)
    pence, rows = seen.columns.pence, seen.columns.rows
    order = sorted(by_row, key=lambda place: (-len(by_row[place]), -abs(pence[place]), rows[place]))
    return Found(tuple(whole), tuple(UnusualRow(rows[place], place, tuple(by_row[place])) for place in order))
