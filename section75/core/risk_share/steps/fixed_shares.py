"""Fixed shares: what is left is borne, or kept, in percentages the agreement prints.

The percentages are used exactly as printed, whatever the contributions were: 76.78% of £1,234,567.89 is 10p less than
the proportion 93,710 : 28,340 from which it was once rounded.

Seen: Telford 50:50. Cambridgeshire prints 76.78% and 23.22% as the split of its contributions for 2022/23; that a
variance follows them is invented in our example.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.explain import Given
from section75.core.money import Ratio, split
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class FixedShares(Step):
    """Each partner takes its printed percentage of what is left."""

    NAME: ClassVar[str] = "fixed shares"

    shares: Ratio

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """The printed shares."""
        return "fixed shares: " + ", ".join(f"{called(p)} {self.shares.in_words(p)}" for p in self.shares.partners)

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide all that is left."""
        division = split(settlement.left, between=self.shares)
        left, kind, verb = abs(settlement.left), settlement.kind, settlement.verb
        for part in division.parts:
            printed = self.shares.in_words(part.partner)
            settlement = settlement.take(
                part.amount,
                by=part.partner,
                sentence=(
                    f"{facts.called(part.partner)} {verb} {printed} of the {left} left of the "
                    f"{kind}: {abs(part.amount)}."
                ),
                clause=self.clause,
                operation="split in printed shares",
                given=(Given.money("left", division.whole), Given("share", printed, "percent")),
                rounding=division.rounding(facts.called),
            )
        return settlement


STEP = FixedShares
