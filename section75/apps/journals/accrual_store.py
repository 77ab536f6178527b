"""Accruals, as the journal holds them, each with its reversal and, if it came, its invoice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from section75.apps.accounts.models import User
from section75.apps.journals.models import AccrualInvoice
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.records import entry_of
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Entry

KIND = "post-accruals"


@dataclass(frozen=True, slots=True)
class Accrued:
    """An accrual: its entry, the entry and month of its reversal, and the entry of its invoice, if it came."""

    entry: Entry
    reversed_by: int | None
    reversed_in: Month | None
    invoice: int | None


def accruals(ledger: Ledger, *, after: int = 0, most: int = 100) -> list[Accrued]:
    """The accruals of a fund, latest first, those before a number if one is given; a page at a time."""
    rows = _rows(ledger).order_by("-seq")
    return _accrued(ledger, list((rows.filter(seq__lt=after) if after else rows)[:most]))


def accrual(ledger: Ledger, seq: int) -> Accrued | None:
    """One accrual by the number of its entry."""
    return next(iter(_accrued(ledger, list(_rows(ledger).filter(seq=seq)))), None)


def note_invoice(ledger: Ledger, *, accrual: int, entry: int, by: User, at: datetime) -> None:
    """Write down which entry is the invoice of an accrual."""
    AccrualInvoice.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        accrual=accrual,
        entry=entry,
        recorded_by=by,
        recorded_at=at,
    )


def _rows(ledger: Ledger) -> QuerySet[JournalEntry]:
    return ledger.rows().filter(proposal__kind=KIND, reverses__isnull=True)


def _accrued(ledger: Ledger, rows: list[JournalEntry]) -> list[Accrued]:
    numbers = [row.seq for row in rows]
    undone = {row.reverses: row for row in ledger.rows().filter(reverses__in=numbers).order_by("seq")}
    came = AccrualInvoice.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, accrual__in=numbers
    ).values_list("accrual", "entry")
    invoices = dict(came)
    return [
        Accrued(
            entry_of(row),
            undone[row.seq].seq if row.seq in undone else None,
            Month(FinancialYear(undone[row.seq].year), undone[row.seq].month) if row.seq in undone else None,
            invoices.get(row.seq),
        )
        for row in rows
    ]
