"""The journal a page at a time, found by index and counted from the balances, so that a long history costs no more.

Entries of an account, or of some months, come month by month, and within a month in the order of the journal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import F, Q, QuerySet, Sum

from section75.apps.ledger import balancing, heads
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import AccountBalance, JournalEntry
from section75.apps.ledger.records import entry_of
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, Entry

# Of several accounts: as a sum, so that no engine walks the whole journal in its order to find the few that are wanted.
BY_SEQ = F("seq") + 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted: of an account, in which months, up to a number; and how many of them after one."""

    account: Account | None = None
    first: Month | None = None
    last: Month | None = None
    upto: int | None = None
    after: int = 0
    most: int = 100

    @property
    def is_by_month(self) -> bool:
        """Do they come month by month?"""
        return not (self.account is None and self.first is None and self.last is None)


def entries(ledger: Ledger, wanted: Wanted) -> tuple[Entry, ...]:
    """The entries wanted that follow the one given, as many as are asked for."""
    if not wanted.is_by_month:
        rows = _cut(ledger, wanted).filter(seq__gt=wanted.after).order_by("seq")
        return tuple(entry_of(row) for row in rows[: wanted.most])
    found: list[JournalEntry] = []
    for month, after in _months_from(ledger, wanted):
        found += _of_month(ledger, replace(wanted, after=after, most=wanted.most - len(found)), month)
        if len(found) == wanted.most:
            break
    return tuple(entry_of(row) for row in found)


def count(ledger: Ledger, wanted: Wanted) -> int:
    """How many entries there are of those wanted, whatever the page."""
    if wanted.upto is not None:
        return _count_upto(ledger, wanted, wanted.upto)
    sums = _kept(ledger, wanted).aggregate(debits=Sum("debits"), credits=Sum("credits"))
    return (sums["debits"] or 0) + ((sums["credits"] or 0) if wanted.account else 0)


def _count_upto(ledger: Ledger, wanted: Wanted, upto: int) -> int:
    if not wanted.is_by_month:
        return min(upto, heads.seen(ledger).entries)
    found = 0
    for month in _months(ledger, wanted):
        found += sum(side.filter(seq__lte=upto).count() for side in _sides(ledger, wanted, month))
    return found


def _months_from(ledger: Ledger, wanted: Wanted) -> Iterator[tuple[Month, int]]:
    """The months to look through, each with the entry after which to look: the page goes on in that entry's month."""
    reached = None
    if wanted.after:
        row = ledger.rows().filter(seq=wanted.after).values_list("year", "month").first()
        if row is None:
            return
        reached = Month(FinancialYear(row[0]), row[1])
    for month in _months(ledger, wanted):
        if reached is None or month >= reached:
            yield month, wanted.after if month == reached else 0


def _of_month(ledger: Ledger, wanted: Wanted, month: Month) -> list[JournalEntry]:
    seqs: list[int] = []
    for side in _sides(ledger, wanted, month):
        rows = side.filter(seq__gt=wanted.after)
        if wanted.upto is not None:
            rows = rows.filter(seq__lte=wanted.upto)
        ordered = rows.order_by("seq") if wanted.account else rows.alias(by_seq=BY_SEQ).order_by("by_seq")
        seqs += ordered.values_list("seq", flat=True)[: wanted.most]
    return list(ledger.whole_rows().filter(seq__in=sorted(seqs)[: wanted.most]).order_by("seq"))


def _sides(ledger: Ledger, wanted: Wanted, month: Month) -> list[QuerySet[JournalEntry]]:
    """The entries of a month that are wanted, by the accounts they debit or credit, each entry once."""
    rows = ledger.rows().filter(year=month.year.first, month=month.number)
    if wanted.account is not None:
        return [rows.filter(debit=wanted.account.code), rows.filter(credit=wanted.account.code)]
    kept = balancing.of(ledger).filter(year=month.year.first, month=month.number, debits__gt=0)
    return [rows.filter(debit__in=sorted(set(kept.order_by().values_list("account", flat=True))))]


def _months(ledger: Ledger, wanted: Wanted) -> list[Month]:
    """The months that have any entry wanted, earliest first."""
    pairs = _kept(ledger, wanted).order_by("year", "month").values_list("year", "month").distinct()
    return [Month(FinancialYear(year), month) for year, month in pairs]


def _kept(ledger: Ledger, wanted: Wanted) -> QuerySet[AccountBalance]:
    """The balances kept of the account and months wanted."""
    rows = balancing.of(ledger)
    if wanted.account is not None:
        rows = rows.filter(account=wanted.account.code)
    if wanted.first is not None:
        year, month = wanted.first.year.first, wanted.first.number
        rows = rows.filter(Q(year__gt=year) | Q(year=year, month__gte=month))
    if wanted.last is not None:
        year, month = wanted.last.year.first, wanted.last.number
        rows = rows.filter(Q(year__lt=year) | Q(year=year, month__lte=month))
    return rows


def _cut(ledger: Ledger, wanted: Wanted) -> QuerySet[JournalEntry]:
    return ledger.whole_rows() if wanted.upto is None else ledger.whole_rows().filter(seq__lte=wanted.upto)
