"""Balances: what an account was debited and credited with in each month, summed. Big journals arrive in this form."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

from section75.core.calendar import Month
from section75.core.ledger.account import Account
from section75.core.ledger.entry import Draft, Entry
from section75.core.money import Money, sum_of


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
    def order(self) -> tuple[str, Month]:
        """What balances are sorted by: account code, then month."""
        return (self.account.code, self.month)


@dataclass(frozen=True, slots=True)
class Balances:
    """The balances of one fund, by account and month, sorted, each pair once. Debits are positive everywhere."""

    rows: tuple[Balance, ...] = ()

    def __post_init__(self) -> None:
        in_order = all(one.order < following.order for one, following in pairwise(self.rows))
        assert in_order, "balances are sorted by account and month, each pair once: use Balances.of"

    @classmethod
    def of(cls, rows: Iterable[Balance]) -> Balances:
        """Balances in whatever order they come, sorted; rows of one account and month are added together."""
        together: dict[tuple[str, Month], Balance] = {}
        for row in rows:
            seen = together.get(row.order, Balance(row.account, row.month, Money(0), Money(0)))
            together[row.order] = Balance(row.account, row.month, seen.debit + row.debit, seen.credit + row.credit)
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
        return tuple(dict.fromkeys(row.account for row in self.rows))

    def net(self, account: Account) -> Money:
        """Debits less credits of an account over all months."""
        return sum_of(row.net for row in self.rows if row.account == account)

    def movement(self, account: Account, months: Collection[Month]) -> Money:
        """Debits less credits of an account in the months given."""
        return sum_of(row.net for row in self.rows if row.account == account and row.month in months)

    def up_to(self, month: Month) -> Balances:
        """The balances of every month up to and with this one, of earlier years too."""
        return Balances(tuple(row for row in self.rows if row.month <= month))
