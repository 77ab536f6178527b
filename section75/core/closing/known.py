"""What moved between two times at which the same books were known: a restatement, account by account."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.ledger import Account, Balances
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Moved:
    """An account as it was known first, and as it was known then. Debits are positive."""

    account: Account
    before: Money
    after: Money

    @property
    def by(self) -> Money:
        """By how much it moved."""
        return self.after - self.before


def moved_between(before: Balances, after: Balances) -> tuple[Moved, ...]:
    """Every account that stands differently, in the order of their codes; what moved adds up to nothing."""
    accounts = sorted({*before.accounts, *after.accounts}, key=lambda account: account.code)
    each = (Moved(account, before.net(account), after.net(account)) for account in accounts)
    return tuple(moved for moved in each if moved.by)
