"""What is done here: journals, accruals and templates proposed. Posting waits for somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import acting
from section75.apps.journals import accrual_store, commitment_store
from section75.apps.journals.asked import Asked, template_as_said
from section75.apps.journals.proposals import LINES, TEMPLATE, reversed_in
from section75.apps.journals.refusals import (
    EntryIsNotItsSpend,
    InvoiceKnownAlready,
    InvoiceOfAnotherAccrual,
    NoSuchAccrual,
    NothingToAccrue,
)
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.actions import scope_of
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.journals import JournalLine, Template, accrual_line, left_to_accrue
from section75.core.ledger import Account, undone


def propose_lines(user: User, ledger: Ledger, asked: Asked, *, at: datetime) -> Proposal:
    """Propose posting a journal of several lines, all of them or none."""
    return approvals.propose(user, LINES, scope_of(ledger), asked.as_said(), at=at, because=asked.because)


def propose_accruals(user: User, ledger: Ledger, asked: Asked, *, at: datetime) -> Proposal:
    """Propose posting accruals, effective on the last day of their month, each with its reversal in the month after."""
    last = asked.month.span.last_day
    assert last is not None, "a month ends"
    said = replace(asked, effective_on=last).as_said()
    return approvals.propose(user, accrual_store.KIND, scope_of(ledger), said, at=at, because=asked.because)


def propose_template(user: User, ledger: Ledger, template: Template, *, at: datetime) -> Proposal:
    """Propose keeping a template, or a new version of one. It posts nothing."""
    said = template_as_said(template)
    return approvals.propose(user, TEMPLATE, scope_of(ledger), said, at=at, because=template.because)


def lines_from_orders(ledger: Ledger, month: Month) -> tuple[JournalLine, ...]:
    """What was received by the end of a month and neither posted by then nor accrued, an accrual for each order.

    Refuses nothing.
    """
    back, taken, found = reversed_in(ledger, month), accrual_store.of_orders(ledger), list[JournalLine]()
    for kept in commitment_store.standing_now(ledger):
        order, number = kept.standing.commitment, kept.row.number
        left = left_to_accrue(kept.standing, taken.get(number, ()), month=month, back=back)
        if left:
            found.append(accrual_line(order.line, left, f"order {order.order}, {order.supplier}", order=number))
    if not found:
        raise NothingToAccrue(month)
    return tuple(found)


def record_invoice(user: User, ledger: Ledger, accrual: int, *, entry: int, at: datetime) -> None:
    """Say which entry is the invoice that an accrual was for."""
    with acting(user, Act.PROPOSE_POSTING, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        found = accrual_store.accrual(ledger, accrual)
        if found is None:
            raise NoSuchAccrual(ledger.fund, accrual)
        if found.invoice is not None:
            raise InvoiceKnownAlready(accrual, found.invoice)
        answered = accrual_store.accrual_of_invoice(ledger, entry)
        if answered is not None:
            raise InvoiceOfAnotherAccrual(entry, answered)
        require_spend(ledger, entry, found.entry.draft.debit)
        accrual_store.note_invoice(ledger, accrual=accrual, entry=entry, by=user, at=at)
        doing.tell(f"Entry {entry} is the invoice of the accrual of entry {accrual}.")


def require_spend(ledger: Ledger, seq: int, account: Account) -> None:
    """Refuse an entry that is not the spend on an account: another account, an accrual, a reversal, or reversed."""
    found = ledger_store.entry(ledger, seq)
    draft = found[0].draft if found else None
    is_spend = draft is not None and draft.debit == account and draft.reverses is None
    if not is_spend or seq in undone(ledger_store.reversals(ledger)):
        raise EntryIsNotItsSpend(seq, account.code)
