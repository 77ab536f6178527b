"""Dates: a schedule inside its agreement, and every dated value inside its schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from section75.core.agreements import Term
from section75.core.calendar import Span
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Place, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Undated agreements and schedules WARN; a date outside the term FAILs."""
    for agreement in partnership.agreements:
        yield from _undated(
            partnership, agreement.span, "agreement", agreement.id, agreement.title, agreement.clause.where
        )
    for schedule in partnership.schedules:
        yield from _undated(partnership, schedule.span, "schedule", schedule.id, schedule.title, schedule.clause.where)
        outer = next((a.span for a in partnership.agreements if a.id == schedule.agreement), None)
        if outer and schedule.span and not _inside(schedule.span, outer):
            says = f"{schedule.title} runs {schedule.span}, outside its agreement's term ({outer}). Correct one."
            yield Finding("date outside the term", Result.FAIL, schedule.clause.where, says, schedule.id)
    yield from _terms_inside(partnership)


def _undated(
    partnership: Partnership, span: Span | None, what: str, id: str, title: str, where: Place
) -> Iterator[Finding]:
    gap = partnership.gap(f"{what} dates", id)
    if span is None:
        says = (
            f"{title} has no dates. {'The file says: ' + gap + '. ' if gap else ''}Say from when it runs, and to when."
        )
        yield Finding(f"{what} is undated", Result.WARN, where, says, id if what == "schedule" else "")
    elif span.ends_before is None:
        says = f"{title} runs {span}. {'The file says: ' + gap + '. ' if gap else ''}Say whether that is meant."
        yield Finding(f"{what} has no end", Result.WARN, where, says, id if what == "schedule" else "")


def _terms_inside(partnership: Partnership) -> Iterator[Finding]:
    spans = {schedule.id: schedule.span for schedule in partnership.schedules}
    for fund in partnership.funds:
        named: Iterable[tuple[str, Term[Any]]] = [
            *(("host", term) for term in fund.host),
            *(("state", term) for term in fund.state),
            *(("manager", term) for term in fund.manager),
            *(("risk share", term) for term in partnership.risk_share if term.value.fund == fund.id),
        ]
        outer = spans.get(fund.schedule)
        for what, term in named:
            if outer and not _inside(term.span, outer):
                says = (
                    f"The {what} of {fund.name} is given {term.span} ({term.clause}), outside the schedule's term "
                    f"({outer}). "
                    "Correct the day, or record the extension that covers it."
                )
                yield Finding("date outside the term", Result.FAIL, term.clause.where, says, fund.schedule)


def _inside(inner: Span, outer: Span) -> bool:
    """Does the inner span begin in the outer one, and end in it where it ends at all?"""
    return outer.holds(inner.starts_on) and (inner.last_day is None or outer.holds(inner.last_day))
