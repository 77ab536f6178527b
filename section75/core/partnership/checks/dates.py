"""Dates: a schedule inside its agreement, and every dated value and every year inside its schedule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from section75.core.agreements import Term
from section75.core.calendar import Span
from section75.core.partnership.partnership import Partnership
from section75.core.pools import BudgetTable, ContributionTable, InstalmentRule, Statement
from section75.core.refusals import Finding, Place, Result
from section75.core.savings import Saving

Yearly = ContributionTable | BudgetTable | InstalmentRule | Saving | Statement


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
    yield from _years_inside(partnership)


def _undated(
    partnership: Partnership, span: Span | None, what: str, id: str, title: str, where: Place
) -> Iterator[Finding]:
    gap = partnership.gap(f"{what} dates", id)
    if span is None:
        says = (
            f"{title} has no dates. {'The file says: ' + gap + '. ' if gap else ''}Say from when it runs, and to when. "
            "Until then it is not shown to be in force on any day; what has dates of its own holds on those."
        )
        yield Finding(f"{what} is undated", Result.WARN, where, says, id if what == "schedule" else "")
    elif span.ends_before is None:
        says = f"{title} runs {span}. {'The file says: ' + gap + '. ' if gap else ''}Say whether that is meant."
        yield Finding(f"{what} has no end", Result.WARN, where, says, id if what == "schedule" else "")


def _terms_inside(partnership: Partnership) -> Iterator[Finding]:
    for schedule in partnership.schedules:
        leads: list[tuple[str, Term[Any]]] = [("lead", term) for term in schedule.lead]
        yield from _outside(leads, schedule.title, partnership.term_of(schedule.id), schedule.id)
    for fund in partnership.funds:
        named: Iterable[tuple[str, Term[Any]]] = [
            *(("host", term) for term in fund.host),
            *(("state", term) for term in fund.state),
            *(("manager", term) for term in fund.manager),
            *(("risk share", term) for term in partnership.risk_share if term.value.fund == fund.id),
            *(
                (f"{what} of {line.name}", term)
                for line in partnership.lines_of(fund.id)
                for what, terms in (("state", line.state), ("lead", line.leads))
                for term in terms
            ),
        ]
        yield from _outside(named, fund.name, partnership.term_of(fund.schedule), fund.schedule)


def _outside(named: Iterable[tuple[str, Term[Any]]], of: str, outer: Span | None, schedule: str) -> Iterator[Finding]:
    for what, term in named:
        if outer and not _inside(term.span, outer):
            says = (
                f"The {what} of {of} is given {term.span} ({term.clause}), outside the schedule's term ({outer}). "
                "Correct the day, or record the extension that covers it."
            )
            yield Finding("date outside the term", Result.FAIL, term.clause.where, says, schedule)


def _years_inside(partnership: Partnership) -> Iterator[Finding]:
    """A year may begin before the term or end after it, but not lie outside it."""
    schedules = {fund.id: fund.schedule for fund in partnership.funds}
    yearly: dict[str, Iterable[Yearly]] = {
        "Contributions": partnership.contributions,
        "The budget": partnership.budgets,
        "Instalments": partnership.instalments,
        "A saving": partnership.savings,
        "A printed figure": partnership.statements,
    }
    for what, given in yearly.items():
        for each in given:
            outer = partnership.term_of(schedules[each.fund])
            if outer and not outer.overlaps(each.year.span):
                says = (
                    f"{what} for {each.year} ({each.clause}): the year lies outside the schedule's term ({outer}). "
                    "Correct the year, or record the extension that covers it."
                )
                yield Finding("date outside the term", Result.FAIL, each.clause.where, says, schedules[each.fund])


def _inside(inner: Span, outer: Span) -> bool:
    """Does the inner span begin in the outer one, and end in it where it ends at all?"""
    return outer.holds(inner.starts_on) and (inner.last_day is None or outer.holds(inner.last_day))
