"""Companion check X5. The VAT structure of the schedule is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case
from section75.core.law.result import Point, fails, not_assessed, passes
from section75.core.law.rule import LawRule

RULE = LawRule(number="X5", title="VAT structure chosen", provisions=("VATGPB6640",), statute=False)


def points(case: Case) -> Iterator[Point]:
    """One structure; two contradict each other."""
    found = case.records(case.partnership.records.vat)
    if not found:
        todo = "Choose pooled funding or agency, and say who delivers each line."
        yield not_assessed("No VAT structure is on record.", case.schedule.clause, todo=todo)
    elif len({each.structure for each in found}) > 1:
        yield fails("Two VAT structures are on record.", *(each.clause for each in found), todo="Keep the one agreed.")
    else:
        yield passes(f"The VAT structure is {found[0].structure.value}.", found[0].clause)
