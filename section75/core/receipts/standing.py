"""How every instalment stands on a day: to come, due, invoiced, part paid, paid, late, suspended, reversed.

Payments count from the day they were made, as they are matched now: matching is clerical and comes later, and an
instalment that was paid in time is not late because nobody had matched it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.money import Money, sum_of
from section75.core.receipts.owed import Invoiced, Match, Owed, OwedAndPaid, Payment, Suspension, Way

NOTHING = Money(0)


class State(Enum):
    """How an instalment stands."""

    TO_COME = "to come"
    NOT_POSTED = "fallen due, not posted"
    DUE = "due"
    INVOICED = "invoiced"
    PART_PAID = "part paid"
    LATE = "late"
    SUSPENDED = "in dispute, suspended"
    PAID = "paid"
    PAID_IN_KIND = "paid in kind"
    TO_GIVE_BACK = "to be given back"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Standing:
    """One instalment on a day. `days_late` counts to the day asked, or to the day on which the last of it was paid."""

    owed: Owed
    state: State
    paid: Money
    in_kind: Money
    invoiced: Money
    invoices: tuple[str, ...]
    days_late: int
    suspension: Suspension | None

    @property
    def outstanding(self) -> Money:
        """What is owed less what is matched to it; below nothing where more is matched than is owed by now."""
        return self.owed.amount - self.paid - self.in_kind

    @property
    def overpaid(self) -> Money:
        """What is matched to it beyond what it owes by now: it is another instalment's, or the partner's again."""
        beyond = self.paid + self.in_kind - max(self.owed.amount, NOTHING)
        return max(beyond, NOTHING)

    @property
    def not_invoiced(self) -> Money:
        """What no invoice is for."""
        return self.owed.amount - self.invoiced


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A payment of which some is not matched to any instalment: it stays in view."""

    payment: Payment
    left: Money


def standings(books: OwedAndPaid, *, on: date) -> tuple[Standing, ...]:
    """Every instalment as it stands on a day, by the day it falls due and then by partner."""
    payments = {payment.seq: payment for payment in books.payments if payment.paid_on <= on}
    found = []
    for owed in sorted(books.owed, key=lambda each: (each.due_on, each.party)):
        own = [match for match in books.matches if (match.party, match.due_on) == owed.key and match.seq in payments]
        invoiced = [part for part in books.invoiced if (part.party, part.due_on) == owed.key]
        suspension = next((each for each in books.suspensions if each.holds(owed, on)), None)
        found.append(
            _standing(owed, own, payments, [each for each in invoiced if each.invoiced_on <= on], suspension, on)
        )
    return tuple(found)


def _standing(
    owed: Owed,
    matches: list[Match],
    payments: dict[int, Payment],
    invoiced: list[Invoiced],
    suspension: Suspension | None,
    on: date,
) -> Standing:
    paid = sum_of(match.amount for match in matches if payments[match.seq].way is not Way.IN_KIND)
    in_kind = sum_of(match.amount for match in matches if payments[match.seq].way is Way.IN_KIND)
    together = sum_of(part.amount for part in invoiced)
    state = _state(owed, paid, in_kind, together, suspension, on)
    settled_on = max((payments[match.seq].paid_on for match in matches), default=on)
    until = on if state is State.LATE else settled_on
    is_counted = state in (State.LATE, State.PAID, State.PAID_IN_KIND)
    return Standing(
        owed=owed,
        state=state,
        paid=paid,
        in_kind=in_kind,
        invoiced=together,
        invoices=tuple(dict.fromkeys(part.number for part in invoiced)),
        days_late=max((until - owed.due_on).days, 0) if is_counted else 0,
        suspension=suspension,
    )


def _state(owed: Owed, paid: Money, in_kind: Money, invoiced: Money, suspension: Suspension | None, on: date) -> State:
    if owed.is_reversed:
        return State.REVERSED
    if owed.amount.pence < 0:
        return State.TO_GIVE_BACK
    if (owed.amount - paid - in_kind).pence <= 0:
        return State.PAID_IN_KIND if in_kind and not paid else State.PAID
    if suspension is not None:
        return State.SUSPENDED
    if not owed.is_posted and owed.due_on <= on:
        return State.NOT_POSTED
    if owed.due_on < on:
        return State.LATE
    if paid or in_kind:
        return State.PART_PAID
    if invoiced:
        return State.INVOICED
    return State.DUE if owed.is_posted else State.TO_COME


def unmatched(books: OwedAndPaid, *, on: date) -> tuple[Unmatched, ...]:
    """The payments by a day that are not matched in full, earliest first."""
    found = [Unmatched(payment, left_of(books, payment)) for payment in books.payments if payment.paid_on <= on]
    found.sort(key=lambda each: (each.payment.paid_on, each.payment.seq))
    return tuple(each for each in found if each.left)


def left_of(books: OwedAndPaid, payment: Payment) -> Money:
    """What of a payment is not matched."""
    return payment.amount - sum_of(match.amount for match in books.matches if match.seq == payment.seq)
