"""What every generated partnership has before anything optional: who, under what, which funds and lines, which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

BODIES = (
    ("council", "county council"), ("icb", "integrated care board"), ("trust", "NHS foundation trust"),
    ("borough", "london borough council"), ("ccg", "clinical commissioning group"),
)  # fmt: skip
SERVICES = (
    "day services", "equipment", "reablement", "supported living", "carers' breaks", "advocacy", "autism", "dementia",
    "wheelchairs", 'the "Open Door"', "café & gardens", "out-of-hours £ line",
)  # fmt: skip
UNITS = ("£", "£000")
SOURCES = ("cl. {n}", "Sch. {n} para 2", "para {n}(a)", "inferred: para {n}", "invented: example {n}", "open: cl. {n}")
T = TypeVar("T")


@dataclass(frozen=True)
class Fund:
    """A fund, its schedule and its lines, by short names."""

    id: str
    schedule: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """The fixed points of one partnership, and the numbers everything else is drawn from."""

    rng: Random
    id: str
    parties: tuple[tuple[str, str], ...]
    schedules: tuple[str, ...]
    funds: tuple[Fund, ...]
    first: date
    last: date | None

    @classmethod
    def drawn(cls, rng: Random, id: str, *, around: date) -> Facts:
        """One partnership, begun some years before a day and ending some years around it, if it ends."""
        size = rng.randint(1, 3)
        first = date(around.year - rng.randint(1, 6), rng.choice((1, 4, 4, 4, 7, 10)), 1)
        years, months = rng.randint(1, 8), rng.choice((1, 4, 7, 10))
        last = None if rng.random() < 0.2 else date(first.year + years, months, 1) - timedelta(days=1)
        funds = tuple(
            Fund(f"fund-{n}", f"schedule-{n}", tuple(f"line-{n}-{m}" for m in range(1, rng.randint(2, 4))))
            for n in range(1, size + 1)
        )
        parties = tuple(rng.sample(BODIES, rng.randint(2, 3)))
        last = last if last is None or last > first else None
        return cls(rng, id, parties, tuple(fund.schedule for fund in funds), funds, first, last)

    @property
    def names(self) -> tuple[str, ...]:
        """The parties' short names."""
        return tuple(name for name, _ in self.parties)

    @property
    def party(self) -> str:
        """One of the parties."""
        return self.rng.choice(self.names)

    @property
    def year(self) -> str:
        """The financial year of the first day after which there are figures."""
        year = self.first.year if self.first.month >= 4 else self.first.year - 1
        return f"{year}/{(year + 1) % 100:02d}"

    @property
    def next_year(self) -> str:
        """The one after it."""
        year = int(self.year[:4]) + 1
        return f"{year}/{(year + 1) % 100:02d}"

    @property
    def service(self) -> str:
        """Some service, in words."""
        return self.rng.choice(SERVICES)

    def dated(self, **values: Any) -> dict[str, Any]:
        """A record for the days of the agreement."""
        days = {"from": self.first} | ({"to": self.last} if self.last else {})
        return values | days | self.source()

    def source(self) -> dict[str, str]:
        """Where a record is from."""
        return {"source": self.rng.choice(SOURCES).format(n=self.rng.randint(1, 99))}

    def amount(self, most: int = 900_000) -> str | int:
        """An amount as printed: with commas, with pence, or as a plain number."""
        pounds = self.rng.randint(1, most)
        return self.rng.choice((f"{pounds:,}", f"{pounds}.25", pounds))

    def day(self) -> date:
        """Some day in the first year."""
        return self.first + timedelta(days=self.rng.randint(0, 300))

    def some(self, several: Sequence[T]) -> list[T]:
        """At least one of several, in their order."""
        return [each for each in several if self.rng.random() < 0.6] or [several[0]]

    def perhaps(self, **values: Any) -> dict[str, Any]:
        """Each of the keys, or not."""
        return {key: value for key, value in values.items() if self.rng.random() < 0.5}
