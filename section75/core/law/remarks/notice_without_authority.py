"""A notice that no decision from on or before its service is linked to."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.law.remark import Beside
from section75.core.law.result import Point, fails
from section75.core.money import sum_of


def look(beside: Beside) -> Iterator[Point]:
    """Each notice sent by the day; at stake is what the funds of its agreement hold."""
    for notice in beside.partnership.notices_served:
        authority = notice.authority
        if notice.sent_on > beside.on or (authority and authority.predates(notice.sent_on)):
            continue
        who, day = beside.partnership.called(notice.by), in_words(notice.sent_on)
        linked = authority.in_words(notice.sent_on) if authority else "No authority is linked to it."
        schedules = {each.id for each in beside.partnership.schedules if each.agreement == notice.agreement}
        held = [beside.put_in(fund.id) for fund in beside.partnership.funds if fund.schedule in schedules]
        stake = sum_of(amount for amount in held if amount is not None) if any(held) else None
        todo = "Link the decision it rests on, dated on or before service; or have it decided, and serve it again."
        clauses = (notice.clause,) if notice.clause else ()
        yield fails(f"The notice of {day} by {who}: {linked}", *clauses, todo=todo, stake=stake)
