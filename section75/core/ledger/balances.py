"""Balances: what an account was debited and credited with in each month, summed. Big journals arrive in this form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from section75.core.calendar import Month
from section75.core.ledger.account import Account
from section75.core.ledger.entry import Draft, Entry
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Balance:
    """One account in one month: the sum of its debits and the sum of its credits, neither below nothing."""

    account: Account
    month: Month
    debit: Money
    credit: Money

    @property
    def net(self) -> Money:
        """Debits less credits."""
        return self.debit - self.credit

    @property
    def order(self) -> tuple[str, int, int]:
        """What balances are sorted by: account code, then month."""
        return (self.account.code, self.month.year.first, self.month.number)


@dataclass(frozen=True, slots=True)
class Balances:
    """The balances of one fund, by account and month, sorted, each pair once. Debits are positive everywhere."""

    rows: tuple[Balance, ...] = ()
    _by_account: dict[Account, dict[Month, Balance]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        in_order = all(one < following for one, following in pairwise(row.order for row in self.rows))
        assert in_order, "balances are sorted by account and month, each pair once: use Balances.of"
        by_account = {
            account: {row.month: row for row in rows}
            for account, rows in groupby(self.rows, key=lambda row: row.account)
        }
        object.__setattr__(self, "_by_account", by_account)

    @classmethod
    def of(cls, rows: Iterable[Balance]) -> Balances:
        """Balances in whatever order they come, sorted; rows of one account and month are added together."""
        together: dict[tuple[str, int, int], Balance] = {}
        for row in rows:
            order = row.order
            seen = together.get(order)
            together[order] = row if seen is None else _both(seen, row)
        return cls(tuple(together[order] for order in sorted(together)))

    @classmethod
    def of_entries(cls, entries: Iterable[Entry | Draft]) -> Balances:
        """The balances that entries (or drafts, to see their effect) add up to."""
        sums: dict[tuple[Account, Month], list[int]] = {}
        for entry in entries:
            draft = entry.draft if isinstance(entry, Entry) else entry
            sums.setdefault((draft.debit, draft.month), [0, 0])[0] += draft.amount.pence
            sums.setdefault((draft.credit, draft.month), [0, 0])[1] += draft.amount.pence
        return cls.of(
            Balance(account, month, Money(debit), Money(credit)) for (account, month), (debit, credit) in sums.items()
        )

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every account that was ever debited or credited, in the order of their codes."""
        return tuple(self._by_account)

    def of_account(self, account: Account) -> tuple[Balance, ...]:
        """The balances of one account, earliest month first."""
        return tuple(self._by_account.get(account, {}).values())

    def net(self, account: Account) -> Money:
        """Debits less credits of an account over all months."""
        return _net(self._by_account.get(account, {}).values())

    def movement(self, account: Account, months: Collection[Month]) -> Money:
        """Debits less credits of an account in the months given."""
        return _net(self._in(account, months))

    def has_moved(self, account: Account, months: Collection[Month]) -> bool:
        """Was the account debited or credited in any of the months, even if it came to nothing?"""
        return any(True for _ in self._in(account, months))

    def _in(self, account: Account, months: Collection[Month]) -> Iterator[Balance]:
        by_month = self._by_account.get(account, {})
        return (by_month[month] for month in frozenset(months) if month in by_month)

    def up_to(self, month: Month) -> Balances:
        """The balances of every month up to and with this one, of earlier years too."""
        last = (month.year.first, month.number)
        return Balances(tuple(row for row in self.rows if (row.month.year.first, row.month.number) <= last))


def _both(one: Balance, other: Balance) -> Balance:
    return Balance(one.account, one.month, one.debit + other.debit, one.credit + other.credit)


def _net(rows: Iterable[Balance]) -> Money:
    return Money(sum(row.debit.pence - row.credit.pence for row in rows))
