"""One entry as an auditor gets it: everything that is known of it, in one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from section75.core.calendar import Month
from section75.core.ledger import Account
from section75.core.money import Money

CURRENCY = "GBP"


class Source(Enum):
    """Where an entry comes from."""

    MANUAL = "manual"
    IMPORT = "import"
    CALCULATED = "calculated"  # contributions due, and differences of agreed terms
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry with everything known of it when it was exported.

    Moments are in UTC. `after_close` says that its month, or the month it takes effect in, had been closed before it
    was posted; `reports` are the issued reports that counted it; `proposal` is the number of what was approved.
    """

    entry: int
    pool: str
    schedule: str
    debit: Account
    credit: Account
    amount: Money
    effective_on: date
    recorded_at: datetime
    month: Month
    source: Source
    narrative: str
    authority: str
    reason: str
    document_sha256: str
    document_name: str
    document_row: int | None
    preparer: str
    preparer_org: str
    approver: str
    approver_org: str
    approved_at: datetime | None
    delegation: str
    proposal: int | None
    reverses: int | None
    reversed_by: int | None
    after_close: bool
    reports: tuple[str, ...] = ()
