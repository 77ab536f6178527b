"""A curve: what each partner bears or keeps, for any variance, by one rule and the same facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from section75.core.money import Money, Ratio, split
from section75.core.refusals import Refusal
from section75.core.risk_share import Facts, Rule, settle


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule makes of one variance: each taker's part, and how many portions made them; or the refusal."""

    variance: Money
    parts: Mapping[str, Money]  # partner, or a pot's id
    portions: int
    refusal: Refusal | None = None

    def of(self, taker: str) -> Money:
        """One taker's part; nothing where it takes none."""
        return self.parts.get(taker, Money(0))


class Curve:
    """The outcomes of one rule; each variance is settled once.

    `spread` is how a variance falls on the fund's lines, for a rule that settles line by line: without it, no line's
    variance is known.
    """

    def __init__(self, rule: Rule, facts: Facts, *, spread: Ratio | None = None) -> None:
        self.rule = rule
        self.facts = facts
        self.spread = spread
        self._known: dict[int, Outcome] = {}

    @property
    def tried(self) -> int:
        """How many variances have been settled."""
        return len(self._known)

    def at(self, variance: Money) -> Outcome:
        """What the rule makes of a variance."""
        known = self._known.get(variance.pence)
        if known is None:
            known = self._known[variance.pence] = self._settled(variance)
        return known

    def _settled(self, variance: Money) -> Outcome:
        facts = self.facts
        if self.spread is not None:
            division = split(variance, between=self.spread)
            facts = replace(facts, line_variances=tuple((part.partner, part.amount) for part in division.parts))
        try:
            settlement = settle(variance, rule=self.rule, facts=facts)
        except Refusal as refusal:
            return Outcome(variance, {}, 0, refusal)
        parts: dict[str, Money] = {}
        for portion in settlement.portions:
            taker = f"pot:{portion.pot.id}" if portion.pot else str(portion.partner)
            parts[taker] = parts.get(taker, Money(0)) + portion.amount
        return Outcome(variance, parts, len(settlement.portions))
