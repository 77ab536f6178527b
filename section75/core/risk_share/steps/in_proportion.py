"""In proportion: what is left is borne, or kept, in the proportion of contributions on a named base.

The base decides the share: of Oxfordshire's second pool in 2017/18 the council's part is 55.30% of net
contributions and 62.54% of gross. So a step without a named base is loaded, found, and refused when it is to be used.

Seen: Oxfordshire older people 2013; commonest rule of all. Shares stay exact fractions; nothing is read back from a
printed percentage.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import split
from section75.core.risk_share.facts import Base, Facts
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import shares_in_words


@dataclass(frozen=True, slots=True)
class InProportion(Step):
    """Each partner takes the share of what is left that it has of the contributions on the base."""

    NAME: ClassVar[str] = "in proportion"

    base: Base | None = None

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """The proportion and its base."""
        return shares_in_words(None, self.base, called)

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left. Refuses an unnamed base, and contributions the agreement does not give."""
        ratio = facts.ratio(self.base, self.clause)
        division = split(settlement.left, between=ratio)
        left, kind, verb = abs(settlement.left), settlement.kind, settlement.verb
        for part in division.parts:
            settlement = settlement.take(
                part.amount,
                by=part.partner,
                sentence=(
                    f"{facts.called(part.partner)} {verb} {abs(part.amount)} of the {left} left of the "
                    f"{kind}: its share is {ratio.in_words(part.partner)}."
                ),
                clause=self.clause,
                operation="split in proportion",
                given=(Given.money("left", division.whole), Given("share", str(ratio.share(part.partner)), "fraction")),
                rounding=division.rounding(facts.called),
            )
        return settlement


STEP = InProportion
