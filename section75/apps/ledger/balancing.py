"""Balances kept beside the entries, in the same transaction, so that a month of a long history answers at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet, Sum

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import AccountBalance, JournalEntry
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
        rows = ledger.rows().values_list(name, "year", "month", "effective_on")
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


def kept(ledger: Ledger, *, effective_by: date | None = None) -> Balances:
    """The balances of every account and month, as they are kept; of what is effective by a day, if asked."""
    rows = of(ledger) if effective_by is None else of(ledger).filter(effective_on__lte=effective_by)
    sums = rows.values_list("account", "year", "month").annotate(debited=Sum("debit"), credited=Sum("credit"))
    return Balances.of(
        Balance(Account.read(account), Month(FinancialYear(year), month), Money(debit), Money(credit))
        for account, year, month, debit, credit in sums.order_by()
    )


def summed(rows: QuerySet[JournalEntry]) -> Balances:
    """The balances that some entries come to."""
    found, nothing = [], Money(0)
    for side in ("debit", "credit"):
        for code, year, month, total in rows.values_list(side, "year", "month").annotate(total=Sum("pence")).order_by():
            amount = (Money(total), nothing) if side == "debit" else (nothing, Money(total))
            found.append(Balance(Account.read(code), Month(FinancialYear(year), month), *amount))
    return Balances.of(found)


def months_of(ledger: Ledger, days: Collection[date], accounts: Collection[str]) -> list[tuple[int, int]]:
    """The months, as year and number, in which any of the accounts moved with effect from one of the days."""
    if not days:
        return []
    rows = of(ledger).filter(effective_on__gte=min(days), effective_on__lte=max(days), account__in=accounts)
    found = rows.values_list("year", "month", "effective_on").distinct().order_by("year", "month", "effective_on")
    return sorted({(year, month) for year, month, day in found if day in days})
