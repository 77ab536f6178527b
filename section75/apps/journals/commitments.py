"""What is done to a commitment: entered, received, posted by an entry, voided. The journal stays as it was."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.journals import commitment_store as store
from section75.apps.journals.actions import require_spend
from section75.apps.journals.models import OrderedCommitment
from section75.apps.journals.refusals import EntryMatchedAlready
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act
from section75.core.journals import Commitment, Event, Standing, Step
from section75.core.ledger import Account, AccountKind, UnknownLine


def enter_commitment(
    user: User, ledger: Ledger, commitment: Commitment, *, at: datetime, says: str = ""
) -> OrderedCommitment:
    """Enter an order. It is shown beside the spend from then on, and in the journal never."""
    with acting(user, Act.ENTER_FORECAST, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        lines = agreements.latest(ledger.partnership).lines_of(ledger.fund)
        known = [line.id for line in lines if not line.nature.is_income]
        if commitment.line not in known:
            raise UnknownLine(commitment.line, known, f"Order {commitment.order}")
        row = store.keep(ledger, commitment, says=says.strip(), by=user, at=at)
        doing.tell(f"Entered commitment {row.number}: order {row.order}, {commitment.amount} on {row.line}.")
        return row


def record(user: User, ledger: Ledger, number: int, event: Event, *, at: datetime) -> Standing:
    """Say what happened to a commitment; how it stands then.

    Refuses a commitment that was voided, more than was ordered without a reason, an entry that is not its spend, and
    more of an entry than there is.
    """
    with acting(user, Act.ENTER_FORECAST, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        kept = store.required(ledger, number)
        standing = kept.standing.after(event)
        if event.step is Step.POSTED:
            _require_left(ledger, event, kept.row.line)
        store.add(kept.row, event, by=user, at=at)
        by_entry = f" by entry {event.entry}" if event.entry else ""
        amount = "" if event.step is Step.VOIDED else f" {event.amount}"
        doing.tell(f"Order {kept.row.order}: {event.step.value}{amount}{by_entry}. {event.because}".strip())
        return standing


def _require_left(ledger: Ledger, event: Event, line: str) -> None:
    assert event.entry is not None, "what is posted names its entry"
    require_spend(ledger, event.entry, Account(AccountKind.SPEND, line))
    found = ledger_store.entry(ledger, event.entry)
    assert found is not None, "it was just found"
    left = found[0].draft.amount - store.matched(ledger, event.entry)
    if event.amount > left:
        raise EntryMatchedAlready(event.entry, left, event.amount)
