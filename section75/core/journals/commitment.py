"""A commitment: what was ordered, and what became of it; beside the journal, never in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.journals.refusals import (
    CommitmentEnded,
    CommitmentNotPositive,
    MoreThanCommitted,
    NothingLeftToVoid,
    OrderWithoutNumber,
)
from section75.core.ledger import ReasonMissing, says_something
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal, raise_all

_NOTHING = Money(0)


class Step(Enum):
    """What happens to a commitment."""

    RECEIVED = "received"  # the goods or the care came; the invoice may not have
    POSTED = "posted"  # an entry of the journal is the spend of it, in part or whole
    VOIDED = "voided"  # what is left will not come


class State(Enum):
    """How a commitment stands."""

    PENDING = "pending"
    PART_POSTED = "posted in part"
    POSTED = "posted"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Commitment:
    """An order: number, supplier, line, amount, and the day it is expected to be paid."""

    order: str
    supplier: str
    line: str
    amount: Money
    expected_on: date

    def __post_init__(self) -> None:
        found: list[Refusal] = []
        if not (says_something(self.order) and says_something(self.supplier)):
            found.append(OrderWithoutNumber(self.order, self.supplier))
        if self.amount.pence <= 0:
            found.append(CommitmentNotPositive(self.order, self.amount))
        raise_all(found)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a commitment, on a day; `entry` is the number of the entry that was its spend."""

    step: Step
    amount: Money
    on: date
    entry: int | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment with everything that happened to it, in order. Each amount in whole pence, of that commitment."""

    commitment: Commitment
    events: tuple[Event, ...] = ()

    def amount_of(self, step: Step, *, by: date | None = None) -> Money:
        """What was received, or posted, by a day."""
        return sum_of(each.amount for each in self.events if each.step is step and (by is None or each.on <= by))

    @property
    def is_voided(self) -> bool:
        """Was what is left given up?"""
        return any(each.step is Step.VOIDED for each in self.events)

    @property
    def open(self) -> Money:
        """What is still committed: ordered and not posted, nothing once it is voided."""
        left = self.commitment.amount - self.amount_of(Step.POSTED)
        return _NOTHING if self.is_voided or left.pence < 0 else left

    @property
    def over(self) -> Money:
        """What was posted above the order; nothing where none was."""
        above = self.amount_of(Step.POSTED) - self.commitment.amount
        return above if above.pence > 0 else _NOTHING

    @property
    def state(self) -> State:
        """How it stands."""
        if self.is_voided:
            return State.VOIDED
        if not self.open:
            return State.POSTED
        return State.PART_POSTED if self.amount_of(Step.POSTED) else State.PENDING

    def to_accrue(self, *, by: date) -> Money:
        """What was received by a day and had not been posted by then."""
        left = self.amount_of(Step.RECEIVED, by=by) - self.amount_of(Step.POSTED, by=by)
        return left if left.pence > 0 else _NOTHING

    def after(self, event: Event) -> Standing:
        """The same with one thing more. Refuses what cannot follow, and more than was ordered without a reason."""
        if self.is_voided:
            raise CommitmentEnded(self.commitment.order)
        if event.step is Step.VOIDED:
            self._require_may_void(event)
        else:
            self._require_amount(event)
        return Standing(self.commitment, (*self.events, event))

    def _require_may_void(self, event: Event) -> None:
        found: list[Refusal] = []
        if not self.open:
            found.append(NothingLeftToVoid(self.commitment.order))
        if not says_something(event.because):
            found.append(ReasonMissing(f"Voiding order {self.commitment.order}"))
        raise_all(found)

    def _require_amount(self, event: Event) -> None:
        order = self.commitment.order
        if event.amount.pence <= 0:
            raise CommitmentNotPositive(order, event.amount)
        total = self.amount_of(event.step) + event.amount
        if total > self.commitment.amount and not says_something(event.because):
            raise MoreThanCommitted(order, event.step.value, total, self.commitment.amount)


@dataclass(frozen=True, slots=True)
class Committed:
    """A line's spend and what is committed beside it. `budget` and `free` are None where no budget is given."""

    line: str
    budget: Money | None
    actual: Money
    committed: Money

    @property
    def free(self) -> Money | None:
        """What of the budget is neither spent nor committed; below nothing where it is overcommitted."""
        return None if self.budget is None else self.budget - self.actual - self.committed


def committed_of(line: str, standings: Iterable[Standing]) -> Money:
    """What is committed on a line."""
    return sum_of(each.open for each in standings if each.commitment.line == line)


def overposted(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """The commitments of which more was posted than ordered."""
    return tuple(each for each in standings if each.over)
