"""What is done to contributions: invoices, matches, reminders, suspensions; and proposing one in kind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import acting
from section75.apps.ledger.actions import scope_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import letters, store, terms
from section75.apps.receipts.models import Invoice, InvoiceEnding, MatchUndoing, Reminder, Suspension, SuspensionEnding
from section75.apps.receipts.refusals import (
    DaysBackwards,
    InvoiceNumberUsed,
    NoSuchInvoice,
    NoSuchMatch,
    NoSuchPayment,
    NoSuchSuspension,
    NotAContributor,
    NothingLate,
    NotSaid,
)
from section75.core.authority import Act
from section75.core.calendar import Month, in_words, london_day
from section75.core.ledger import says_something
from section75.core.money import Money, sum_of
from section75.core.partnership import Partnership
from section75.core.receipts import OwedAndPaid, Payment, invoice_for, match_to


@dataclass(frozen=True, slots=True)
class InKind:
    """A contribution in kind as somebody asks for it: whose, of what, valued how, shown by what."""

    party: str
    line: str
    amount: Money
    month: Month
    effective_on: date
    what: str
    basis: str
    evidence: str  # in words, or under what the paper is kept
    authority: str
    file: int | None = None  # the number of a file of evidence at the fund


@dataclass(frozen=True, slots=True)
class Suspending:
    """A suspension as somebody records it: whose instalments of which days, since when, by what, in which dispute."""

    party: str
    first_due_on: date
    last_due_on: date
    starts_on: date
    clause: str
    dispute: str


def record_invoice(
    user: User,
    ledger: Ledger,
    *,
    party: str,
    number: str,
    invoiced_on: date,
    amount: Money,
    days: Collection[date],
    at: datetime,
) -> Invoice:
    """Record an invoice for the instalments of some days, the earliest filled first."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        number = said("number of the invoice", number)
        partnership, books = _books(ledger, at)
        require_contributor(partnership, ledger, party)
        if store.invoices(ledger).filter(number=number).exists():
            raise InvoiceNumberUsed(number)
        parts = invoice_for(books, party=party, number=number, amount=amount, days=days)
        about = store.of_fund(ledger, user, at)
        row = Invoice(party=party, number=number, invoiced_on=invoiced_on, pence=amount.pence, **about)
        store.keep_invoice(row, parts)
        listed = ", ".join(f"{part} of {in_words(day)}" for day, part in parts)
        doing.tell(f"Recorded invoice {number} to {party} of {amount}: {listed}.")
        return row


def end_invoice(user: User, ledger: Ledger, number: str, *, credit_note: str, because: str, at: datetime) -> None:
    """Cancel an invoice, or credit it by a credit note: what it was for can be invoiced again."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = store.invoices(ledger).filter(number=number, ending__isnull=True).first()
        if row is None:
            raise NoSuchInvoice(number)
        because = said("reason", because)
        note = credit_note.strip()
        store.keep(InvoiceEnding(invoice=row, credit_note=note, because=because, recorded_by=user, recorded_at=at))
        doing.tell(f"{f'Credited invoice {number} by {note}' if note else f'Cancelled invoice {number}'}: {because}")


def match_payment(user: User, ledger: Ledger, seq: int, *, days: Collection[date], at: datetime) -> None:
    """Match what is left of a payment to instalments, the earliest first; what goes beyond them stays in view."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        _, books = _books(ledger, at)
        payment = payment_of(books, seq)
        parts = match_to(books, payment, days=days)
        store.keep_matches(ledger, party=payment.party, seq=seq, parts=parts, by=user, at=at)
        listed = ", ".join(f"{amount} to {in_words(day)}" for day, amount in parts)
        doing.tell(f"Matched {sum_of(amount for _, amount in parts)} of entry {seq}, of {payment.party}: {listed}.")


def undo_match(user: User, ledger: Ledger, number: int, *, because: str, at: datetime) -> None:
    """Undo a match, with the reason. The match stays on record."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = store.match_row(ledger, number)
        if row is None:
            raise NoSuchMatch(number)
        because = said("reason", because)
        store.keep(MatchUndoing(match=row, because=because, recorded_by=user, recorded_at=at))
        doing.tell(f"Undid match {number} of entry {row.entry} to {in_words(row.due_on)}: {because}")


def send_reminder(user: User, ledger: Ledger, party: str, *, as_at: date, how: str, at: datetime) -> Reminder:
    """Record that a partner was reminded of what is late, with the letter as it was sent."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        partnership, _ = _books(ledger, at)
        require_contributor(partnership, ledger, party)
        how = said("way the reminder was sent", how)
        found = letters.letter_to(partnership, ledger, party, on=as_at)
        if not found.amount:
            raise NothingLate(party, as_at)
        row = Reminder(
            party=party,
            as_at=as_at,
            pence=found.amount.pence,
            text=found.text,
            how=how,
            **store.of_fund(ledger, user, at),
        )
        store.keep(row)
        doing.tell(f"Reminded {party} of {found.amount} that is late as at {in_words(as_at)}, {how}.")
        return row


def suspend(user: User, ledger: Ledger, asked: Suspending, *, at: datetime) -> Suspension:
    """Record that instalments are suspended in a dispute: they stand as such, and are not late."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        require_contributor(agreements.latest(ledger.partnership), ledger, asked.party)
        clause, dispute = said("clause", asked.clause), said("dispute", asked.dispute)
        if asked.last_due_on < asked.first_due_on:
            raise DaysBackwards(asked.first_due_on, asked.last_due_on)
        row = Suspension(
            party=asked.party,
            first_due_on=asked.first_due_on,
            last_due_on=asked.last_due_on,
            starts_on=asked.starts_on,
            clause=clause,
            dispute=dispute,
            **store.of_fund(ledger, user, at),
        )
        store.keep(row)
        days = f"{in_words(asked.first_due_on)} to {in_words(asked.last_due_on)}"
        since = in_words(asked.starts_on)
        doing.tell(f"Suspended what {asked.party} owes of {days}, since {since}, under {clause}: {dispute}")
        return row


def resume(user: User, ledger: Ledger, number: int, *, ends_before: date, because: str, at: datetime) -> None:
    """Record that a suspension is over from a day on: the instalments are due again since their own day."""
    with acting(user, Act.KEEP_CONTRIBUTIONS, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        rows = (row for row in store.suspension_rows(ledger) if row.pk == number and not hasattr(row, "ending"))
        row = next(rows, None)
        if row is None:
            raise NoSuchSuspension(number)
        because = said("reason", because)
        if ends_before < row.starts_on:
            raise DaysBackwards(row.starts_on, ends_before)
        ending = SuspensionEnding(
            suspension=row, ends_before=ends_before, because=because, recorded_by=user, recorded_at=at
        )
        store.keep(ending)
        doing.tell(f"Ended suspension {number} of {row.party} from {in_words(ends_before)}: {because}")


def propose_in_kind(user: User, ledger: Ledger, asked: InKind, *, at: datetime) -> Proposal:
    """Propose posting a contribution in kind at its value, with the basis of the valuation and the evidence."""
    arguments = {
        "party": asked.party,
        "line": asked.line,
        "pence": asked.amount.pence,
        "month": str(asked.month),
        "effective_on": asked.effective_on.isoformat(),
        "what": asked.what.strip(),
        "basis": asked.basis.strip(),
        "evidence": asked.evidence.strip(),
        "authority": asked.authority.strip(),
        "file": asked.file,
    }
    return approvals.propose(user, store.IN_KIND, scope_of(ledger), arguments, at=at)


def payment_of(books: OwedAndPaid, seq: int) -> Payment:
    """A payment by the number of its entry. Refuses an entry that is none."""
    found = next((payment for payment in books.payments if payment.seq == seq), None)
    if found is None:
        raise NoSuchPayment(seq)
    return found


def require_contributor(partnership: Partnership, ledger: Ledger, party: str) -> None:
    """Refuse somebody who does not contribute to the fund."""
    names = terms.contributors(partnership, ledger.fund)
    if party not in names:
        raise NotAContributor(party, names)


def said(what: str, text: str) -> str:
    """Words without blanks around them. Refuses words that say nothing."""
    if not says_something(text):
        raise NotSaid(what)
    return text.strip()


def _books(ledger: Ledger, at: datetime) -> tuple[Partnership, OwedAndPaid]:
    partnership = agreements.latest(ledger.partnership)
    return partnership, store.owed_and_paid(partnership, ledger, on=london_day(at))
