"""A remark: what the terms of a rule lead to, in a sentence with the amounts, and the clause it is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from section75.core.explain import Clause
from section75.core.exposure import Curve, Exposure, exposure
from section75.core.money import Money, Ratio
from section75.core.risk_share import Facts, Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its name, the sentence, the clause, and whether it must be put right before money moves."""

    name: str
    says: str
    clause: Clause
    is_wrong: bool = False


@dataclass(frozen=True)
class Seen:
    """What a remark looks at: a rule, the facts about its fund, and its exposure, worked out once.

    A rule that settles line by line is exposed as if its variance fell on all lines alike.
    """

    rule: Rule
    facts: Facts

    @cached_property
    def exposure(self) -> Exposure:
        """The exposure of the rule."""
        return exposure(self.rule, self.facts, variances=(), spread=self.spread)

    @cached_property
    def curve(self) -> Curve:
        """Any variance, settled by the rule."""
        return Curve(self.rule, self.facts, spread=self.spread)

    @cached_property
    def spread(self) -> Ratio | None:
        """Equal parts for every line; None where no step settles line by line, or the fund has no lines."""
        by_line = any(step.BY_LINE for step in (*self.rule.overspend, *self.rule.underspend))
        if not by_line or not self.facts.lines:
            return None
        lines = ((line.id, Money(1)) for line in self.facts.lines)
        return Ratio.contributed(lines, base="lines of the fund")
