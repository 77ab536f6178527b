"""Tests that need more than one entry: reversals, limits that count together, pairs of accounts, first figures."""

from __future__ import annotations

from array import array
from bisect import bisect_left

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
    """Remembers of every entry its number, the day it was recorded and its proposal: 24 bytes each, and no more.

    Of one year the numbers have gaps: an entry that is not among those given is not looked for.
    """

    test = REVERSED_SOON

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.numbers = array("q")
        self.days = array("q")
        self.proposals = array("q")
        self.found: list[int] = []

    def look(self, row: JournalRow) -> None:
        """Entries come in the order of their numbers."""
        self.numbers.append(row.entry)
        self.days.append(london_day(row.recorded_at).toordinal())
        self.proposals.append(row.proposal or 0)
        if row.reverses is None:
            return
        place = bisect_left(self.numbers, row.reverses)
        if self.numbers[place] != row.reverses:
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
    """Remembers the entries of each pair of kinds of account, 8 bytes each: what is rare is known at the end."""

    test = UNUSUAL_PAIR

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.pairs: dict[tuple[str, str], array[int]] = {}

    def look(self, row: JournalRow) -> None:
        """A reversal has the pair of what it reverses, turned round, and is not counted."""
        if row.source is Source.REVERSAL:
            return
        pair = (row.debit.kind.value, row.credit.kind.value)
        self.pairs.setdefault(pair, array("q")).append(row.entry)

    def entries(self) -> list[int]:
        """What it found: pairs with at most so many in a thousand, and one in a small journal."""
        count = sum(len(found) for found in self.pairs.values())
        most = max(1, count * self.asking.rare // _THOUSAND)
        return sorted(entry for found in self.pairs.values() if len(found) <= most for entry in found)


TOGETHER = (ReversedSoon, UnderALimit, UnusualPair)
