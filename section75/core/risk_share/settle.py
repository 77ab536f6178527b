"""Settling: the agreement's steps, in the agreement's order, until nothing is left.

Steps that take single lines out may turn what is left round: an overspend of the pool can be an underspend of the lines
that are shared. What the agreement says of that direction then goes on from its first step.
"""

from __future__ import annotations

from section75.core.money import Money, sum_of
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import LinesDoNotAddUp, NobodyBears
from section75.core.risk_share.rule import Rule
from section75.core.risk_share.settlement import LineAmounts, Settlement
from section75.core.risk_share.step import Step


def settle(variance: Money, *, rule: Rule, facts: Facts) -> Settlement:
    """Who bears an overspend (positive) or keeps an underspend (negative), to the penny, with clauses.

    Refuses with `NobodyBears` where the steps leave something over; a step refuses what its own clause leaves unsaid.
    """
    settlement = Settlement.of(variance, _lines(variance, facts))
    over, turns = variance.pence >= 0, 0
    while True:
        settlement = _through(settlement, rule, facts, over=over, after="" if not turns else f"turn-{turns}.")
        if not settlement.left or (settlement.left.pence > 0) == over:
            break
        over, turns = not over, turns + 1
        assert turns <= len(facts.line_variances or ()) + 1, "each turn has taken a line out, and lines are finite"
    if settlement.left:
        steps = rule.steps(over=over)
        raise NobodyBears(settlement.left, last=str(steps[-1].clause) if steps else "", gap=rule.gap(over=over))
    return settlement


def _through(settlement: Settlement, rule: Rule, facts: Facts, *, over: bool, after: str) -> Settlement:
    """Through the steps of one direction, until nothing is left or what is left has turned round."""
    for number, step in enumerate(rule.steps(over=over), start=1):
        if settlement.is_done:
            break
        if (not settlement.left and not step.BY_LINE) or (step.ONCE and settlement.has_taken(slug_of(step))):
            continue
        settlement = step.apply(settlement.at(f"{after}step-{number}.{slug_of(step)}"), facts)
        if settlement.left and (settlement.left.pence > 0) != over:
            break
    return settlement


def slug_of(step: Step) -> str:
    """A step's name, as the ids of its reasons have it: "contingency-first"."""
    return step.NAME.replace(" ", "-")


def _lines(variance: Money, facts: Facts) -> LineAmounts | None:
    if facts.line_variances is None:
        return None
    total = sum_of(amount for _, amount in facts.line_variances)
    if total != variance:
        raise LinesDoNotAddUp(variance, total)
    return facts.line_variances
