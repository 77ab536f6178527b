"""The trial balance: every account with its balance on the side it falls, and two totals that agree."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.ledger.account import Account
from section75.core.ledger.balances import Balances
from section75.core.money import Money, sum_of


@dataclass(frozen=True, slots=True)
class TrialBalanceRow:
    """One account: its net balance as a debit or as a credit, the other being nothing."""

    account: Account
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Every account that ever moved. Total debits equal total credits, or it could not be made."""

    rows: tuple[TrialBalanceRow, ...]

    def __post_init__(self) -> None:
        assert self.debit == self.credit, f"debits {self.debit} and credits {self.credit} agree"

    @classmethod
    def of(cls, balances: Balances) -> TrialBalance:
        """The trial balance of what the balances hold: give those up to a month, or of entries effective by a day."""
        nothing = Money(0)
        rows = []
        for account in balances.accounts:
            net = balances.net(account)
            rows.append(TrialBalanceRow(account, max(net, nothing), max(-net, nothing)))
        return cls(tuple(rows))

    @property
    def debit(self) -> Money:
        """The total of the debit balances."""
        return sum_of(row.debit for row in self.rows)

    @property
    def credit(self) -> Money:
        """The total of the credit balances."""
        return sum_of(row.credit for row in self.rows)

    def as_data(self) -> dict[str, object]:
        """The trial balance for a machine, in pence: `rows` with account, debit and credit; and the two totals."""
        return {
            "unit": "pence",
            "rows": [
                {"account": row.account.code, "debit": row.debit.pence, "credit": row.credit.pence} for row in self.rows
            ],
            "debit": self.debit.pence,
            "credit": self.credit.pence,
        }
