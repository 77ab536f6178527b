"""What is remarked of a partnership beside the checks of the law: how bad it is, its clause, the amount, what to do."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from section75.core.law import remarks
from section75.core.law.happened import Happened
from section75.core.law.result import Point
from section75.core.money import Money, sum_of
from section75.core.partnership import Partnership


@dataclass(frozen=True, slots=True)
class Beside:
    """What a remark looks at: a partnership on a day, and what happened, where books are given."""

    partnership: Partnership
    on: date
    happened: Happened | None = None

    def put_in(self, fund: str) -> Money | None:
        """What the partners put into a fund in the latest year on record that has begun: the amount at stake."""
        begun = [
            table for table in self.partnership.contributions if table.fund == fund and table.year.starts_on <= self.on
        ]
        latest = max(begun, key=lambda table: (table.year, table.version.value), default=None)
        return sum_of(latest.due.values()) if latest is not None else None


@dataclass(frozen=True, slots=True)
class LawRemark:
    """One remark: its name and its point."""

    name: str
    point: Point

    def as_data(self) -> dict[str, object]:
        """The remark for a machine."""
        return {"remark": self.name, **self.point.as_data()}


Look = Callable[[Beside], Iterable[Point]]


@cache
def remarks_shelf() -> tuple[tuple[str, Look], ...]:
    """Every remark there is, found by listing the folder: its name in words, and what looks for it."""
    found = []
    for listed in sorted(pkgutil.iter_modules(remarks.__path__), key=lambda module: module.name):
        found.append((listed.name.replace("_", " "), importlib.import_module(f"{remarks.__name__}.{listed.name}").look))
    return tuple(found)


def remarks_beside(partnership: Partnership, *, on: date, happened: Happened | None = None) -> tuple[LawRemark, ...]:
    """All that is remarked on a day, worst first."""
    seen = Beside(partnership, on, happened)
    found = [LawRemark(name, point) for name, look in remarks_shelf() for point in look(seen)]
    return tuple(sorted(found, key=lambda each: (each.point.result.severity, each.name, each.point.says)))
