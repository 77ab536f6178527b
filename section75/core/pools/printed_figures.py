"""Figures as a report prints them: one figure in several places, and the memorandum account of a year."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit, sum_of

MOST_PENCE = 10**14  # a million million pounds: no partnership's money, in whatever unit it is read


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure in one place: of what, in which unit it is printed there, in which table it stands, if in one."""

    fund: str
    year: FinancialYear
    of: str
    amount: Money
    unit: Unit
    clause: Clause
    table: str = ""

    def in_unit(self, unit: Unit) -> Money | None:
        """The same digits read in another unit; None where that is no amount of whole pence, or past all measure."""
        pence, rest = divmod(self.amount.pence * unit.pence, self.unit.pence)
        return Money(pence) if not rest and abs(pence) <= MOST_PENCE else None


@dataclass(frozen=True, slots=True)
class MemorandumAccount:
    """What each partner's money was spent on in a fund's year, and how much of it the fund did not have.

    `deficit` is spend over funding, so positive when more was spent than put in.
    """

    fund: str
    year: FinancialYear
    unit: Unit
    rows: tuple[tuple[str, Money], ...]  # (partner, spend)
    deficit: Money
    clause: Clause
    printed_spend: Money | None = None

    @property
    def spend(self) -> Money:
        """What the partners' rows add up to, whatever the source prints."""
        return sum_of(amount for _, amount in self.rows)

    @property
    def funding(self) -> Money:
        """What was put in: spend less the deficit."""
        return self.spend - self.deficit
