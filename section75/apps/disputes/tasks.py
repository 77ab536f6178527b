"""What questions leave somebody to do: an answer that is owed, and an answer or a late one to act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.disputes import store
from section75.apps.disputes.models import Dispute
from section75.apps.disputes.showing import silence
from section75.core.authority import Act, Scope
from section75.core.calendar import london_day
from section75.core.disputes import Side, side_of


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """What the questions of a partnership ask of whoever plays this part, soonest due first; without a day last."""
    on = london_day(at)
    found = [task for row in store.open_of(part.partnership) if (task := _task(part, row, on))]
    return iter(sorted(found, key=lambda task: (task.due is None, task.due or on, task.address)))


def organisation_for(part: Part, act: Act, fund: str) -> str:
    """The organisation for which somebody may do an act at a fund; "" where they may not."""
    scope = Scope(part.partnership, fund)
    able = (each for each in part.delegations if each.is_in_force(part.day) and each.carries(act, scope))
    return next((each.organisation for each in able), "")


def _task(part: Part, row: Dispute, on: date) -> Task | None:
    question = store.question_of(row)
    answers = organisation_for(part, Act.ANSWER_QUESTION, row.fund)
    asks = organisation_for(part, Act.QUESTION_FIGURE, row.fund)
    clock = question.clock
    if question.waits_for_answer and answers and side_of(question, answers) is Side.ASKED:
        return _as_task(row, f"Answer question {row.number}: {row.title}", clock.in_words(on), clock.due_on)
    if asks and asks == question.asked_by and not question.waits_for_answer:
        why = "It is answered: accept the answer, add to the question, or take it further."
        return _as_task(row, f"Look at the answer to question {row.number}: {row.title}", why, None)
    if asks and asks == question.asked_by and question.is_overdue(on):
        further = not silence(agreements.latest(row.partnership_id), row, question)
        title = f"Take question {row.number} further" if further else f"The answer to question {row.number} is overdue"
        return _as_task(row, f"{title}: {row.title}", clock.in_words(on), None)
    return None


def _as_task(row: Dispute, title: str, why: str, due: date | None) -> Task:
    """Its title names no amount: e-mails carry it."""
    place = {"slug": row.partnership_id, "fund": row.fund, "number": row.number}
    return Task(title, why.rstrip("."), due, reverse("disputes:dispute", kwargs=place), row.partnership_id, row.fund)
