"""Companion check X2. The route of each council's decision, and the notice of a key decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from section75.core.calendar import in_words
from section75.core.law.case import Case
from section75.core.law.result import Point, fails, not_applicable, not_assessed, passes, to_judge
from section75.core.law.rule import LawRule
from section75.core.records import Decision

RULE = LawRule(
    number="X2", title="Decision route and key-decision notice", provisions=("SI 2012/2089 reg 9",), statute=False
)
CLEAR_DAYS = 28


def points(case: Case) -> Iterator[Point]:
    """Each council decision on the agreement: executive or not, key or not, and its notice."""
    councils = {party.id for party in case.parties if party.kind.is_council}
    made = [
        each for each in case.partnership.law_facts.decisions
        if each.agreement == case.agreement.id and each.body in councils and (each.on is None or each.on <= case.on)
    ]  # fmt: skip
    if not made:
        todo = "Record the decision: who took it, when, whether it was a key decision, and its notice."
        yield not_assessed("No council decision to enter the agreement is on record.", case.agreement.clause, todo=todo)
    yield from (_one(each) for each in made)


def _one(each: Decision) -> Point:
    said = (
        f"{each.what[:1].upper()}{each.what[1:]}",
        each.by and f"by {each.by}",
        in_words(each.on) if each.on else "",
    )
    what = ", ".join(part for part in said if part)
    if each.executive is False:
        return not_applicable(
            f"{what}: the council has no executive arrangements, which these rules are for.", each.clause
        )
    if each.executive is None:
        todo = "Say which governance the council had on the day; these rules are for executive arrangements."
        return to_judge(
            f"{what}: whether the council has executive arrangements is not on record.", each.clause, todo=todo
        )
    if each.key is False:
        return passes(f"{what}: recorded as not a key decision.", each.clause)
    if each.key is None:
        todo = "Judge it by the council's own threshold, and record it."
        return to_judge(f"{what}: whether it was a key decision is not on record.", each.clause, todo=todo)
    if each.notice_on is None or each.on is None:
        ref = f" (reference {each.notice_ref})" if each.notice_ref else ""
        says = f"{what}: a key decision; the day on which its notice was published is not on record{ref}."
        return not_assessed(says, each.clause, todo="Record the day on which its notice was published.")
    clear = (each.on - each.notice_on - timedelta(days=1)).days
    if clear < CLEAR_DAYS:
        says = (
            f"{what}: notice was published {in_words(each.notice_on)}, {clear} clear days before; {CLEAR_DAYS} are "
            "asked."
        )
        return fails(says, each.clause, todo="Record the general exception or special urgency relied on.")
    return passes(f"{what}: notice was published {in_words(each.notice_on)}, {clear} clear days before.", each.clause)
