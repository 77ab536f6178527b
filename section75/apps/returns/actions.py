"""Issuing a return, delivering it, and proving that it is still what the journal says."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.rights import Act
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.ledger.refusals import ChangedSinceShown
from section75.apps.ledger.store import Ledger, journal_digest
from section75.apps.returns import making, store
from section75.apps.returns.models import IssuedReturn
from section75.apps.returns.refusals import AlreadyIssued, JournalChanged, NoSuchReturn, NotTheSame, RenderingChanged
from section75.apps.returns.rendering import render_all
from section75.core.calendar import in_words, london_day
from section75.core.evidence import sha256_of
from section75.core.parties import known
from section75.core.partnership import require_clear
from section75.returns import find_edition


def issue_return(
    user: User, ledger: Ledger, *, edition: str, period: str, at: datetime, shown: str | None = None
) -> IssuedReturn:
    """Issue a return: its checks hold, its bytes and renderings are frozen, and every partner can fetch it here.

    `shown` is the SHA-256 of the draft the person read, None where a command shows none first: what is issued is what
    was read.

    Refuses a return issued before, findings that FAIL, checks that do not hold, and an agreement that is silent.
    """
    with acting(user, Act.ISSUE_REPORT, partnership=ledger.partnership, at=at) as doing:
        title = find_edition(edition).edition.title
        cut = making.cut_now(ledger, edition=edition, period=period)
        earlier = store.find(ledger, edition, str(cut.period))
        if earlier is not None:
            when = in_words(london_day(earlier.issued_at))
            raise AlreadyIssued(title, str(cut.period), when, earlier.issued_by.username)
        fund = cut.partnership.fund(ledger.fund)
        require_clear(cut.partnership, schedule=fund.schedule, act=f"Issuing {title.lower()} on {fund.name}")
        value = making.made(cut)
        if shown is not None and shown != sha256_of(value):
            raise ChangedSinceShown(f"The draft of {title.lower()} for {cut.period}")
        row = store.keep(_row(cut, value, by=user, at=at), render_all(value))
        for party in cut.partnership.partners_of(fund):
            store.deliver(row, party=party, how="shown on its reports page in Section75", by=user, at=at)
        doing.tell(f"Issued {title.lower()} for {cut.period}, SHA-256 {row.sha256}.")
        return row


def _row(cut: making.Cut, value: bytes, *, by: User, at: datetime) -> IssuedReturn:
    """The return as it will be kept: its bytes, and all it takes to make and check them again."""
    assert cut.forecast is not None, "a return without a forecast was refused"
    return IssuedReturn(
        partnership_id=cut.ledger.partnership,
        fund=cut.ledger.fund,
        edition=cut.edition,
        period=str(cut.period),
        value=value,
        terms=cut.partnership.terms,
        journal_upto=cut.journal_upto,
        journal_sha256=journal_digest(cut.ledger, upto=cut.journal_upto),
        forecast_month=cut.forecast.month.number,
        forecast_version=cut.forecast.version,
        rows_waiting=cut.waiting.count,
        pence_waiting=cut.waiting.total.pence,
        issued_at=at,
        issued_by=by,
    )


def deliver_return(user: User, ledger: Ledger, number: int, *, party: str, how: str, at: datetime) -> bool:
    """Record that an issued return reached a partner in some other way. False where that is recorded already."""
    with acting(user, Act.ISSUE_REPORT, partnership=ledger.partnership, at=at) as doing:
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
    if journal_digest(ledger, upto=row.journal_upto) != row.journal_sha256:
        raise JournalChanged(row.period, row.journal_upto)
    for form, content in render_all(again).items():
        kept = store.rendering(row, form)
        if kept is None or bytes(kept.content) != content:
            raise RenderingChanged(row.period, form)
    return row


def _issued(ledger: Ledger, number: int) -> IssuedReturn:
    row = store.issued(ledger, number)
    if row is None:
        raise NoSuchReturn(ledger.fund, number)
    return row
