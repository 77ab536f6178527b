"""Tests that need more than one entry: reversals, limits that count together, pairs of accounts, first figures."""

from __future__ import annotations

from array import array
from collections import Counter

from section75.core.calendar import london_day
from section75.core.journal_tests.asking import Asking
from section75.core.journal_tests.one_by_one import JournalTest, days_between
from section75.core.journal_tests.row import JournalRow, Source
from section75.core.money import Money

REVERSED_SOON = JournalTest(
    "reversed-soon",
    "Reversed within 5 days",
    "Posted, and undone soon after; an accrual's own reversal is not counted.",
)
UNDER_A_LIMIT = JournalTest(
    "under-a-limit",
    "Just under an approval limit",
    "By itself, or with what was approved with it, close below a limit.",
)
UNUSUAL_PAIR = JournalTest(
    "unusual-pair", "Unusual pair of accounts", "Kinds of account that hardly ever stand together."
)
BENFORD = JournalTest("benford", "First figures", "How often amounts begin with each figure, beside what is expected.")

_THOUSAND = 1_000


class ReversedSoon:
    """Remembers of every entry the day it was recorded and its proposal: 16 bytes each, whatever else it says."""

    test = REVERSED_SOON

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.days = array("q")
        self.proposals = array("q")
        self.first = 0
        self.found: list[int] = []

    def look(self, row: JournalRow) -> None:
        """Entries come in the order of their numbers."""
        self.first = self.first or row.entry
        self.days.append(london_day(row.recorded_at).toordinal())
        self.proposals.append(row.proposal or 0)
        place = (row.reverses or 0) - self.first
        if row.reverses is None or not 0 <= place < len(self.days):
            return
        is_own = row.proposal is not None and self.proposals[place] == row.proposal
        if not is_own and days_between(self.days[place], row) <= self.asking.days:
            self.found += [row.reverses, row.entry]

    def entries(self) -> list[int]:
        """What it found."""
        return sorted(set(self.found))


class UnderALimit:
    """What one person approved together counts together, as a limit does; entries of files count by themselves."""

    test = UNDER_A_LIMIT

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.found: list[int] = []
        self.totals: dict[int, int] = {}
        self.parts: dict[int, list[int]] = {}

    def look(self, row: JournalRow) -> None:
        """An entry, and its place among those approved with it."""
        if row.source is Source.MANUAL and row.proposal is not None:
            self.totals[row.proposal] = self.totals.get(row.proposal, 0) + row.amount.pence
            self.parts.setdefault(row.proposal, []).append(row.entry)
        if self.asking.is_just_under(row.amount):
            self.found.append(row.entry)

    def entries(self) -> list[int]:
        """What it found."""
        under = (key for key, pence in self.totals.items() if self.asking.is_just_under(Money(pence)))
        return sorted({*self.found, *(entry for key in under for entry in self.parts[key])})


class UnusualPair:
    """Counts pairs of kinds of account, and remembers the entries of a pair as long as it is rare."""

    test = UNUSUAL_PAIR

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.some: dict[tuple[str, str], list[int]] = {}
        self.count = 0

    def look(self, row: JournalRow) -> None:
        """A reversal has the pair of what it reverses, turned round, and is not counted."""
        if row.source is Source.REVERSAL:
            return
        pair = (row.debit.kind.value, row.credit.kind.value)
        self.count += 1
        self.pairs[pair] += 1
        kept = self.some.setdefault(pair, [])
        if len(kept) <= self._most:
            kept.append(row.entry)

    @property
    def _most(self) -> int:
        return max(1, self.count * self.asking.rare // _THOUSAND)

    def entries(self) -> list[int]:
        """What it found: pairs with at most so many in a thousand, and one in a small journal."""
        rare = (pair for pair, times in self.pairs.items() if times <= self._most)
        return sorted(entry for pair in rare for entry in self.some[pair])


TOGETHER = (ReversedSoon, UnderALimit, UnusualPair)
