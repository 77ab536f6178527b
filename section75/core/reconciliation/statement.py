"""A statement of balances at the end of a period, which both sides accept: it foots to the ledger or is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from section75.core.calendar import Month
from section75.core.ledger import Account, Balances, TrialBalance
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal


class BalancesMoved(Refusal):
    """The books have moved since the statement was drawn."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"The balances at the end of {month.in_words} are not those of the statement any more: entries were posted "
            "since. Draw it again, and have both sides accept that one; this one stays as it was."
        )


class AcceptedAlready(Refusal):
    """A side accepts a statement once."""

    def __init__(self, party: str, by: str) -> None:
        super().__init__(f"{by} has accepted the statement for {party} already; nothing was changed.")


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One account with its balance at the end of the period; debits are positive."""

    account: Account
    amount: Money


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a side accepts a statement: which, who said so, and when."""

    party: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BalanceStatement:
    """Every balance of a fund at the end of a period, up to an entry of its journal. All together they are nothing."""

    month: Month
    upto: int
    lines: tuple[BalanceLine, ...]

    def __post_init__(self) -> None:
        assert not self.total, f"balances at the end of {self.month} add up to {self.total}, not to nothing"

    @property
    def total(self) -> Money:
        """Debits less credits of all lines: nothing, as every entry has both."""
        return sum_of(line.amount for line in self.lines)

    @property
    def debit(self) -> Money:
        """The total of the balances on the debit side, which is that of the credit side too."""
        return sum_of(max(line.amount, Money(0)) for line in self.lines)

    def is_accepted(self, parties: Iterable[str], acceptances: Iterable[Acceptance]) -> bool:
        """Has every party to it accepted?"""
        return {acceptance.party for acceptance in acceptances} >= set(parties)


def require_unmoved(drawn: BalanceStatement, now: BalanceStatement) -> None:
    """Refuse a statement whose balances are no longer those of the books."""
    if now.lines != drawn.lines:
        raise BalancesMoved(drawn.month)


def require_not_accepted(party: str, acceptances: Iterable[Acceptance]) -> None:
    """Refuse to accept twice for one side."""
    for acceptance in acceptances:
        if acceptance.party == party:
            raise AcceptedAlready(party, acceptance.by)


def statement_of(balances: Balances, month: Month, *, upto: int) -> BalanceStatement:
    """The statement of the balances at the end of a period; accounts that stand at nothing are left out.

    It foots to the trial balance of the same entries, or could not be made.
    """
    standing = balances.up_to(month)
    lines = tuple(BalanceLine(account, standing.net(account)) for account in standing.accounts)
    found = BalanceStatement(month, upto, tuple(line for line in lines if line.amount))
    assert found.debit == TrialBalance.of(standing).debit, "a statement foots to the trial balance"
    return found
