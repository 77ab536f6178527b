"""Benford's law: how often amounts begin with each figure, beside how often they would if nobody had chosen them.

Expected shares: log10(1 + 1/d), in 100,000ths. The deviation is the mean of the nine differences; Nigrini (Benford's
Law, 2012) calls more than 0.015 no conformity, which is 1,500 here. It needs many amounts to say anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from section75.core.journal_tests.row import JournalRow
from section75.core.money import Money

EXPECTED: Final = (30_103, 17_609, 12_494, 9_691, 7_918, 6_695, 5_799, 5_115, 4_576)
ENOUGH: Final = 1_000  # amounts below which nothing is said
NO_CONFORMITY: Final = 1_500
_WHOLE: Final = 100_000
_LEAST: Final = Money(1_000)  # £10


@dataclass(frozen=True, slots=True)
class Benford:
    """How often each figure from 1 to 9 stands first, of how many amounts."""

    counts: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many amounts were counted."""
        return sum(self.counts)

    @property
    def shares(self) -> tuple[int, ...]:
        """Of 100,000 amounts, how many begin with each figure."""
        return tuple(count * _WHOLE // self.count if self.count else 0 for count in self.counts)

    @property
    def deviation(self) -> int:
        """The mean difference from what is expected, in 100,000ths."""
        apart = (abs(share - expected) for share, expected in zip(self.shares, EXPECTED, strict=True))
        return sum(apart) // len(EXPECTED)

    @property
    def says(self) -> str:
        """What it comes to, in a sentence."""
        if self.count < ENOUGH:
            return f"{self.count:,} amounts are too few to say anything: it takes {ENOUGH:,}."
        verdict = "do not conform" if self.deviation > NO_CONFORMITY else "conform"
        apart = f"{self.deviation:,} in 100,000 from what is expected"
        return f"The first figures of {self.count:,} amounts {verdict}: {apart}."


def benford(rows: Iterable[JournalRow]) -> Benford:
    """Count the first figures of every amount of at least £10."""
    counts = Counter(str(row.amount.pence)[0] for row in rows if row.amount >= _LEAST)
    return Benford(tuple(counts[str(figure)] for figure in range(1, 10)))
