"""Money spent from a fund after the last day of its schedule."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.law.remark import Beside
from section75.core.law.result import Point, fails


def look(beside: Beside) -> Iterator[Point]:
    """Each fund with spend after its schedule's last day; nothing where no books are given."""
    for spent in beside.happened.spent if beside.happened is not None else ():
        term = beside.partnership.term_of(spent.schedule)
        last = term.last_day if term is not None else None
        if last is None or last >= beside.on or not spent.after(last):
            continue
        fund = beside.partnership.fund(spent.fund)
        says = f"{spent.after(last)} was spent from {fund.name} after its schedule ended on {in_words(last)}."
        todo = "Record what extends the schedule, or move the spend to where it belongs."
        yield fails(says, fund.clause, todo=todo, stake=spent.after(last))
