"""The control total: placed, waiting and refused rows add up to what the finance system says the file holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal, raise_all


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows, and what they add up to."""

    count: int
    total: Money

    @classmethod
    def of(cls, amounts: Iterable[Money]) -> Tally:
        """The tally of some amounts."""
        each = tuple(amounts)
        return cls(len(each), sum_of(each))

    def __str__(self) -> str:
        return f"{self.total} in {self.count:,} {'row' if self.count == 1 else 'rows'}"


NO_ROWS = Tally(0, Money(0))


class ControlTotalDiffers(Refusal):
    """The rows do not add up to the file's control total."""

    def __init__(self, reconciliation: Reconciliation) -> None:
        difference = reconciliation.difference
        side = "more than" if difference.pence > 0 else "short of"
        super().__init__(
            f"Placed {reconciliation.placed}, waiting {reconciliation.waiting}{reconciliation.more} "
            f"and refused {reconciliation.refused} "
            f"come to {abs(difference)} {side} the control total of {reconciliation.control_total}. "
            "Nothing was posted. Check the control total against the finance system, or extract the file again."
        )


class AmountsUnread(Refusal):
    """Rows whose amount cannot be read, so that no control total can be proved."""

    def __init__(self, count: int) -> None:
        rows = "1 row has an amount" if count == 1 else f"{count:,} rows have an amount"
        super().__init__(
            f"{rows} that cannot be read, so the file cannot be shown to add up to its control total. "
            "Nothing was posted. Correct the amounts listed by row, and give the file again."
        )


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What became of a file's rows, beside its control total. `unread` counts refused rows without a known amount.

    `suspense` are rows on the suspense account, `aside` those two people said are not of this fund.
    """

    placed: Tally
    waiting: Tally
    refused: Tally
    control_total: Money
    unread: int = 0
    suspense: Tally = NO_ROWS
    aside: Tally = NO_ROWS

    @property
    def more(self) -> str:
        """What is in suspense and what was set aside, in words; empty where nothing is."""
        named = (("in suspense", self.suspense), ("set aside", self.aside))
        return "".join(f", {name} {tally}" for name, tally in named if tally.count)

    @property
    def difference(self) -> Money:
        """What the rows come to less the control total; more than nothing when the rows are too many."""
        every = (self.placed, self.waiting, self.suspense, self.refused, self.aside)
        return sum_of(tally.total for tally in every) - self.control_total

    def require(self) -> None:
        """Refuse a difference, and amounts that nobody can read."""
        found: list[Refusal] = []
        if self.difference:
            found.append(ControlTotalDiffers(self))
        if self.unread:
            found.append(AmountsUnread(self.unread))
        raise_all(found)
