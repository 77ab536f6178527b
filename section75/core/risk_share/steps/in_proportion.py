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

from section75.core.explain import Clause, Given
from section75.core.money import Ratio, split
from section75.core.risk_share.base import Base
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import BaseNotNamed
from section75.core.risk_share.settlement import Settlement


@dataclass(frozen=True, slots=True)
class InProportion:
    """Each partner takes the share of what is left that it has of the contributions on the base."""

    NAME: ClassVar[str] = "in proportion"

    clause: Clause
    base: Base | None = None

    def in_words(self, _called: Callable[[str], str]) -> str:
        """The proportion and its base."""
        if self.base is None:
            return "in proportion, and the agreement does not say to what"
        year = f", {self.base.year}" if self.base.year else ", of the year being settled"
        return f"in proportion to contributions {self.base.basis.value}{year}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left. Refuses an unnamed base, and contributions the agreement does not give."""
        if self.base is None:
            raise BaseNotNamed(str(self.clause))
        year = self.base.year or facts.year
        words = self.base.in_words(year)
        amounts = facts.contributed(self.base.basis, year, str(self.clause))
        ratio = Ratio.contributed(amounts.items(), base=words, clause=str(self.clause))
        division = split(settlement.left, between=ratio)
        left = abs(settlement.left)
        for part in division.parts:
            settlement = settlement.take(
                part.amount,
                by=part.partner,
                sentence=(
                    f"{facts.called(part.partner)} {settlement.verb} {abs(part.amount)} of the {left} left of the "
                    f"{settlement.kind}: its share of {words} is {ratio.in_words(part.partner)}."
                ),
                clause=self.clause,
                operation="split in proportion",
                given=(Given.money("left", division.whole), Given("share", str(ratio.share(part.partner)), "fraction")),
                rounding=division.rounding(facts.called),
            )
        return settlement


STEP = InProportion
