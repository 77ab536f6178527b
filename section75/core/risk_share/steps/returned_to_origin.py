"""Returned to origin: what was not spent on a line goes back to the partner whose money the line is.

Each underspent line is returned on its own. A line that is overspent has nothing to return and stays; so does
everything, where what is left is an overspend. Where the underspends returned are more than the underspend of the
whole, an overspend is left, and the steps for an overspend go on from there. A line that is several partners', or
nobody's, is refused.

Seen: a trust and provider agreement that returns the whole benefit at the year's end or on exit; Cambridgeshire 2012.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.risk_share.facts import Facts, Owners
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import ActsOn, Step
from section75.core.risk_share.taking import give_back


@dataclass(frozen=True, slots=True)
class ReturnedToOrigin(Step):
    """Each line's underspend goes back to its owner; overspent lines stay."""

    NAME: ClassVar[str] = "returned to origin"
    ACTS_ON: ClassVar[ActsOn] = ActsOn.UNDERSPEND
    BY_LINE: ClassVar[bool] = True
    BACK_TO_ORIGIN: ClassVar[bool] = True

    owners: Owners | None = None

    @property
    def takes_all(self) -> bool:
        """Nothing of an underspend is left."""
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        """Whose each line is, where the agreement names it."""
        named = ", ".join(f"{line} is {called(owner)}'s" for line, owner in self.owners.by_line) if self.owners else ""
        return "each line's underspend goes back to whose money the line is" + (f": {named}" if named else "")

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Return the lines' underspends. An overspend is left as it is."""
        if self.owners:
            facts.require_lines(self.owners.lines, self.clause)
        if settlement.is_overspend:
            return settlement
        underspent = [line for line, amount in settlement.lines_left(self.clause).items() if amount.pence < 0]
        return give_back(settlement, underspent, owners=self.owners, facts=facts, clause=self.clause)


STEP = ReturnedToOrigin
