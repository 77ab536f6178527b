"""A statement of account between the fund and a partner: it foots to the ledger to the penny, or there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from section75.core.money import Money, sum_of
from section75.core.receipts.from_journal import Moved, Movement
from section75.core.receipts.refusals import StatementDoesNotFoot


@dataclass(frozen=True, slots=True)
class StatementOfAccount:
    """One partner from a day up to and with another. Invoiced and suspended are said beside it: they move nothing."""

    party: str
    starts_on: date
    last_on: date
    opening: Money
    moved: tuple[Moved, ...]
    closing: Money
    invoiced: Money
    suspended: Money

    def sum_of(self, movement: Movement) -> Money:
        """What one kind of movement comes to; received and in kind are negative: less is owed."""
        return sum_of(each.amount for each in self.moved if each.movement is movement)

    @property
    def payable(self) -> Money:
        """What is owed at the end and not suspended."""
        return self.closing - self.suspended


def statement(
    party: str,
    moved: Iterable[Moved],
    *,
    starts_on: date,
    last_on: date,
    in_ledger: Money,
    invoiced: Money,
    suspended: Money,
) -> StatementOfAccount:
    """The statement of a partner, from every movement of its account.

    `in_ledger` is the balance of its account by the last day, summed another way. Refuses where they differ.
    """
    every = sorted(
        (each for each in moved if each.party == party and each.on <= last_on), key=lambda each: (each.on, each.seq)
    )
    opening = sum_of(each.amount for each in every if each.on < starts_on)
    within = tuple(each for each in every if each.on >= starts_on)
    closing = opening + sum_of(each.amount for each in within)
    if closing != in_ledger:
        raise StatementDoesNotFoot(party, closing, in_ledger)
    return StatementOfAccount(party, starts_on, last_on, opening, within, closing, invoiced, suspended)
