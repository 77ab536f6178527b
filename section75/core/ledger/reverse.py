"""Reversal: the only way to correct an entry. The entry stays, and its mirror is posted beside it with the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from section75.core.calendar import Month
from section75.core.ledger.entry import ByHand, Draft, Entry, ReasonMissing, says_something
from section75.core.refusals import Refusal, raise_all


class AlreadyReversed(Refusal):
    """An entry is reversed once."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(
            f"Entry {entry.seq} ({entry.draft.amount}, {entry.draft.narrative}) has been reversed already. "
            "To bring its effect back, reverse the reversal; to correct it again, post the right entry."
        )


def reverse(
    entry: Entry, *, because: str, month: Month, effective_on: date, already: Collection[int] = frozenset()
) -> Draft:
    """The mirror of an entry, to be posted to an open month; `already` holds the numbers of entries reversed before.

    Reversing a reversal brings the effect back. Refuses an empty reason and an entry that has been reversed.
    """
    found: list[Refusal] = []
    if not says_something(because):
        found.append(ReasonMissing(f"The reversal of entry {entry.seq}"))
    if entry.seq in already:
        found.append(AlreadyReversed(entry))
    raise_all(found)
    draft = entry.draft
    return Draft(
        fund=draft.fund,
        effective_on=effective_on,
        month=month,
        debit=draft.credit,
        credit=draft.debit,
        amount=draft.amount,
        narrative=f"Reversal of entry {entry.seq}: {because.strip()}",
        authority=draft.authority,
        origin=ByHand(because.strip()),
        reverses=entry.seq,
    )


def end_of(seq: int, reversals: Mapping[int, int]) -> tuple[int, bool]:
    """The last of the reversals that lead back to an entry, itself where it has none; and whether its effect stands.

    `reversals` gives by entry the one that reverses it: a reversal that was reversed brings the effect back.
    """
    stands = True
    while seq in reversals:
        seq, stands = reversals[seq], not stands
    return seq, stands


def undone(reversals: Mapping[int, int]) -> frozenset[int]:
    """The entries whose effect is undone: reversed, and not brought back."""
    return frozenset(seq for seq in reversals if not end_of(seq, reversals)[1])
