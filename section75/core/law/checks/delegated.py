"""Check 14. Where one body exercises the other's functions: monitoring, information sharing, charging."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.regulations import Side
from section75.core.law.result import Point, fails, passes
from section75.core.law.rule import COUNCIL, NHS, LawRule, lettered
from section75.core.records import About

RULE = LawRule(
    number="14",
    title="Monitoring, information sharing, charging of delegated functions",
    provisions=(),
    of_kind=(*lettered("g", NHS, COUNCIL), *lettered("h", NHS, COUNCIL), *lettered("i", NHS, COUNCIL)),
    applies=(NHS, COUNCIL),
)
_CHARGES = ("14", "17", "2(3)")


def points(case: Case) -> Iterator[Point]:
    """Each of the three that the law of the day asks for."""
    monitoring = case.records(case.partnership.records.monitoring)
    for each in monitoring[:1]:
        yield passes(f"Monitored: {each.says}.", each.clause)
    if not monitoring:
        todo = "Say how the exercise of the functions is monitored."
        what = "How the exercise of the functions is monitored"
        yield from absent(case, what, todo=todo, about=About.MONITORING, gaps=("monitoring",))
    if case.law.asks("reg 8(2)(i)"):
        yield from _sharing(case)
    if case.law.asks("reg 8(2)(h)"):
        yield from _charging(case)


def _sharing(case: Case) -> Iterator[Point]:
    sharing = case.records(case.partnership.records.information_sharing)
    for each in sharing[:1]:
        yield passes(f"Information sharing: {each.says}.", each.clause)
    if not sharing:
        todo = "Say how the partners share information, and link the agreement on it."
        yield from absent(case, "How the partners share information", todo=todo, gaps=("information sharing",))


def _charging(case: Case) -> Iterator[Point]:
    """Asked where a charging function is among those listed; otherwise told if anything is on record."""
    found = case.records(case.partnership.records.charging)
    todo = "Say how chargeable services are determined, and how users are told."
    for each in found:
        if each.none and not _charges(case):
            yield passes("No charging function is in the arrangements, as recorded.", each.clause)
        elif not each.none and each.determined and each.told:
            yield passes(f"Charging: {each.determined}; users are told {each.told}.", each.clause)
        else:
            missing = "which services are chargeable" if not each.determined else "how users are told"
            yield fails(
                f"Charging functions are in the arrangements, and it is not said {missing}.", each.clause, todo=todo
            )
    if not found and _charges(case):
        yield from absent(
            case, "How chargeable services are determined, and how users are told,", todo=todo, gaps=("charging",)
        )


def _charges(case: Case) -> bool:
    """Is a charging function of the Care Act 2014 among those listed?"""
    functions = case.records(case.partnership.records.functions)
    acts = [each.enactment for each in functions if "care act" in each.enactment.casefold()]
    found = [section.cited for act in acts for section in case.law.functions(act, Side.COUNCIL) or ()]
    return any(cited.startswith(charge) for cited in found for charge in _CHARGES)
