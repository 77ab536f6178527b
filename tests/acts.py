"""What takes two people, done by two: somebody proposes, and the one of the cast who may approve does so at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.closing import actions as closing_actions
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import extracts, month_store
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.store import Ledger
from section75.apps.returns import actions as return_actions
from section75.apps.returns.models import IssuedReturn
from section75.core.calendar import Month, london_day
from section75.core.closing import TaskState

FOR_THE_BOOKS, FOR_THE_HOST, FOR_THE_PARTNER = "finance.approver", "chief.finance", "partner.chief"


@dataclass(frozen=True)
class Posted:
    """What posting an extract came to."""

    number: int
    entries: tuple[int, ...]


def approved(proposal: Proposal, *approvers: str, at: datetime) -> None:
    """Have it approved by each in turn, who has just proved who they are."""
    for username in approvers:
        user = User.objects.get(username=username)
        approvals.approve(user, approvals.scope_of(proposal), proposal.pk, at=at, proved_at=at)


def posted_under(proposal: Proposal) -> tuple[int, ...]:
    """The numbers of the entries posted under a proposal."""
    return tuple(JournalEntry.objects.filter(run__proposal=proposal).order_by("seq").values_list("seq", flat=True))


def post_extract(
    user: User, ledger: Ledger, number: int, *, at: datetime, shown: str | None = None, even_so: str = ""
) -> Posted:
    """Post an extract."""
    proposal = ledger_actions.propose_extract(user, ledger, number, at=at, shown=shown, even_so=even_so)
    approved(proposal, FOR_THE_BOOKS, at=at)
    found = extracts.brought(ledger, number)
    assert found is not None
    assert found.is_posted
    return Posted(number, posted_under(proposal))


def post_waiting_rows(user: User, ledger: Ledger, number: int, *, month: Month, at: datetime) -> tuple[int, ...]:
    """Post rows that had waited."""
    proposal = ledger_actions.propose_waiting_rows(user, ledger, number, month=month, at=at)
    approved(proposal, FOR_THE_BOOKS, at=at)
    return posted_under(proposal)


def post_instalments(user: User, ledger: Ledger, *, month: Month, at: datetime) -> tuple[int, ...]:
    """Post the contributions due for a month."""
    proposal = ledger_actions.propose_contributions(user, ledger, month=month, at=at)
    approved(proposal, FOR_THE_BOOKS, at=at)
    return posted_under(proposal)


def reverse_entry(
    user: User, ledger: Ledger, seq: int, *, because: str, month: Month, effective_on: date, at: datetime
) -> int:
    """Post the mirror of an entry."""
    proposal = ledger_actions.propose_reversal(
        user, ledger, seq, because=because, month=month, effective_on=effective_on, at=at
    )
    approved(proposal, FOR_THE_HOST, at=at)
    (number,) = posted_under(proposal)
    return number


def explain_close(user: User, ledger: Ledger, month: Month, *, at: datetime) -> None:
    """Explain every task of a month's close that is open, so that the month can be closed."""
    for task in task_list(ledger, month, on=london_day(at)):
        if task.state is TaskState.OPEN:
            closing_actions.explain_task(user, ledger, month, task.code, because="Invented: it may stay.", at=at)


def propose_closing(user: User, ledger: Ledger, month: Month, *, at: datetime) -> Proposal:
    """Propose closing a month, what is open of it being explained."""
    if month not in month_store.closings(ledger):
        explain_close(user, ledger, month, at=at)
    return ledger_actions.propose_closing(user, ledger, month, at=at)


def close_month(user: User, ledger: Ledger, month: Month, *, at: datetime) -> None:
    """Close a month, what is open of it being explained."""
    approved(propose_closing(user, ledger, month, at=at), FOR_THE_HOST, at=at)


def reopen_month(user: User, ledger: Ledger, month: Month, *, because: str, at: datetime) -> None:
    """Re-open a month: both partners approve."""
    proposal = ledger_actions.propose_reopening(user, ledger, month, because=because, at=at)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=at)


def issue_return(
    user: User, ledger: Ledger, *, edition: str, period: str, at: datetime, shown: str | None = None
) -> IssuedReturn:
    """Issue a return."""
    proposal = return_actions.propose_return(user, ledger, edition=edition, period=period, at=at, shown=shown)
    approved(proposal, FOR_THE_HOST, at=at)
    return IssuedReturn.objects.get(proposal=proposal)
