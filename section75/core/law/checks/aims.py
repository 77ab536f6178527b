"""Check 7. Aims and outcomes of this arrangement, and whether each outcome can be measured."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.result import Point, passes, warns
from section75.core.law.rule import LawRule, lettered

RULE = LawRule(number="7", title="Aims and outcomes", provisions=(), of_kind=lettered("a"))


def points(case: Case) -> Iterator[Point]:
    """No aim, no outcome; outcomes that nobody could measure."""
    aims = case.records(case.partnership.records.aims)
    linked = {outcome for aim in aims for outcome in aim.outcomes}
    outcomes = [each for each in case.partnership.outcomes if each.id in linked]
    if not aims:
        todo = "Give the aims agreed for this schedule, with the outcomes by which each is known."
        yield from absent(case, "An aim of this arrangement", todo=todo, gaps=("aim",))
    if not outcomes:
        todo = "Link each aim to the outcomes by which it is known."
        yield from absent(case, "An outcome linked to an aim of this arrangement", todo=todo, gaps=("outcomes", "aim"))
    if aims and outcomes:
        says = (
            f"{len(aims)} aim{'s' * (len(aims) > 1)} and {len(outcomes)} outcome{'s' * (len(outcomes) > 1)} are stated."
        )
        yield passes(says, *(aim.clause for aim in aims[:3]))
    unmeasured = [each for each in outcomes if not each.is_measurable]
    if unmeasured:
        says = (
            f"{len(unmeasured)} of {len(outcomes)} outcomes have no indicator with a target, so that nobody can say if "
            f"they are met: the first is {unmeasured[0].says!r}."
        )
        yield warns(says, *(each.clause for each in unmeasured[:5]), todo="Agree an indicator and a target for each.")
