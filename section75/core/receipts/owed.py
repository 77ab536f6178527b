"""What is owed and what was paid: instalments, payments, matches, invoices and suspensions, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.money import Money

Key = tuple[str, date]  # the partner, and the day its instalment falls due


@dataclass(frozen=True, slots=True)
class Owed:
    """What one partner owes of one day: posted as due, or still to come by the terms. Below nothing is given back.

    `is_reversed` says that everything posted of that day was reversed and not brought back: nothing is owed of it.
    """

    party: str
    due_on: date
    amount: Money
    clause: str
    is_posted: bool
    is_reversed: bool = False

    @property
    def key(self) -> Key:
        """What it is known by."""
        return (self.party, self.due_on)


class Way(Enum):
    """How a partner pays."""

    CASH = "cash"
    IN_KIND = "in kind"
    SET_OFF = "set off"  # against something else than cash


@dataclass(frozen=True, slots=True)
class Payment:
    """One entry that took down what a partner owes: money received, or a contribution in kind."""

    seq: int
    party: str
    paid_on: date
    amount: Money
    way: Way
    narrative: str


@dataclass(frozen=True, slots=True)
class Match:
    """That a part of a payment is for an instalment, as somebody recorded and nobody undid."""

    number: int
    seq: int
    party: str
    due_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Invoiced:
    """The part of an invoice that is for one instalment; of an invoice that was neither cancelled nor credited."""

    number: str
    party: str
    due_on: date
    invoiced_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Suspension:
    """That a partner's instalments of some days are suspended, by which clause, in which dispute, since and until."""

    number: int
    party: str
    first_due_on: date
    last_due_on: date
    starts_on: date
    ends_before: date | None
    clause: str
    dispute: str

    def holds(self, owed: Owed, on: date) -> bool:
        """Is that instalment suspended on a day?"""
        is_of_it = owed.party == self.party and self.first_due_on <= owed.due_on <= self.last_due_on
        return is_of_it and self.starts_on <= on and (self.ends_before is None or on < self.ends_before)


@dataclass(frozen=True, slots=True)
class OwedAndPaid:
    """Everything that is known of a fund's contributions: owed, paid, matched, invoiced, suspended."""

    owed: tuple[Owed, ...]
    payments: tuple[Payment, ...] = ()
    matches: tuple[Match, ...] = ()
    invoiced: tuple[Invoiced, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
