"""A settlement as it stands: the variance, what has been taken by whom and why, and what is left.

Over budget is positive. `take` is the only way to move money out of what is left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from section75.core.explain import Because, Clause, Figure, Given
from section75.core.money import Money, sum_of


@dataclass(frozen=True, slots=True)
class Portion:
    """What one partner bears of an overspend, or keeps of an underspend; `partner` None means held in dispute."""

    partner: str | None
    amount: Money
    because: Because

    @property
    def clause(self) -> Clause:
        """The clause that says so; every portion has one."""
        assert self.because.clause is not None, "a portion cites its clause"
        return self.because.clause


@dataclass(frozen=True, slots=True)
class Settlement:
    """A variance being settled. What is left and what has been taken always add up to it."""

    variance: Money
    left: Money
    portions: tuple[Portion, ...] = ()
    step: str = "step-0"

    @classmethod
    def of(cls, variance: Money) -> Settlement:
        """A settlement before its first step: all is left."""
        return cls(variance, variance)

    def at(self, step: str) -> Settlement:
        """The same settlement, at the next step; the step's name begins the ids of its reasons."""
        return replace(self, step=step)

    @property
    def is_overspend(self) -> bool:
        """Is there something to bear, rather than to keep?"""
        return self.variance.pence > 0

    @property
    def kind(self) -> str:
        """The word for what is being settled."""
        return "overspend" if self.is_overspend else "underspend"

    @property
    def verb(self) -> str:
        """What a partner does with its part."""
        return "bears" if self.is_overspend else "keeps"

    def take(
        self,
        amount: Money,
        *,
        by: str | None,
        sentence: str,
        clause: Clause,
        operation: str,
        given: tuple[Given, ...] = (),
        rounding: str = "",
    ) -> Settlement:
        """Move part of what is left to a partner (or, with `by` None, into dispute), for a reason. Nothing else may."""
        left = self.left - amount
        assert amount.pence * self.variance.pence >= 0, "a portion has the sign of the variance"
        assert left.pence * self.variance.pence >= 0, "nobody takes more than is left"
        because = Because(
            id=f"{self.step}.{by or 'dispute'}",
            sentence=sentence[:1].upper() + sentence[1:],
            operation=operation,
            result=amount,
            given=given,
            clause=clause,
            rounding=rounding,
        )
        after = replace(self, left=left, portions=(*self.portions, Portion(by, amount, because)))
        assert sum_of(portion.amount for portion in after.portions) + after.left == self.variance
        return after

    @property
    def borne(self) -> tuple[Portion, ...]:
        """What partners bear or keep, step by step."""
        return tuple(portion for portion in self.portions if portion.partner is not None)

    @property
    def disputed(self) -> tuple[Portion, ...]:
        """What the agreement itself puts in dispute."""
        return tuple(portion for portion in self.portions if portion.partner is None)

    def share(self, partner: str, called: str) -> Figure:
        """Everything one partner bears or keeps, as a figure that rests on its portions."""
        own = tuple(portion for portion in self.portions if portion.partner == partner)
        total = sum_of(portion.amount for portion in own)
        sentence = (
            f"{called[:1].upper()}{called[1:]} {self.verb} {abs(total)} of the {self.kind} of {abs(self.variance)}."
        )
        because = Because(
            f"share.{partner}", sentence, "sum", total, rests_on=tuple(portion.because for portion in own)
        )
        return Figure(total, because)
