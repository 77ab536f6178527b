"""Prior-period items: entries posted to a current period that took effect in a period already closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from section75.core.calendar import Month
from section75.core.ledger import Account, ByHand, Entry
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Closure:
    """That a period was closed, with the last entry the journal had then; and when it was opened again, if it was."""

    month: Month
    upto: int
    reopened_at: datetime | None = None

    def held(self, seq: int, recorded_at: datetime) -> bool:
        """Was the period closed by this when the entry was recorded?"""
        return seq > self.upto and (self.reopened_at is None or recorded_at < self.reopened_at)


@dataclass(frozen=True, slots=True)
class LateEntry:
    """One prior-period item: when it took effect, the period it was posted to, what moved, and why it came."""

    seq: int
    recorded_at: datetime
    effective_on: date
    month: Month
    debit: Account
    credit: Account
    amount: Money
    reason: str

    @classmethod
    def of(cls, entry: Entry) -> LateEntry:
        """An entry as a prior-period item; of a row of a file the reason is what the file says of it."""
        draft = entry.draft
        reason = draft.origin.reason if isinstance(draft.origin, ByHand) else draft.narrative
        return cls(
            entry.seq,
            entry.recorded_at,
            draft.effective_on,
            draft.month,
            draft.debit,
            draft.credit,
            draft.amount,
            reason,
        )


def is_late(entry: Entry, closures: Iterable[Closure]) -> bool:
    """Did it take effect in a period that was closed when it was recorded, and earlier than the one it is posted to?"""
    earlier = Month.of(entry.draft.effective_on)
    return earlier < entry.draft.month and any(
        closure.month == earlier and closure.held(entry.seq, entry.recorded_at) for closure in closures
    )


def late_entries(entries: Iterable[Entry], closures: Iterable[Closure]) -> Iterator[LateEntry]:
    """The prior-period items among some entries, in their order."""
    known = tuple(closures)
    return (LateEntry.of(entry) for entry in entries if is_late(entry, known))
