"""What is done to a journal: bringing files, proposing what goes in, and what a partner says of a closed month.

Whatever is posted or closed is proposed here and approved in the approvals room; `proposals` says what becomes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import acting
from section75.apps.ledger import extracts, month_stops, month_store, posting
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.refusals import (
    AgreedAlready,
    ChangedSinceShown,
    MonthNotClosed,
    ObjectionWithoutReason,
    TooLargeAFile,
    posted_words,
)
from section75.apps.ledger.store import Ledger
from section75.apps.sources.reading import keep_read, read_for
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, london_day
from section75.core.evidence import sha256_of
from section75.core.ledger import Account, says_something
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals

LIMIT_BYTES = 200_000_000  # of the plainest extracts; other shapes are refused sooner by their readers
LONGEST_NAME = 200  # of a file; the end of a longer one is kept


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What bringing a file came to: its number here, and, if it was posted before, when and by whom."""

    number: int
    already_posted: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """An entry by hand as somebody asks for it: what moves, when it takes effect, where it is reported, why, and what
    shows it to be right: a reference, the number of a file of evidence, or both.
    """

    month: Month
    effective_on: date
    debit: Account
    credit: Account
    amount: Money
    narrative: str
    authority: str
    because: str
    reference: str = ""
    file: int | None = None


def scope_of(ledger: Ledger) -> Scope:
    """The place of a journal."""
    return Scope(ledger.partnership, ledger.fund)


def upload_extract(
    user: User,
    ledger: Ledger,
    *,
    month: Month,
    content: bytes,
    file_name: str,
    control_total: Money,
    at: datetime,
    source: str = "",
) -> Uploaded:
    """Bring a finance extract: kept and read, not yet posted. The same file again answers with what became of it.

    `source` names the source it comes from; without one the built-in headings are read, or the one source that fits.
    """
    with acting(user, Act.IMPORT_EXTRACT, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        agreements.latest(ledger.partnership).fund(ledger.fund)
        if len(content) > LIMIT_BYTES:
            raise TooLargeAFile(file_name, len(content), LIMIT_BYTES)
        known = extracts.find(ledger, sha256_of(content))
        if known is not None and known.posted_at is not None:
            doing.tell(f"{file_name} is {posted_words(known)}; nothing was changed.")
            return Uploaded(known.pk, posted_words(known))
        file_name = file_name[-LONGEST_NAME:]
        found = read_for(scope_of(ledger), content, file_name=file_name, source=source)
        if known is not None:
            extracts.say_again(known, month=month, control_total=control_total, by=user, at=at)
        kept = known or extracts.keep(
            ledger, month=month, content=content, file_name=file_name, control_total=control_total, by=user, at=at
        )
        keep_read(scope_of(ledger), content, found, at=at)
        doing.tell(f"Brought {file_name} ({kept.file_id[:12]}) for {month.in_words}, control total {control_total}.")
        return Uploaded(kept.pk, "")


def propose_extract(
    user: User, ledger: Ledger, number: int, *, at: datetime, shown: str | None = None, even_so: str = ""
) -> Proposal:
    """Propose posting the placed rows of an extract, all or none. Rows no rule places wait; the control total is met.

    `shown` is the fingerprint of what the person was shown; None where a command shows nothing first. Rows that look
    like rows posted from another file are refused, unless `even_so` says why they are different payments.
    """
    said = {"extract": number, "even_so": even_so.strip()}

    def require_as_shown() -> None:
        found = posting.brought(ledger, number)
        if shown is not None and shown != found.fingerprint:
            raise ChangedSinceShown(found.row.file_name)

    return approvals.propose(
        user, "post-extract", scope_of(ledger), said, at=at, because=even_so, require=require_as_shown
    )


def propose_waiting_rows(user: User, ledger: Ledger, number: int, *, month: Month, at: datetime) -> Proposal:
    """Propose posting the rows of a posted extract that waited and that a rule places by now."""
    said = {"extract": number, "month": str(month)}
    return approvals.propose(user, "post-waiting", scope_of(ledger), said, at=at)


def propose_contributions(user: User, ledger: Ledger, *, month: Month, at: datetime) -> Proposal:
    """Propose posting what falls due from each partner in a month. Once a month."""
    said = {"month": str(month), "on": london_day(at).isoformat()}
    return approvals.propose(user, "post-contributions", scope_of(ledger), said, at=at)


def propose_reversal(
    user: User, ledger: Ledger, seq: int, *, because: str, month: Month, effective_on: date, at: datetime
) -> Proposal:
    """Propose posting the mirror of an entry to an open month, with the reason. The entry itself stays."""
    said = {"entry": seq, "because": because.strip(), "month": str(month), "effective_on": effective_on.isoformat()}
    return approvals.propose(user, "reverse-entry", scope_of(ledger), said, at=at, because=because)


def propose_journal(user: User, ledger: Ledger, entry: ByHand, *, at: datetime) -> Proposal:
    """Propose posting one entry by hand: its accounts, its authority, its reason and its evidence are given."""
    said = {
        "month": str(entry.month),
        "effective_on": entry.effective_on.isoformat(),
        "debit": entry.debit.code,
        "credit": entry.credit.code,
        "pence": entry.amount.pence,
        "narrative": entry.narrative.strip(),
        "authority": entry.authority.strip(),
        "because": entry.because.strip(),
        "reference": entry.reference.strip(),
        "file": entry.file,
    }
    return approvals.propose(user, "post-journal", scope_of(ledger), said, at=at, because=entry.because)


def propose_closing(user: User, ledger: Ledger, month: Month, *, at: datetime) -> Proposal:
    """Propose closing a month: nothing more can be posted to it then."""
    return approvals.propose(user, "close-month", scope_of(ledger), {"month": str(month)}, at=at)


def propose_reopening(user: User, ledger: Ledger, month: Month, *, because: str, at: datetime) -> Proposal:
    """Propose re-opening a closed month, which takes every partner's approval."""
    said = {"month": str(month), "because": because.strip()}
    return approvals.propose(user, "reopen-month", scope_of(ledger), said, at=at, because=because)


def answer_month(user: User, ledger: Ledger, month: Month, *, agrees: bool, at: datetime, because: str = "") -> None:
    """Say for a partner that is not the host that it agrees a closed month, or objects to it and why."""
    with acting(user, Act.AGREE_MONTH, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        closing = month_store.closing_of(ledger, month)
        if closing is None:
            raise MonthNotClosed(month)
        party = doing.part.party
        if month_store.has_agreed(closing, party):
            raise AgreedAlready(month, party)
        if not agrees and not says_something(because):
            raise ObjectionWithoutReason(month)
        if agrees:
            month_stops.before_agreeing(ledger, month, party)
        month_store.answer(closing, party=party, agrees=agrees, because=because, by=user, at=at)
        said = "agrees" if agrees else "objects to"
        doing.tell(f"{party} {said} {month.in_words} ({month}). {because.strip()}".strip())


def what_stops(ledger: Ledger, brought: Brought) -> tuple[Refusal, ...]:
    """Everything for which posting an extract would be refused as it stands, shown before anybody tries."""
    stops: list[Refusal] = []
    checks: Sequence[Callable[[], object]] = (
        brought.reconciliation.require,
        lambda: posting.would_post(ledger, brought),
    )
    for ask in checks:
        try:
            ask()
        except Refusals as refusals:
            stops.extend(refusals.each)
        except Refusal as refusal:
            stops.append(refusal)
    return tuple(stops)
