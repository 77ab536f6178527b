"""Issuing a return, delivering it, and proving that it is still what the journal says."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.rights import Act
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.ledger.store import Ledger
from section75.apps.returns import making, store
from section75.apps.returns.models import IssuedReturn
from section75.apps.returns.refusals import AlreadyIssued, NoSuchReturn, NotTheSame
from section75.apps.returns.rendering import render_all
from section75.core.calendar import in_words, london_day
from section75.core.evidence import sha256_of
from section75.core.parties import known
from section75.core.partnership import require_clear
from section75.returns import find_edition


def issue_return(user: User, ledger: Ledger, *, edition: str, period: str, at: datetime) -> IssuedReturn:
    """Issue a return: its checks hold, its bytes and renderings are frozen, and every partner can fetch it here.

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
        assert cut.forecast is not None, "a return without a forecast was refused"
        row = IssuedReturn(
            partnership_id=ledger.partnership,
            fund=ledger.fund,
            edition=edition,
            period=str(cut.period),
            value=value,
            terms=cut.partnership.terms,
            journal_upto=cut.journal_upto,
            forecast_month=cut.forecast.month.number,
            forecast_version=cut.forecast.version,
            rows_waiting=cut.waiting.count,
            pence_waiting=cut.waiting.total.pence,
            issued_at=at,
            issued_by=user,
        )
        store.keep(row, render_all(value))
        for party in cut.partnership.partners_of(fund):
            store.deliver(row, party=party, how="shown on its reports page in Section75", by=user, at=at)
        doing.tell(f"Issued {title.lower()} for {cut.period}, SHA-256 {row.sha256}.")
        return row


def deliver_return(user: User, ledger: Ledger, number: int, *, party: str, how: str, at: datetime) -> bool:
    """Record that an issued return reached a partner in some other way. False where that is recorded already."""
    with acting(user, Act.ISSUE_REPORT, partnership=ledger.partnership, at=at) as doing:
        row = _issued(ledger, number)
        known(party, agreements.latest(ledger.partnership).parties, where="The delivery")
        is_new = store.deliver(row, party=party, how=how.strip() or "delivered", by=user, at=at)
        doing.tell(f"Recorded that {row.edition} for {row.period} reached {party}: {how.strip() or 'delivered'}.")
        return is_new


def verify_return(ledger: Ledger, number: int) -> IssuedReturn:
    """Make an issued return again from the journal and hold it against what was issued. Refuses a difference."""
    row = _issued(ledger, number)
    again = making.remade(row)
    if again != bytes(row.value) or sha256_of(bytes(row.value)) != row.sha256:
        raise NotTheSame(row.period, row.sha256, sha256_of(again))
    return row


def _issued(ledger: Ledger, number: int) -> IssuedReturn:
    row = store.issued(ledger, number)
    if row is None:
        raise NoSuchReturn(ledger.fund, number)
    return row
