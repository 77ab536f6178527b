"""Each bears its own: every line's variance goes to the partner whose money the line is, so that no risk is shared.

The owner of a line is the one that `owners` names; for a line it does not name, the partner that alone puts money into
the line. Who leads a line says nothing of whose money it is. A line that is several partners', or nobody's, is refused;
so is a variance given only as one amount.

Seen: Cambridgeshire 2012, where the pool operated as aligned; Herefordshire 2017; Wirral, for its integrated care
board's lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.risk_share.facts import Facts, Owners
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import give_back


@dataclass(frozen=True, slots=True)
class EachBearsItsOwn(Step):
    """Each line's variance, over or under, is its owner's."""

    NAME: ClassVar[str] = "each bears its own"
    BY_LINE: ClassVar[bool] = True
    BACK_TO_ORIGIN: ClassVar[bool] = True

    owners: Owners | None = None

    @property
    def takes_all(self) -> bool:
        """Nothing is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """Whose each line is, where the agreement names it."""
        named = ", ".join(f"{line} is {called(owner)}'s" for line, owner in self.owners.by_line) if self.owners else ""
        return "each partner bears, or keeps, the variance of its own lines" + (f": {named}" if named else "")

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Send every line's variance to its owner."""
        if self.owners:
            facts.require_lines(self.owners.lines, self.clause)
        lines = settlement.lines_left(self.clause)
        return give_back(settlement, lines, owners=self.owners, facts=facts, clause=self.clause)


STEP = EachBearsItsOwn
