"""Reversal: the only way to correct an entry. The entry stays, and its mirror is posted beside it with the reason."""

from __future__ import annotations

from collections.abc import Collection
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
