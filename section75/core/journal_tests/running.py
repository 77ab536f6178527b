"""Running every test over a journal, entry by entry, in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from section75.core.journal_tests.asking import Asking
from section75.core.journal_tests.one_by_one import ONE_BY_ONE, JournalTest
from section75.core.journal_tests.row import JournalRow
from section75.core.journal_tests.together import TOGETHER


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one test found: the numbers of the entries, in order."""

    test: JournalTest
    entries: tuple[int, ...]

    @property
    def is_a_fault(self) -> bool:
        """Was something found that must not be there?"""
        return self.test.must_be_none and bool(self.entries)


def run(rows: Iterable[JournalRow], asking: Asking) -> tuple[Outcome, ...]:
    """Run every ready-made test over entries in the order of their numbers; what each found, in the tests' order.

    What is found is to be looked at; it proves nothing by itself. Of the entries only numbers are held.
    """
    found: dict[str, list[int]] = {test.code: [] for test, _ in ONE_BY_ONE}
    several = [each(asking) for each in TOGETHER]
    for row in rows:
        for test, finds in ONE_BY_ONE:
            if finds(row, asking):
                found[test.code].append(row.entry)
        for each in several:
            each.look(row)
    alone = [Outcome(test, tuple(found[test.code])) for test, _ in ONE_BY_ONE]
    return (*alone, *(Outcome(each.test, tuple(each.entries())) for each in several))
