"""Accruals of orders: what of an order a month may still accrue, so that no two accruals that stand at once take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.calendar import Month
from section75.core.journals.commitment import Standing
from section75.core.journals.refusals import AboveWhatWasReceived, OrderOfAnotherLine
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal, raise_all


@dataclass(frozen=True, slots=True)
class OfAnOrder:
    """An accrual of an order: its entry, its month, the month in which it ends, and its amount.

    It stands from its month until its reversal's; without end, where the reversal was itself reversed.
    """

    entry: int
    month: Month
    reversed_in: Month | None
    amount: Money

    def meets(self, first: Month, ends_before: Month) -> bool:
        """Does it stand at any time between two months, the second not counted?"""
        return self.month < ends_before and (self.reversed_in is None or first < self.reversed_in)


def left_to_accrue(standing: Standing, taken: Sequence[OfAnOrder], *, month: Month, back: Month) -> Money:
    """What of an order was received by a month's end and neither posted by then nor accrued at the same time.

    `back` is the month in which an accrual of the month is reversed.
    """
    last = month.span.last_day
    assert last is not None, "a month ends"
    left = standing.to_accrue(by=last) - sum_of(each.amount for each in taken if each.meets(month, back))
    return max(left, Money(0))


def require_left(
    standing: Standing, taken: Sequence[OfAnOrder], asked: Money, *, spend: Account, month: Month, back: Month
) -> None:
    """Refuse an accrual above what is left of its order, naming the entries that took it, or of another line."""
    order, found = standing.commitment, list[Refusal]()
    own = Account(AccountKind.SPEND, order.line)
    if spend != own:
        found.append(OrderOfAnotherLine(order.order, own.code, spend.code))
    left = left_to_accrue(standing, taken, month=month, back=back)
    if asked > left:
        entries = [each.entry for each in taken if each.meets(month, back)]
        found.append(AboveWhatWasReceived(order.order, asked=asked, left=left, month=month, taken_by=entries))
    raise_all(found)
