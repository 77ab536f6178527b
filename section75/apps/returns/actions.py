"""Proposing to issue a return, delivering and acknowledging it, and proving that it is still what the journal says."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import acting
from section75.apps.evidence.upto import leads_to
from section75.apps.ledger.refusals import ChangedSinceShown
from section75.apps.ledger.store import Ledger, journal_digest
from section75.apps.returns import drafts, making, store
from section75.apps.returns.models import IssuedReturn
from section75.apps.returns.refusals import JournalChanged, NoSuchReturn, NotTheSame, RenderingChanged
from section75.apps.returns.rendering import render_all
from section75.core.authority import Act, Scope
from section75.core.evidence import sha256_of
from section75.core.parties import known
from section75.returns import find_edition


def propose_return(
    user: User, ledger: Ledger, *, edition: str, period: str, at: datetime, shown: str | None = None
) -> Proposal:
    """Propose issuing a return as it stands in the books: it is issued when somebody countersigns it.

    `shown` is the SHA-256 of the draft the person read, None where a command shows none first: what is issued is what
    was read. Refuses a return issued before, findings that FAIL, checks that do not hold, and a silent agreement.
    """
    said = {"edition": edition, "period": period}

    def require_as_shown() -> None:
        if shown is not None and shown != drafts.sha256_now(ledger, edition=edition, period=period):
            raise ChangedSinceShown(f"The draft of {find_edition(edition).edition.title.lower()} for {period}")

    scope = Scope(ledger.partnership, ledger.fund)
    return approvals.propose(user, "issue-report", scope, said, at=at, require=require_as_shown)


def acknowledge_return(user: User, ledger: Ledger, number: int, *, at: datetime) -> bool:
    """Say for a partner that it has received and read an issued report. False where that was said already."""
    with acting(user, Act.ACKNOWLEDGE_REPORT, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = _issued(ledger, number)
        is_new = store.acknowledge(row, party=doing.part.party, by=user, at=at)
        doing.tell(f"{doing.part.party} acknowledges {row.edition} for {row.period}, SHA-256 {row.sha256}.")
        return is_new


def deliver_return(user: User, ledger: Ledger, number: int, *, party: str, how: str, at: datetime) -> bool:
    """Record that an issued return reached a partner in some other way. False where that is recorded already."""
    with acting(user, Act.RECORD_DELIVERY, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = _issued(ledger, number)
        known(party, agreements.latest(ledger.partnership).parties, where="The delivery")
        is_new = store.deliver(row, party=party, how=how.strip() or "delivered", by=user, at=at)
        doing.tell(f"Recorded that {row.edition} for {row.period} reached {party}: {how.strip() or 'delivered'}.")
        return is_new


def verify_return(ledger: Ledger, number: int) -> IssuedReturn:
    """Hold an issued return against the books: made again from the journal it is the same, so are its renderings, and
    every entry it counted is as it was, in every column. Refuses a difference, saying which.
    """
    row = _issued(ledger, number)
    again = making.remade(row)
    if again != bytes(row.value) or sha256_of(bytes(row.value)) != row.sha256:
        raise NotTheSame(row.period, row.sha256, sha256_of(again))
    if not _is_as_counted(ledger, row):
        raise JournalChanged(row.period, row.journal_upto)
    for form, content in render_all(again, row.foot).items():
        kept = store.rendering(row, form)
        if kept is None or bytes(kept.content) != content:
            raise RenderingChanged(row.period, form)
    return row


def _is_as_counted(ledger: Ledger, row: IssuedReturn) -> bool:
    """Is every entry that a return counted as it was then?"""
    if row.journal_chain:
        return leads_to(ledger, entry=row.journal_upto, chain=row.journal_chain)
    return journal_digest(ledger, upto=row.journal_upto) == row.journal_sha256


def _issued(ledger: Ledger, number: int) -> IssuedReturn:
    row = store.issued(ledger, number)
    if row is None:
        raise NoSuchReturn(ledger.fund, number)
    return row
