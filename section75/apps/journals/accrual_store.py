"""Accruals, as the journal holds them, each with its reversal and, if it came, its invoice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from section75.apps.accounts.models import User
from section75.apps.journals.models import AccrualInvoice, AccruedOrder, OrderedCommitment
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.records import entry_of
from section75.core.calendar import FinancialYear, Month
from section75.core.journals import OfAnOrder
from section75.core.ledger import Entry, end_of

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


def accrual_of_invoice(ledger: Ledger, entry: int) -> int | None:
    """The accrual that an entry is the invoice of."""
    rows = AccrualInvoice.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, entry=entry)
    return rows.order_by("pk").values_list("accrual", flat=True).first()


def note_order(ledger: Ledger, commitment: int, *, entry: int) -> None:
    """Write down that an accrual is of a commitment, by its number at the fund."""
    place = {"partnership_id": ledger.partnership, "fund": ledger.fund}
    order = OrderedCommitment.objects.get(**place, number=commitment)
    AccruedOrder.objects.create(**place, commitment=order, entry=entry)


def of_orders(ledger: Ledger) -> dict[int, list[OfAnOrder]]:
    """The accruals of each commitment, by its number, earliest first."""
    rows = AccruedOrder.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund).order_by("entry")
    numbers = dict(rows.values_list("entry", "commitment__number"))
    found: dict[int, list[OfAnOrder]] = {}
    reversals = ledger_store.reversals(ledger)
    ends = {seq: end_of(seq, reversals) for seq in numbers}
    entries = {
        row.seq: row for row in ledger.whole_rows().filter(seq__in={*numbers, *(end for end, _ in ends.values())})
    }
    for seq, number in numbers.items():
        end, stands = ends[seq]
        ended = None if stands else entry_of(entries[end]).draft.month
        draft = entry_of(entries[seq]).draft
        found.setdefault(number, []).append(OfAnOrder(seq, draft.month, ended, draft.amount))
    return found


def _rows(ledger: Ledger) -> QuerySet[JournalEntry]:
    return ledger.whole_rows().filter(run__proposal__kind=KIND, reverses__isnull=True)


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
