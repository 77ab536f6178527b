"""A remark: what the terms of a rule lead to, in a sentence with the amounts, and the clause it is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from section75.core.explain import Clause
from section75.core.exposure import Curve, Exposure, exposure
from section75.core.money import Ratio
from section75.core.risk_share import Facts, Rule


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its name, the sentence, the clause, and whether it must be put right before money moves.

    `rests_on_amounts` says that its figures depend on how a variance falls on lines.
    """

    name: str
    says: str
    clause: Clause
    is_wrong: bool = False
    rests_on_amounts: bool = False


@dataclass(frozen=True)
class Seen:
    """What a remark looks at: a rule, the facts about its fund, and its exposure, worked out once.

    `spread` is how a variance falls on lines, for a rule that settles line by line.
    """

    rule: Rule
    facts: Facts
    spread: Ratio | None = None

    @cached_property
    def exposure(self) -> Exposure:
        """The exposure of the rule."""
        return exposure(self.rule, self.facts, variances=(), spread=self.spread)

    @cached_property
    def curve(self) -> Curve:
        """Any variance, settled by the rule."""
        return Curve(self.rule, self.facts, spread=self.spread)
