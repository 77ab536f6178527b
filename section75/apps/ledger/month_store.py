"""The months of a fund, as they are kept: closed, re-opened, agreed or objected to."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max, Prefetch, QuerySet

from section75.apps.accounts.models import User
from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger import balancing
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import MonthAnswer, MonthClosing, MonthReopening
from section75.apps.ledger.store import balances_of_year, last_seq, months_posted
from section75.apps.prepared import Asking, prepared
from section75.core.calendar import FinancialYear, Month, in_words, london_day
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.ledger import Account
from section75.core.money import Money


def closings(ledger: Ledger) -> dict[Month, str]:
    """The months that are closed now, and for each who closed it and when."""
    rows = _closed(ledger.partnership, ledger.fund)
    return {_month(row): f"by {row.closed_by.username} on {in_words(london_day(row.closed_at))}" for row in rows}


def closings_asked(ledger: Ledger) -> list[Asking]:
    """What will be asked to know them."""
    return [_closed.of(ledger.partnership, ledger.fund)]


@prepared
def _closed(partnership: str, fund: str) -> QuerySet[MonthClosing]:
    rows = MonthClosing.objects.filter(partnership_id=partnership, fund=fund, reopening=None)
    return rows.select_related("closed_by").order_by("year", "month")


def not_actual(ledger: Ledger, month: Month) -> tuple[Month, ...]:
    """The periods of a year up to one whose figures are not actual: they have entries, and are not closed."""
    closed = closings(ledger)
    posted = (each for each in months_posted(ledger) if each.year == month.year and each <= month)
    return tuple(each for each in posted if each not in closed)


def closing_of(ledger: Ledger, month: Month) -> MonthClosing | None:
    """The closing under which a month is closed now."""
    return _of(ledger, month).filter(reopening=None).first()


def history_of(ledger: Ledger, month: Month) -> list[MonthClosing]:
    """Every closing of a month, in order, with its answers and its re-opening."""
    rows = (
        _of(ledger, month)
        .select_related("closed_by", "prepared_by", "reopening")
        .prefetch_related(Prefetch("answers", MonthAnswer.objects.select_related("answered_by").order_by("pk")))
    )
    return list(rows.order_by("time"))


def close(ledger: Ledger, month: Month, *, under: Carrying) -> MonthClosing:
    """Write down that a month is closed."""
    earlier = _of(ledger, month).aggregate(last=Max("time"))["last"] or 0
    return MonthClosing.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        year=month.year.first,
        month=month.number,
        time=earlier + 1,
        closed_at=under.at,
        prepared_by=under.prepared_by,
        closed_by=under.approved_by,
        proposal_id=under.number,
        upto=last_seq(ledger),
    )


def reopen(closing: MonthClosing, *, because: str, under: Carrying) -> None:
    """Write down that a closed month is open again."""
    row = MonthReopening(closing=closing, proposal_id=under.number, reopened_at=under.at, because=because.strip())
    row.save(force_insert=True)


def answer(closing: MonthClosing, *, party: str, agrees: bool, because: str, by: User, at: datetime) -> MonthAnswer:
    """Write down what a partner says of a closed month."""
    row = MonthAnswer(
        closing=closing, party=party, agrees=agrees, because=because.strip(), answered_at=at, answered_by=by
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row


def answers(closing: MonthClosing) -> list[MonthAnswer]:
    """What partners said of a closing, in order."""
    return list(closing.answers.select_related("answered_by").order_by("pk"))


def answered_since(partnership: str, since: datetime) -> list[MonthAnswer]:
    """What partners said of closed months of a partnership after a moment, latest first."""
    rows = MonthAnswer.objects.filter(closing__partnership_id=partnership, answered_at__gt=since)
    return list(rows.select_related("closing").order_by("-answered_at", "-pk"))


def has_agreed(closing: MonthClosing, party: str) -> bool:
    """Has the partner agreed it?"""
    return closing.answers.filter(party=party, agrees=True).exists()


def month_totals(ledger: Ledger, month: Month) -> tuple[tuple[Account, Money], ...]:
    """What a month has moved on each account, so that whoever closes it sees what is closed."""
    moved = balances_of_year(ledger, month.year)
    found = ((account, moved.movement(account, (month,))) for account in moved.accounts)
    return tuple((account, amount) for account, amount in found if amount)


def month_digest(ledger: Ledger, month: Month) -> str:
    """A hash that changes whenever anything is posted to the month."""
    rows = balancing.of(ledger).filter(year=month.year.first, month=month.number)
    moved = sorted(rows.values_list("account", "effective_on", "debit", "credit", "debits", "credits"))
    return sha256_of(canonical_bytes([[account, *sums] for account, _, *sums in moved]))


def _rows(ledger: Ledger) -> QuerySet[MonthClosing]:
    return MonthClosing.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)


def _of(ledger: Ledger, month: Month) -> QuerySet[MonthClosing]:
    return _rows(ledger).filter(year=month.year.first, month=month.number)


def _month(row: MonthClosing) -> Month:
    return Month(FinancialYear(row.year), row.month)
