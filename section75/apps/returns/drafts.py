"""A return that could be issued now: drafted, its checks held, and frozen when its proposal is approved."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.evidence.printed import last_before
from section75.apps.ledger.store import Ledger, chain_at
from section75.apps.returns import making, store
from section75.apps.returns.models import IssuedReturn
from section75.apps.returns.refusals import AlreadyIssued
from section75.apps.returns.rendering import render_all
from section75.core.calendar import in_words, london_day
from section75.core.evidence import sha256_of
from section75.core.partnership import require_clear
from section75.returns import find_edition


def ready(ledger: Ledger, *, edition: str, period: str) -> tuple[making.Cut, bytes]:
    """What a return would be made from now, and its bytes. Refuses one issued before, and one that cannot be issued."""
    title = find_edition(edition).edition.title
    cut = making.cut_now(ledger, edition=edition, period=period)
    earlier = store.find(ledger, edition, str(cut.period))
    if earlier is not None:
        when = in_words(london_day(earlier.issued_at))
        raise AlreadyIssued(title, str(cut.period), when, earlier.issued_by.username)
    fund = cut.partnership.fund(ledger.fund)
    require_clear(cut.partnership, schedule=fund.schedule, act=f"Issuing {title.lower()} on {fund.name}")
    return cut, making.made(cut)


def sha256_now(ledger: Ledger, *, edition: str, period: str) -> str:
    """The SHA-256 of the return as it would be issued now."""
    return sha256_of(ready(ledger, edition=edition, period=period)[1])


def freeze(cut: making.Cut, value: bytes, *, prepared_by: User, by: User, proposal: int, at: datetime) -> IssuedReturn:
    """Keep the return and its renderings for good, and show it to every partner of the fund."""
    row = _row(cut, value, prepared_by=prepared_by, by=by, proposal=proposal, at=at)
    row.foot = last_before(cut.ledger)
    row = store.keep(row, render_all(value, row.foot))
    fund = cut.partnership.fund(cut.ledger.fund)
    for party in cut.partnership.partners_of(fund):
        store.deliver(row, party=party, how="shown on its reports page in Section75", by=by, at=at)
    return row


def _row(cut: making.Cut, value: bytes, *, prepared_by: User, by: User, proposal: int, at: datetime) -> IssuedReturn:
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
        journal_chain=chain_at(cut.ledger, cut.journal_upto),
        forecast_month=cut.forecast.month.number,
        forecast_version=cut.forecast.version,
        lists_late=True,
        rows_waiting=cut.waiting.count,
        pence_waiting=cut.waiting.total.pence,
        issued_at=at,
        issued_by=prepared_by,
        countersigned_by=by,
        proposal_id=proposal,
    )
