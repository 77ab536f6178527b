"""A pooled fund whose manager its host does not employ, or that has none."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.remark import Beside
from section75.core.law.result import Point, fails
from section75.core.pools import Fund


def look(beside: Beside) -> Iterator[Point]:
    """Each fund in the pool on the day."""
    for fund in beside.partnership.funds:
        if any(term.span.holds(beside.on) for term in fund.pooled):
            yield from _of(beside, fund)


def _of(beside: Beside, fund: Fund) -> Iterator[Point]:
    managers = [term for term in fund.manager if term.span.holds(beside.on)]
    hosts = {term.value for term in fund.host if term.span.holds(beside.on)}
    todo = "The host appoints one of its own officers; record the post and its employer."
    if not managers:
        says = f"{fund.name} has no pool manager on record."
        yield fails(says, fund.clause, todo=todo, stake=beside.put_in(fund.id))
    for manager in managers:
        if manager.value.employer not in hosts:
            employer = beside.partnership.called(manager.value.employer)
            whose = " and ".join(sorted(beside.partnership.called(host) for host in hosts)) or "nobody on record"
            says = f"The pool manager of {fund.name} is employed by {employer}; its host is {whose}."
            yield fails(says, manager.clause, todo=todo, stake=beside.put_in(fund.id))
