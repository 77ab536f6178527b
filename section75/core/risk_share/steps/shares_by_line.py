"""Shares by line: each line of the profile is borne, or kept, in its own percentages.

A line at 100% is one partner's alone ("fixed"); the others are shared as the profile prints them ("variable"). Lines
outside the profile stay for the next step. Every line is divided and rounded on its own. A line that the fund does not
have is refused, and so is a variance given only as one amount.

Seen: Luton, after its concordat of June 2017.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from section75.core.risk_share.facts import Facts, Profile
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import share_lines, shares_in_words


@dataclass(frozen=True, slots=True)
class SharesByLine(Step):
    """Each line of the profile in its own shares; lines outside it stay."""

    NAME: ClassVar[str] = "shares by line"
    BY_LINE: ClassVar[bool] = True

    profile: Profile

    def in_words(self, called: Callable[[str], str]) -> str:
        """The profile, line by line."""
        lines = (f"of {line}, {shares_in_words(shares, None, called)}" for line, shares in self.profile.by_line)
        return "shares by line: " + "; ".join(lines)

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Divide what is left of each line of the profile."""
        facts.require_lines(self.profile.lines, self.clause)
        return share_lines(settlement, self.profile.by_line, facts=facts, clause=self.clause)


STEP = SharesByLine
