"""Companion check X3. A record of due regard by each body, for each decision."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import UNPRINTED, Case
from section75.core.law.result import Point, not_assessed, passes, to_judge, warns
from section75.core.law.rule import LawRule
from section75.core.records import About, Equality

RULE = LawRule(number="X3", title="Equality duty record", provisions=("Equality Act 2010 s149",), statute=False)
_RECORD = (
    "Record the body's due regard for the decision: groups, evidence, mitigation, and that the decision maker saw it."
)


def points(case: Case) -> Iterator[Point]:
    """Each record here or of the whole agreement; and each party without one."""
    names = {party.id for party in case.parties}
    found = [
        each for each in case.partnership.records.equality
        if each.schedule in (case.schedule.id, "") and each.body in names and (each.on is None or each.on <= case.on)
    ]  # fmt: skip
    yield from (_one(case, each) for each in found)
    for party in case.parties:
        if not any(each.body == party.id for each in found):
            yield _none(case, party.called)


def _one(case: Case, each: Equality) -> Point:
    who = case.partnership.named(each.body)
    if each.no_implications and not each.reason:
        says = f"{who}, on {each.decision}: no implications, and no reason is given."
        return to_judge(says, each.clause, todo="Judge whether there are none, and record why.")
    return passes(f"{who}, on {each.decision}: {each.says or each.reason or 'a record is there'}.", each.clause)


def _none(case: Case, who: str) -> Point:
    seen = case.observed(About.EQUALITY)
    if seen:
        says = f"No record by {who} is there; the source says: {seen[0].says}."
        return to_judge(says, seen[0].clause, todo=_RECORD)
    gap = case.gap("equality")
    if gap is not None:
        return not_assessed(f"No record by {who} is there. The source: {gap.says}.", gap.clause, todo=_RECORD)
    if case.unprinted is not None:
        return not_assessed(f"No record by {who} is there; {UNPRINTED}.", case.unprinted.clause, todo=_RECORD)
    return warns(f"No record by {who} is there.", case.schedule.clause, todo=_RECORD)
