"""What a calendar asks of somebody: reminders before a day, stage by stage, and what is overdue.

A task is told of once by e-mail, by its title and place; so the title says the day and the stage, and nothing that
changes from day to day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.obligations import drawing
from section75.core.calendar import Span, in_words, london_day
from section75.core.obligations import ASKED_OF, STAGES, TOLD_OVERDUE, Listed, Obligation, Reminder, reminder_of

_BACK = timedelta(days=5 * 366)  # something overdue for longer is on the calendar, and no task
_AHEAD = timedelta(days=max(STAGES) + 1)


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """The reminders that are due, to those who hold the act by which the obligation is met."""
    on = london_day(at)
    partnership = agreements.latest(part.partnership)
    calendar = drawing.calendar_of(partnership, between=Span(on - _BACK, on + _AHEAD), on=on)
    theirs = [each for each in calendar.dated if _is_theirs(part, each.obligation)]
    reminders = (reminder_of(each, on=on) for each in theirs)
    yield from (_task(part, reminder) for reminder in reminders if reminder is not None)
    long_overdue = [each for each in theirs if each.days > TOLD_OVERDUE]
    if long_overdue:
        yield _all_together(part, long_overdue)


def _is_theirs(part: Part, obligation: Obligation) -> bool:
    """Do they hold the act it asks for, for a party whose it is?"""
    act = ASKED_OF.get(obligation.kind)
    is_party = not obligation.parties or part.party in obligation.parties
    return act is not None and is_party and part.may(act, obligation.fund)


def _task(part: Part, reminder: Reminder) -> Task:
    obligation = reminder.listed.obligation
    assert obligation.due_on is not None, "a reminder is of a day"
    return Task(
        title=f"{obligation.title}, {in_words(obligation.due_on)}: {reminder.says}",
        why=f"{obligation.known} ({obligation.source})",
        due=obligation.due_on,
        address=_address(part),
        partnership=part.partnership,
        fund=obligation.fund,
    )


def _all_together(part: Part, overdue: list[Listed]) -> Task:
    return Task(
        title=f"Obligations are overdue for more than {TOLD_OVERDUE} days",
        why=f"There are {len(overdue)} of them; the first is: {overdue[0].obligation.title}",
        due=overdue[0].obligation.due_on,
        address=_address(part),
        partnership=part.partnership,
        fund="",
    )


def _address(part: Part) -> str:
    return reverse("obligations:calendar", kwargs={"slug": part.partnership})
