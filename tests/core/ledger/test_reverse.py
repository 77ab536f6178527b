"""Reversal: the only correction."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from section75.core.calendar import Month
from section75.core.ledger import (
    AlreadyReversed,
    Balances,
    ByHand,
    Draft,
    Entry,
    ReasonMissing,
    end_of,
    reverse,
    undone,
)
from section75.core.money import Money
from section75.core.refusals import Refusals

from .conftest import MakeDraft

AUGUST = Month.read("2022/23 M5")
BECAUSE = "invoice credited in full"


def _entry(seq: int, draft: Draft) -> Entry:
    return Entry(seq, datetime(2022, 7, 4, tzinfo=UTC), draft)


def _reversed(entry: Entry, already: frozenset[int] = frozenset()) -> Draft:
    return reverse(entry, because=BECAUSE, month=AUGUST, effective_on=date(2022, 8, 2), already=already)


def test_a_reversal_mirrors_its_entry_and_says_why(draft: MakeDraft) -> None:
    original = draft()
    mirror = _reversed(_entry(7, original))
    assert (mirror.debit, mirror.credit, mirror.amount) == (original.credit, original.debit, original.amount)
    assert (mirror.reverses, mirror.month, mirror.effective_on) == (7, AUGUST, date(2022, 8, 2))
    assert mirror.narrative == "Reversal of entry 7: invoice credited in full"
    assert mirror.origin == ByHand(BECAUSE)
    assert mirror.authority == original.authority


def test_an_entry_and_its_reversal_leave_nothing(draft: MakeDraft) -> None:
    entry = _entry(7, draft())
    balances = Balances.of_entries([entry, _reversed(entry)])
    assert [balances.net(account) for account in balances.accounts] == [Money(0), Money(0)]


def test_reversing_a_reversal_brings_the_effect_back(draft: MakeDraft) -> None:
    original = draft()
    first = _entry(8, _reversed(_entry(7, original)))
    second = _reversed(first, already=frozenset({7}))
    assert (second.debit, second.credit, second.amount) == (original.debit, original.credit, original.amount)
    assert second.reverses == 8


def test_an_entry_is_reversed_once(draft: MakeDraft) -> None:
    with pytest.raises(AlreadyReversed, match=r"Entry 7 .* reverse the reversal"):
        _reversed(_entry(7, draft()), already=frozenset({7}))


@pytest.mark.parametrize("because", ["", "  \n"])
def test_a_reversal_without_a_reason_is_refused(draft: MakeDraft, because: str) -> None:
    with pytest.raises(ReasonMissing, match="The reversal of entry 7 needs a reason"):
        reverse(_entry(7, draft()), because=because, month=AUGUST, effective_on=date(2022, 8, 2))


def test_both_faults_of_a_reversal_are_said(draft: MakeDraft) -> None:
    with pytest.raises(Refusals) as refused:
        reverse(_entry(7, draft()), because="", month=AUGUST, effective_on=date(2022, 8, 2), already=[7])
    assert [each.name for each in refused.value.each] == ["ReasonMissing", "AlreadyReversed"]


@pytest.mark.parametrize(
    ("reversals", "last", "stands"),
    [({}, 1, True), ({1: 2}, 2, False), ({1: 2, 2: 5}, 5, True), ({1: 2, 2: 5, 5: 9}, 9, False)],
)
def test_an_effect_is_undone_by_a_reversal_and_brought_back_by_the_next(
    reversals: dict[int, int], last: int, stands: bool
) -> None:
    assert end_of(1, reversals) == (last, stands)
    assert (1 not in undone(reversals)) == stands


def test_what_is_undone_is_what_no_later_reversal_brought_back() -> None:
    assert undone({1: 2, 2: 5, 5: 9, 3: 4, 6: 7, 7: 8}) == {1, 3, 5, 7}
