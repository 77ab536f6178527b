"""Companion check X1. The amount designated for the Better Care Fund is paid into the pool."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case
from section75.core.law.result import Point, fails, not_applicable, not_assessed, passes
from section75.core.law.rule import POOLED, LawRule
from section75.core.records import Designated

RULE = LawRule(
    number="X1", title="Better Care Fund amount pooled", provisions=("s223GA(3)",), applies=(POOLED,), statute=False
)
_SIGNS = ("better care", "bcf")


def points(case: Case) -> Iterator[Point]:
    """Each amount designated for the year, against what that body contributes."""
    funds = {fund.id for fund in case.pools}
    designated = [
        each for each in case.partnership.law_facts.designated if each.fund in funds and each.year == case.year
    ]
    yield from (_one(case, each) for each in designated)
    if designated:
        return
    names = [case.schedule.title, *(fund.name for fund in case.funds)]
    names += [line.name for fund in case.funds for line in case.partnership.lines_of(fund.id)]
    if any(sign in name.casefold() for sign in _SIGNS for name in names):
        says = f"No amount designated for {case.year} is on record, though the schedule speaks of the Better Care Fund."
        yield not_assessed(
            says, case.schedule.clause, todo="Record the amount designated for each NHS body, with its direction."
        )
    else:
        yield not_applicable("Nothing in the schedule speaks of the Better Care Fund.", case.schedule.clause)


def _one(case: Case, each: Designated) -> Point:
    table = case.partnership.contributions_of(each.fund, each.year)
    paid = table.due.get(each.party) if table is not None else None
    who = case.partnership.named(each.party)
    if paid is None:
        says = f"{who} is to pay {each.amount} for {each.year}, and no contribution of it is on record."
        return fails(says, each.clause, todo="Record the contribution.", stake=each.amount)
    if paid < each.amount:
        short = each.amount - paid
        says = f"{who} contributes {paid} for {each.year}, {short} less than the {each.amount} designated."
        return fails(says, each.clause, todo="Have the whole designated amount paid in.", stake=short)
    return passes(f"{who} contributes {paid} for {each.year}; {each.amount} is designated.", each.clause)
