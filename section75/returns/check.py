"""A check: two amounts that must be the same before a return can be issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from section75.core.money import Money
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Check:
    """What must be so, in words ("5 is what the cash account holds"), and the two amounts it compares."""

    says: str
    left: Money
    right: Money

    @property
    def holds(self) -> bool:
        """Are the two the same, to the penny?"""
        return self.left == self.right

    @property
    def in_words(self) -> str:
        """The check with its figures, as a failing one is told."""
        return f"{self.says}: {self.left} beside {self.right}, {abs(self.left - self.right)} apart"


class ChecksDoNotHold(Refusal):
    """A return whose figures do not agree with one another is not issued."""

    def __init__(self, title: str, failing: Sequence[Check]) -> None:
        self.failing = tuple(failing)
        count = "one of its checks does" if len(failing) == 1 else f"{len(failing)} of its checks do"
        told = "; ".join(f"({number}) {check.in_words}" for number, check in enumerate(failing, start=1))
        super().__init__(
            f"{title} cannot be issued: {count} not hold. {told}. "
            "Follow each figure to its entries, correct by a reversal what is wrong, and make the report again."
        )


def require_all(checks: Iterable[Check], *, title: str) -> None:
    """Refuse what does not hold, all of it at once."""
    failing = [check for check in checks if not check.holds]
    if failing:
        raise ChecksDoNotHold(title, failing)
