"""A contract that binds after the last day of a schedule it serves."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.contracts import Contract, serves
from section75.core.law.remark import Beside
from section75.core.law.result import Point, warns


def look(beside: Beside) -> Iterator[Point]:
    """Each contract that outlives a schedule; at stake is its value, where one is on record."""
    of_fund = {fund.id: fund.schedule for fund in beside.partnership.funds}
    for contract in beside.partnership.contracts:
        if not contract.has_ended(beside.on):
            for schedule in sorted(serves(contract, of_fund=of_fund)):
                yield from _beyond(beside, contract, schedule)


def _beyond(beside: Beside, contract: Contract, schedule: str) -> Iterator[Point]:
    term = beside.partnership.term_of(schedule)
    last, ends = term.last_day if term is not None else None, contract.last_day
    if last is None or ends is None or ends <= last:
        return
    title = next(each.title for each in beside.partnership.schedules if each.id == schedule)
    says = f"{contract.name} binds until {in_words(ends)}; {title}, which it serves, ends on {in_words(last)}."
    todo = "Extend the schedule, or agree who carries the contract after it."
    yield warns(says, contract.clause, todo=todo, stake=contract.value)
