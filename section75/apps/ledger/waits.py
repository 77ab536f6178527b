"""What is proposed to the journal and waits for approval, so that its pages can say so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from section75.apps.approvals import store
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.store import Ledger


def of_extract(ledger: Ledger, number: int, *, at: datetime) -> Proposal | None:
    """The proposal that waits to post an extract, or rows of it that had waited."""
    return _first(ledger, ("post-extract", "post-waiting"), "extract", number, at)


def of_entry(ledger: Ledger, seq: int, *, at: datetime) -> Proposal | None:
    """The proposal that waits to reverse an entry."""
    return _first(ledger, ("reverse-entry",), "entry", seq, at)


def of_month(ledger: Ledger, month: str, *, at: datetime) -> Proposal | None:
    """The proposal that waits to close or re-open a month."""
    return _first(ledger, ("close-month", "reopen-month"), "month", month, at)


def all_of(ledger: Ledger, *, at: datetime) -> list[Proposal]:
    """Everything that waits at a fund, latest first."""
    rows = store.of_partnership(ledger.partnership, waiting_at=at)
    return [row for row in rows if row.fund == ledger.fund]


def _first(ledger: Ledger, kinds: tuple[str, ...], key: str, value: object, at: datetime) -> Proposal | None:
    found: Iterator[Proposal] = (row for row in all_of(ledger, at=at) if row.kind in kinds)
    return next((row for row in found if store.arguments(row).get(key) == value), None)
