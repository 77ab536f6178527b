"""Meetings that groups must hold: one in every so many months, on the day given or by the end of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from section75.core.agreements import MonthEnd
from section75.core.calendar import Span, month_name
from section75.core.explain import Clause
from section75.core.governance import Group, Meeting
from section75.core.notice import months_after
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.stepping import end_of, last_end, steps
from section75.core.partnership import Partnership


def meetings(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """Every meeting that can be placed; and of the others, what the agreement says of them."""
    groups = {group.id: group for group in partnership.groups}
    placed = {meeting.group for meeting in partnership.meetings}
    for meeting in partnership.meetings:
        yield from _meetings(partnership, groups[meeting.group], meeting, window)
    for group in partnership.groups:
        if group.meets and group.id not in placed:
            known = f"no day is given, and no first month: it meets {group.meets}"
            yield _meeting(group, f"meeting/of/{group.id}", "", group.clause, None, known)


def _meetings(partnership: Partnership, group: Group, meeting: Meeting, window: Span) -> Iterator[Obligation]:
    if meeting.span is None:
        known = f"no day is given, and no first month: one {_in_every(meeting.every_months)}"
        yield _meeting(group, f"meeting/{meeting.id}", meeting.what, meeting.clause, None, known)
        return
    ends = [day for day in (end_of(window), meeting.span.ends_before, last_end(partnership)) if day is not None]
    for first in steps(meeting.span.starts_on, meeting.every_months, before=min(ends)):
        day, known = _day_of(meeting, first)
        yield _meeting(group, f"meeting/{meeting.id}/{first}", meeting.what, meeting.clause, day, known)


def _day_of(meeting: Meeting, first: date) -> tuple[date, str]:
    if meeting.day is not None:
        return meeting.day.of(first.year, first.month), f"{meeting.day}, {_in_every(meeting.every_months)}"
    last = months_after(first, meeting.every_months, MonthEnd.LAST_DAY) - timedelta(days=1)
    return (
        last,
        f"one {_in_every(meeting.every_months)}; no day is given: shown on the last day of {_months(first, last)}",
    )


def _meeting(group: Group, key: str, what: str, source: Clause, day: date | None, known: str) -> Obligation:
    return Obligation(
        key=key,
        kind=Kind.MEETING,
        title=f"{group.name} meets{f' {what}' if what else ''}",
        source=source,
        known=known,
        due_on=day,
        role=group.name,
    )


def _in_every(months: int) -> str:
    return {1: "in every month", 12: "in every year"}.get(months, f"in every {months} months")


def _months(first: date, last: date) -> str:
    """June 2022; or April 2022 to June 2022."""
    begins, ends = (f"{month_name(day.month)} {day.year}" for day in (first, last))
    return ends if begins == ends else f"{begins} to {ends}"
