"""Companion check X4. Both partners' accounting judgements of a pool, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case
from section75.core.law.result import Point, not_assessed, passes, warns
from section75.core.law.rule import POOLED, LawRule
from section75.core.pools import Fund

RULE = LawRule(
    number="X4", title="Accounting judgements agree", provisions=("IFRS 10 and 11",), applies=(POOLED,), statute=False
)


def points(case: Case) -> Iterator[Point]:
    """A partner without a judgement, and two that do not agree."""
    if not case.pools:
        yield case.without_a_fund()
    for fund in case.pools:
        yield from _fund(case, fund)


def _fund(case: Case, fund: Fund) -> Iterator[Point]:
    made = [each for each in case.partnership.law_facts.accounting if each.fund == fund.id]
    made = [each for each in made if each.on is None or each.on <= case.on]
    latest = {each.party: each for each in sorted(made, key=lambda each: str(each.on or ""))}
    silent = [party.called for party in case.parties if party.id not in latest]
    if silent:
        says = f"How {' and '.join(silent)} treats {fund.name} in its accounts is not on record."
        yield not_assessed(says, fund.clause, todo="Record each partner's judgement, with its reasons.")
        return
    told = ", ".join(f"{case.partnership.called(each.party)}: {each.treatment.value}" for each in latest.values())
    clauses = tuple(each.clause for each in latest.values())
    if len({each.treatment for each in latest.values()}) > 1:
        todo = "Have both finance officers settle it: the two sets of accounts will not meet."
        yield warns(f"The partners treat {fund.name} differently: {told}.", *clauses, todo=todo)
    else:
        yield passes(f"The partners treat {fund.name} alike: {told}.", *clauses)
