"""Placing: which account of the fund a row of a finance extract belongs to.

A rule names a cost centre and, if it likes, the beginning of the subjective code. A longer subjective beats a shorter
one; two rules equally long for the same row are refused, never chosen between. A row that no rule places waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.refusals import Refusal


class Destination(Enum):
    """What a placed row is, for the fund."""

    SPEND = "expenditure"
    SERVICE_USER_INCOME = "service-user income"
    CONTRIBUTION_RECEIVED = "contribution received"


@dataclass(frozen=True, slots=True)
class PlacingRule:
    """Rows of a cost centre (and subjective) belong to a line, or to a partner's contribution, during a span."""

    cost_centre: str
    destination: Destination
    target: str  # a line's id, or a partner's
    span: Span
    clause: Clause
    subjective: str = ""

    def fits(self, *, cost_centre: str, subjective: str, on: date) -> bool:
        """Does the rule speak of such a row?"""
        return self.cost_centre == cost_centre and subjective.startswith(self.subjective) and self.span.holds(on)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row was placed, and by which rule."""

    destination: Destination
    target: str
    rule: PlacingRule


class TwoRulesPlace(Refusal):
    """Two placing rules claim the same row."""

    def __init__(self, cost_centre: str, subjective: str, first: PlacingRule, second: PlacingRule) -> None:
        super().__init__(
            f"Two rules place cost centre {cost_centre} subjective {subjective or '(none)'}: {first.target} "
            f"({first.clause}) and {second.target} ({second.clause}). End one, or give one a longer subjective.",
            clause=str(second.clause),
        )


def place(rules: Sequence[PlacingRule], *, cost_centre: str, subjective: str, on: date) -> Placed | None:
    """Where a row belongs; None when no rule says. Refuses a row that two rules claim."""
    fitting = [rule for rule in rules if rule.fits(cost_centre=cost_centre, subjective=subjective, on=on)]
    if not fitting:
        return None
    longest = max(len(rule.subjective) for rule in fitting)
    best = [rule for rule in fitting if len(rule.subjective) == longest]
    if len(best) > 1:
        raise TwoRulesPlace(cost_centre, subjective, best[0], best[1])
    return Placed(best[0].destination, best[0].target, best[0])
