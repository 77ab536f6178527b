"""Cap and collar: shares as agreed, but no partner's part beyond its own bounds.

Each partner's part of what is left is held between its collar and its cap. The cap, not below nothing, is what it bears
at most of an overspend; the collar, not above nothing, is what it keeps at most of an underspend. What is beyond the
bounds goes to the partner named for the excess; where none is named it is left, and a later step takes it or the
settlement is refused.

Refused when the agreement is read: a cap below its collar, a bound on the wrong side of nothing, and an excess that
goes to a partner with bounds of its own.

Asked for: not seen in an agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import Division, Money, Part, Ratio, split, sum_of
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share.facts import Base, Bound, Facts, PartnerId
from section75.core.risk_share.refusals import BoundOnTheWrongSide, CapBelowCollar, ExcessGoesToABoundPartner
from section75.core.risk_share.settlement import Settlement, kind_of, verb_of
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import ratio_of, shares_in_words


@dataclass(frozen=True, slots=True)
class CapAndCollar(Step):
    """Each partner takes its share within its bounds; what is beyond them goes to one partner, or is left."""

    NAME: ClassVar[str] = "cap and collar"

    bounds: tuple[Bound, ...]
    shares: Ratio | None = None
    base: Base | None = None
    excess_to: PartnerId | None = None

    def __post_init__(self) -> None:
        wrong = [refusal for bound in self.bounds for refusal in self._wrong_with(bound)]
        if self.excess_to in {bound.partner for bound in self.bounds}:
            wrong.append(ExcessGoesToABoundPartner(str(self.excess_to), str(self.clause)))
        if wrong:
            raise wrong[0] if len(wrong) == 1 else Refusals(wrong)

    def _wrong_with(self, bound: Bound) -> list[Refusal]:
        clause = str(self.clause)
        if bound.cap is not None and bound.collar is not None and bound.cap < bound.collar:
            return [CapBelowCollar(bound.partner, bound.collar, bound.cap, clause)]
        found: list[Refusal] = []
        if bound.cap is not None and bound.cap.pence < 0:
            found.append(BoundOnTheWrongSide(bound.partner, "cap", bound.cap, clause))
        if bound.collar is not None and bound.collar.pence > 0:
            found.append(BoundOnTheWrongSide(bound.partner, "collar", bound.collar, clause))
        return found

    @property
    def takes_all(self) -> bool:
        """Does somebody take what is beyond the bounds?"""
        return self.excess_to is not None

    def in_words(self, called: Callable[[str], str]) -> str:
        """The shares, the bounds, and where the excess goes."""
        caps = [(bound.partner, bound.cap) for bound in self.bounds if bound.cap is not None]
        collars = [(bound.partner, bound.collar) for bound in self.bounds if bound.collar is not None]
        limits = [f"{called(partner)} bears at most {cap}" for partner, cap in caps]
        limits += [f"{called(partner)} keeps at most {abs(collar)}" for partner, collar in collars]
        beyond = f"{called(self.excess_to)} takes what is beyond that" if self.excess_to else "what is beyond is left"
        return "; ".join([shares_in_words(self.shares, self.base, called), *limits, beyond])

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Give each its share within its bounds, and the excess to whom the clause names."""
        division = split(settlement.left, between=ratio_of(self.shares, self.base, facts=facts, clause=self.clause))
        beyond = []
        for part in division.parts:
            amount = self._within(part)
            beyond.append(part.amount - amount)
            settlement = settlement.take(
                amount,
                by=part.partner,
                sentence=self._sentence(part, amount, of=division, facts=facts),
                clause=self.clause,
                operation="split within bounds",
                given=(Given.money("whole", division.whole), Given.money("before the bound", part.amount)),
                rounding=division.rounding(facts.called),
            )
        return self._excess(settlement, sum_of(beyond), facts)

    def _within(self, part: Part) -> Money:
        amount = part.amount
        for bound in self.bounds:
            if bound.partner == part.partner:
                amount = amount if bound.cap is None else min(amount, bound.cap)
                amount = amount if bound.collar is None else max(amount, bound.collar)
        return amount

    @staticmethod
    def _sentence(part: Part, amount: Money, *, of: Division, facts: Facts) -> str:
        verb = verb_of(of.whole)
        whole = f"the {abs(of.whole)} left of the {kind_of(of.whole)}"
        share = f"its share is {of.ratio.in_words(part.partner)}"
        if amount != part.amount:
            share += f", which is {abs(part.amount)}, and it {verb} at most {abs(amount)}"
        return f"{facts.called(part.partner)} {verb} {abs(amount)} of {whole}: {share}."

    def _excess(self, settlement: Settlement, excess: Money, facts: Facts) -> Settlement:
        if self.excess_to is None or not excess:
            return settlement
        name = settlement.step
        return (
            settlement.at(f"{name}.excess")
            .take(
                excess,
                by=self.excess_to,
                sentence=(
                    f"{facts.called(self.excess_to)} {settlement.verb} {abs(excess)} as well: "
                    "it is beyond the others' bounds, and the clause gives it to this partner."
                ),
                clause=self.clause,
                operation="what is beyond the bounds",
                given=(Given.money("beyond the bounds", excess),),
            )
            .at(name)
        )


STEP = CapAndCollar
