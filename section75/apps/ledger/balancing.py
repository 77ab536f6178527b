"""Balances kept beside the entries, in the same transaction, so that a month of a long history answers at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import AccountBalance, JournalEntry
from section75.apps.prepared import prepared
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, Balance, Balances
from section75.core.money import Money

Key = tuple[str, int, int, date]  # account, year, month, effective day
_DEBIT, _CREDIT, _DEBITS, _CREDITS = range(4)
_ADD = """
INSERT INTO ledger_accountbalance
    (partnership_id, fund, account, year, month, effective_on, debit, credit, debits, credits)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (partnership_id, fund, account, year, month, effective_on) DO UPDATE SET
    debit = ledger_accountbalance.debit + EXCLUDED.debit, credit = ledger_accountbalance.credit + EXCLUDED.credit,
    debits = ledger_accountbalance.debits + EXCLUDED.debits, credits = ledger_accountbalance.credits + EXCLUDED.credits
"""


class Sums:
    """What entries come to, by account, month and day: pence debited and credited, and how many entries of each."""

    def __init__(self) -> None:
        self.of: dict[Key, list[int]] = {}

    def add(self, entries: Iterable[tuple]) -> None:  # type: ignore[type-arg]
        """Add entries, as `writing` has them."""
        for day, year, month, debit, credit, pence, *_ in entries:
            self.add_alike(day, year, month, debit, credit, pence=pence)

    def add_alike(
        self, day: date, year: int, month: int, debit: str, credit: str, *, pence: int, many: int = 1
    ) -> None:
        """Add so many entries of one day, month and pair of accounts, which come to so many pence."""
        for account, side in ((debit, _DEBIT), (credit, _CREDIT)):
            sums = self.of.setdefault((account, year, month, day), [0, 0, 0, 0])
            sums[side] += pence
            sums[side + 2] += many


def keep(ledger: Ledger, sums: Sums) -> None:
    """Add to the balances kept of a fund, whose head is held."""
    rows: list[tuple[Any, ...]] = [(ledger.partnership, ledger.fund, *key, *sums.of[key]) for key in sorted(sums.of)]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, rows)


def verify_balances(ledger: Ledger) -> tuple[str, ...]:
    """Every account, month and day whose balance is not the sum of its entries, in words; none if all are."""
    summed: dict[Key, list[int]] = {}
    for side, name in ((_DEBIT, "debit"), (_CREDIT, "credit")):
        rows = ledger.rows().values_list(apart(name), "year", "month", "effective_on")
        for *key, total, many in rows.annotate(total=Sum("pence"), many=Count("pk")).order_by():
            sums = summed.setdefault(tuple(key), [0, 0, 0, 0])
            sums[side], sums[side + 2] = total, many
    fields = ("account", "year", "month", "effective_on", "debit", "credit", "debits", "credits")
    kept = {tuple(row[:4]): list(row[4:]) for row in of(ledger).values_list(*fields)}
    wrong = sorted(key for key in summed.keys() | kept.keys() if summed.get(key) != kept.get(key))
    return tuple(
        f"{account} in {year} M{month} on {day}: kept {kept.get((account, year, month, day))}, "
        f"the entries come to {summed.get((account, year, month, day))}"
        for account, year, month, day in wrong
    )


def of(ledger: Ledger) -> QuerySet[AccountBalance]:
    """The balances kept of a fund."""
    return AccountBalance.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)


def nets(ledger: Ledger, accounts: Collection[str]) -> dict[str, Money]:
    """The debits less credits kept of some accounts, over all months; of one that never moved, nothing."""
    return {account: Money(pence) for account, pence in _nets(ledger.partnership, ledger.fund, tuple(sorted(accounts)))}


@prepared
def _nets(partnership: str, fund: str, accounts: tuple[str, ...]) -> QuerySet[AccountBalance, tuple[str, int]]:
    rows = of(Ledger(partnership, fund)).filter(account__in=accounts).values_list("account")
    return rows.annotate(net=Sum(F("debit") - F("credit"))).order_by()


def kept(ledger: Ledger, *, effective_by: date | None = None, year: FinancialYear | None = None) -> Balances:
    """The balances of every account and month, as they are kept; of what is effective by a day, or of a year."""
    rows = of(ledger)
    if effective_by is not None:
        rows = rows.filter(effective_on__lte=effective_by)
    if year is not None:
        rows = rows.filter(year=year.first)
    sums = rows.values_list("account", "year", "month").annotate(debited=Sum("debit"), credited=Sum("credit"))
    return _balances({row[:3]: row[3:] for row in sums.order_by()})


@dataclass(frozen=True, slots=True)
class Cut:
    """Part of a journal: the entries after one and up to another, of what is effective by a day, if one is given."""

    ledger: Ledger
    after: int
    upto: int
    effective_by: date | None = None

    def rows(self, numbered: Q) -> QuerySet[JournalEntry]:
        """Entries of those numbers, as far as they are effective by the day."""
        rows = self.ledger.rows().filter(numbered)
        return rows if self.effective_by is None else rows.filter(effective_on__lte=self.effective_by)


def of_cut(cut: Cut, *, last: int) -> Balances:
    """The balances of part of a journal of so many entries: those of its entries summed; or, where fewer are left out
    than are in it, what is kept less those left out.
    """
    many = max(cut.upto - cut.after, 0)
    if many <= last - many:
        return summed(cut)
    every, entries = _kept_at_once(cut)
    for out in (Q(seq__lte=cut.after), Q(seq__gt=cut.upto, seq__lte=entries)):
        for key, (debit, credit) in _summed(cut.rows(out)).items():
            before = every[key]
            every[key] = (before[0] - debit, before[1] - credit)
    return _balances({key: sums for key, sums in every.items() if any(sums)})


def summed(cut: Cut) -> Balances:
    """The balances that the entries of part of a journal come to, each of them read."""
    return _balances(_summed(cut.rows(Q(seq__gt=cut.after, seq__lte=cut.upto))))


Sides = dict[tuple[str, int, int], tuple[int, int]]  # account, year, month -> pence debited and credited


def _kept_at_once(cut: Cut) -> tuple[Sides, int]:
    """What is kept, and of how many entries it is: asked in one question, as somebody may post between two."""
    within = None if cut.effective_by is None else Q(effective_on__lte=cut.effective_by)
    sums = of(cut.ledger).values_list("account", "year", "month").annotate(
        debited=Sum("debit", filter=within, default=0), credited=Sum("credit", filter=within, default=0),
        entries=Sum("debits"),
    )  # fmt: skip
    rows = list(sums.order_by())
    return {row[:3]: row[3:5] for row in rows}, sum(row[5] for row in rows)


def _summed(rows: QuerySet[JournalEntry]) -> Sides:
    found: Sides = {}
    for side in ("debit", "credit"):
        sums = rows.values_list(apart(side), "year", "month").annotate(total=Sum("pence")).order_by()
        for code, year, month, total in sums:
            debit, credit = found.get((code, year, month), (0, 0))
            found[code, year, month] = (total, credit) if side == "debit" else (debit, total)
    return found


def _balances(sides: Sides) -> Balances:
    accounts = {code: Account.read(code) for code in {key[0] for key in sides}}
    months = {(year, month): Month(FinancialYear(year), month) for _, year, month in sides}
    return Balances.of(
        Balance(accounts[code], months[year, month], Money(debit), Money(credit))
        for (code, year, month), (debit, credit) in sides.items()
    )


def apart(column: str) -> Coalesce:
    """A column to group by that no index is in the order of: SQLite would walk the whole journal in that order."""
    return Coalesce(column, Value(""))


def accounts_kept(ledger: Ledger, prefix: str) -> list[str]:
    """The accounts that ever moved whose code begins so."""
    rows = of(ledger).filter(account__startswith=prefix).order_by()
    return sorted(set(rows.values_list("account", flat=True).distinct()))


def months_of(ledger: Ledger, days: Collection[date], accounts: Collection[str]) -> list[tuple[int, int]]:
    """The months, as year and number, in which any of the accounts moved with effect from one of the days."""
    if not days:
        return []
    rows = of(ledger).filter(effective_on__gte=min(days), effective_on__lte=max(days), account__in=accounts)
    found = rows.values_list("year", "month", "effective_on").distinct().order_by("year", "month", "effective_on")
    return sorted({(year, month) for year, month, day in found if day in days})
