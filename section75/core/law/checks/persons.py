"""Check 10. For whom, and with what kinds of service; and the rule for persons between two areas."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.result import Point, passes, warns
from section75.core.law.rule import LawRule, lettered

RULE = LawRule(number="10", title="Persons and kinds of services", provisions=(), of_kind=lettered("d"))


def points(case: Case) -> Iterator[Point]:
    """No cohort, no kinds of service; no area, or no rule for cross-border cases."""
    found = case.records(case.partnership.records.persons)
    cohorts, services = [each for each in found if each.cohort], [each for each in found if each.services]
    if not cohorts:
        todo = "Say for which persons the functions may be exercised."
        yield from absent(case, "For which persons the functions may be exercised", todo=todo, gaps=("persons",))
    if not services:
        todo = "Say in respect of which kinds of service the functions may be exercised."
        yield from absent(case, "Which kinds of service are covered", todo=todo, gaps=("persons", "services"))
    if cohorts and services:
        yield passes(f"For {cohorts[0].cohort}: {', '.join(services[0].services)}.", cohorts[0].clause)
    if found and not any(each.area for each in found):
        yield warns(
            "The area is not said.", found[0].clause, todo="Say for which area, and hold it against each partner's."
        )
    if found and not any(each.cross_border for each in found):
        says = (
            "No rule is given for persons between two areas: where they live, or which commissioner answers for them."
        )
        yield warns(says, found[0].clause, todo="Agree the rule.")
