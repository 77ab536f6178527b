"""Companion check X6. A data protection impact assessment is linked before figures of single persons are held."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case
from section75.core.law.result import Point, fails, not_applicable, not_assessed, passes
from section75.core.law.rule import LawRule

RULE = LawRule(
    number="X6", title="Impact assessment before package data", provisions=("UK GDPR art 35",), statute=False
)


def points(case: Case) -> Iterator[Point]:
    """The assessment that is linked; without one, whether it is wanted already."""
    shared = case.records(case.partnership.records.information_sharing)
    linked = [each for each in shared if each.impact_assessment]
    todo = "Link the impact assessment before figures of single persons are loaded."
    if linked:
        yield passes(f"Linked: {linked[0].impact_assessment}.", linked[0].clause)
    elif case.happened is None:
        yield not_assessed("None is linked; whether figures of single persons are held is not known here.", todo=todo)
    elif case.happened.packages_held:
        yield fails("Figures of single persons are held, and none is linked.", case.schedule.clause, todo=todo)
    else:
        yield not_applicable("No figures of single persons are held.", case.schedule.clause)
