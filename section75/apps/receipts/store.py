"""What is owed and paid, read from the journal, the terms and what was recorded here; and how it is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model, QuerySet, Sum

from section75.apps.accounts.models import User
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger import balancing
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.records import entry_of
from section75.apps.ledger.store import DUE
from section75.apps.receipts import models, terms
from section75.core.ledger import Entry, end_of
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.receipts import (
    Invoiced,
    Match,
    Moved,
    OwedAndPaid,
    Part,
    Suspension,
    moves,
    owed_in_books,
    payments_in_books,
)

IN_KIND = "post-in-kind"


def moved(ledger: Ledger) -> tuple[Moved, ...]:
    """Every movement of the accounts of contributions due, in the order of the journal."""
    due = balancing.accounts_kept(ledger, DUE)  # few, so that their entries are found by index
    rows = ledger.whole_rows().select_related("run__proposal").order_by()
    either = {row.seq: row for side in ("debit", "credit") for row in rows.filter(**{f"{side}__in": due})}
    found = [either[seq] for seq in sorted(either)]
    in_kind = frozenset(row.seq for row in found if row.run.proposal and row.run.proposal.kind == IN_KIND)
    return moves((entry_of(row) for row in found), in_kind=in_kind)


def in_ledger(ledger: Ledger, party: str, *, last_on: date) -> Money:
    """The balance of a partner's account of contributions due, by a day, as it is kept."""
    rows = balancing.of(ledger).filter(account=f"{DUE}{party}", effective_on__lte=last_on)
    sums = rows.aggregate(debited=Sum("debit", default=0), credited=Sum("credit", default=0))
    return Money(sums["debited"] - sums["credited"])


def owed_and_paid(partnership: Partnership, ledger: Ledger, *, on: date) -> OwedAndPaid:
    """Everything known of a fund's contributions, with what is to come by the terms in use on a day."""
    every = moved(ledger)
    posted = owed_in_books(every)
    keys = {each.key for each in posted}
    coming = terms.to_come(partnership, ledger.fund, posted=keys, on=on)
    return OwedAndPaid(
        owed=(*posted, *coming),
        payments=payments_in_books(every),
        matches=matches_of(ledger),
        invoiced=invoiced_of(ledger),
        suspensions=suspensions_of(ledger),
    )


def matches_of(ledger: Ledger) -> tuple[Match, ...]:
    """The matches nobody undid, in the order they were recorded."""
    rows = models.Match.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, undoing__isnull=True)
    return tuple(Match(row.pk, row.entry, row.party, row.due_on, Money(row.pence)) for row in rows.order_by("pk"))


def match_rows(ledger: Ledger, seq: int) -> list[models.Match]:
    """Every match of an entry, those undone too."""
    rows = models.Match.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, entry=seq)
    return list(rows.select_related("recorded_by", "undoing__recorded_by").order_by("pk"))


def match_row(ledger: Ledger, number: int) -> models.Match | None:
    """One match that nobody undid."""
    rows = models.Match.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, undoing__isnull=True)
    return rows.filter(pk=number).first()


def invoiced_of(ledger: Ledger) -> tuple[Invoiced, ...]:
    """The parts of the invoices that were neither cancelled nor credited."""
    parts = models.InvoicePart.objects.filter(
        invoice__partnership_id=ledger.partnership, invoice__fund=ledger.fund, invoice__ending__isnull=True
    )
    return tuple(
        Invoiced(part.invoice.number, part.invoice.party, part.due_on, part.invoice.invoiced_on, Money(part.pence))
        for part in parts.select_related("invoice").order_by("invoice__invoiced_on", "pk")
    )


def invoices(ledger: Ledger) -> QuerySet[models.Invoice]:
    """Every invoice, latest first, with its parts and its end."""
    rows = models.Invoice.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return rows.select_related("ending", "recorded_by").prefetch_related("parts").order_by("-invoiced_on", "-pk")


def suspension_rows(ledger: Ledger) -> list[models.Suspension]:
    """Every suspension, latest first."""
    rows = models.Suspension.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return list(rows.select_related("ending", "recorded_by").order_by("-starts_on", "-pk"))


def suspensions_of(ledger: Ledger) -> tuple[Suspension, ...]:
    """The suspensions as the core knows them, earliest first."""
    return tuple(_suspension(row) for row in reversed(suspension_rows(ledger)))


def _suspension(row: models.Suspension) -> Suspension:
    ending = getattr(row, "ending", None)
    ends_before = ending.ends_before if ending is not None else None
    days = (row.first_due_on, row.last_due_on, row.starts_on, ends_before)
    return Suspension(row.pk, row.party, *days, row.clause, row.dispute)


def reminders(ledger: Ledger) -> QuerySet[models.Reminder]:
    """Every reminder that was sent, latest first."""
    rows = models.Reminder.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return rows.select_related("recorded_by").order_by("-pk")


def reminders_since(partnership: str, since: datetime) -> list[models.Reminder]:
    """The reminders of a partnership sent since a moment."""
    return list(models.Reminder.objects.filter(partnership_id=partnership, recorded_at__gt=since).order_by("pk"))


@dataclass(frozen=True, slots=True)
class InKindKept:
    """An entry approved as a contribution in kind, and the reversal that ended its effect, if one did."""

    entry: Entry
    ended_by: int | None


def contributions_in_kind(ledger: Ledger) -> list[InKindKept]:
    """The entries approved as contributions in kind, latest first; those that were reversed say so."""
    rows = ledger.whole_rows().filter(run__proposal__kind=IN_KIND, reverses__isnull=True).order_by("-seq")
    reversals = ledger_store.reversals(ledger)
    ends = [(entry_of(row), *end_of(row.seq, reversals)) for row in rows]
    return [InKindKept(entry, None if stands else end) for entry, end, stands in ends]


def keep(row: Model) -> None:
    """Keep one row, if every text of it fits. Refuses one that does not."""
    require_fitting([row])
    row.save(force_insert=True)


def of_fund(ledger: Ledger, by: User, at: datetime) -> dict[str, object]:
    """What every row recorded at a fund says of itself."""
    return {"partnership_id": ledger.partnership, "fund": ledger.fund, "recorded_by": by, "recorded_at": at}


def keep_matches(ledger: Ledger, *, party: str, seq: int, parts: Sequence[Part], by: User, at: datetime) -> None:
    """Record that a payment is for instalments."""
    for due_on, amount in parts:
        about = of_fund(ledger, by, at)
        keep(models.Match(party=party, entry=seq, due_on=due_on, pence=amount.pence, **about))


def keep_invoice(invoice: models.Invoice, parts: Sequence[Part]) -> None:
    """Record an invoice with its parts."""
    keep(invoice)
    for due_on, amount in parts:
        keep(models.InvoicePart(invoice=invoice, due_on=due_on, pence=amount.pence))
