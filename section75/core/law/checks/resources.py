"""Check 11. Staff, goods, services, accommodation: each of the four is answered for; "none" is an answer."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.result import Point, passes
from section75.core.law.rule import LawRule, lettered
from section75.core.records import Resource, ResourceKind

RULE = LawRule(
    number="11",
    title="Staff, goods, services, accommodation",
    provisions=("reg 10(1)",),
    of_kind=lettered("e"),
)


def points(case: Case) -> Iterator[Point]:
    """Each of the four: what is provided, or that nothing is."""
    found = case.records(case.partnership.records.resources)
    for kind in ResourceKind:
        given = [each for each in found if each.kind is kind]
        for each in given:
            yield passes(f"{kind.value.capitalize()}: {_said(case, each)}.", each.clause)
        if not given:
            todo = f"Say which {kind.value} each partner provides, or that none is."
            yield from absent(case, f"What {kind.value} the partners provide", todo=todo, gaps=(kind.value, "resource"))


def _said(case: Case, each: Resource) -> str:
    if each.none:
        return "none, as recorded"
    by = f", by {case.partnership.called(each.provided_by)}" if each.provided_by else ""
    return f"{each.what or 'provided'}{by}"
