"""Ring-fenced lines: a line with money of its own is settled by its own rule, before and apart from the others.

The lines named are shared in printed percentages or on a base; where the clause gives neither, each goes to the partner
whose money it is. A ring-fenced line offsets no other and none offsets it: where an earlier step has already set it
against another line, the step refuses. It also refuses shares together with a base, a line of nobody's or of several
partners', a line that the fund does not have, and a variance given only as one amount.

Seen: Haringey 2016, clause 6.9; grants such as the improved Better Care Fund and the disabled facilities grant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.money import Ratio, sum_of
from section75.core.refusals import raise_all
from section75.core.risk_share.facts import Base, Facts, LineIds
from section75.core.risk_share.refusals import RingFencedLineOffset
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Stage, Step
from section75.core.risk_share.taking import give_back, ratio_of, share_lines, shares_in_words


@dataclass(frozen=True, slots=True)
class RingFencedLines(Step):
    """Each ring-fenced line by its own rule, offsetting nothing and offset by nothing."""

    NAME: ClassVar[str] = "ring-fenced lines"
    MAY_LACK_A_BASE: ClassVar[bool] = True
    STAGE: ClassVar[Stage] = Stage.RING_FENCE
    BY_LINE: ClassVar[bool] = True

    lines: LineIds
    shares: Ratio | None = None
    base: Base | None = None

    def in_words(self, called: Callable[[str], str]) -> str:
        """The lines, and the rule they have to themselves."""
        own = "each goes to whose money it is"
        if self.shares is not None or self.base is not None:
            own = shares_in_words(self.shares, self.base, called)
        return f"ring-fenced: {', '.join(self.lines)}, offset by nothing: {own}"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Settle what is left of each ring-fenced line."""
        facts.require_lines(self.lines, self.clause)
        left = settlement.lines_left(self.clause)
        self._require_never_offset(settlement, facts)
        if self.shares is None and self.base is None:
            return give_back(settlement, dict.fromkeys(self.lines), facts=facts, clause=self.clause)
        if not any(left.get(line) for line in self.lines):
            return settlement
        ratio = ratio_of(self.shares, self.base, facts=facts, clause=self.clause)
        return share_lines(settlement, ((line, ratio) for line in self.lines), facts=facts, clause=self.clause)

    def _require_never_offset(self, settlement: Settlement, facts: Facts) -> None:
        """What is left of a line, with what was taken of it, is its variance; an offset is what makes it differ."""
        left = settlement.lines_left(self.clause)
        raise_all(
            RingFencedLineOffset(facts.line_called(line), str(settlement.notes[-1].clause))
            for line, variance in facts.line_variances or ()
            if line in self.lines
            and left[line] + sum_of(portion.amount for portion in settlement.portions if portion.line == line)
            != variance
        )


STEP = RingFencedLines
