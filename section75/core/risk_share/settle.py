"""Settling: the agreement's steps, in the agreement's order, until nothing is left."""

from __future__ import annotations

from section75.core.money import Money
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import NobodyBears
from section75.core.risk_share.rule import Rule
from section75.core.risk_share.settlement import Settlement


def settle(variance: Money, *, rule: Rule, facts: Facts) -> Settlement:
    """Who bears an overspend (positive) or keeps an underspend (negative), to the penny, with clauses.

    Refuses with `NobodyBears` where the steps leave something over; a step refuses what its own clause leaves unsaid.
    """
    settlement = Settlement.of(variance)
    steps = rule.overspend if settlement.is_overspend else rule.underspend
    gap = rule.gap_overspend if settlement.is_overspend else rule.gap_underspend
    for number, step in enumerate(steps, start=1):
        if not settlement.left:
            break
        settlement = step.apply(settlement.at(f"step-{number}.{step.NAME.replace(' ', '-')}"), facts)
    if settlement.left:
        raise NobodyBears(settlement.left, last=str(steps[-1].clause) if steps else "", gap=gap)
    return settlement
