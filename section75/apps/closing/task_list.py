"""The task list of a month's close, each task asked of its room now, beside what was explained of it."""

from __future__ import annotations

from datetime import date

from section75.apps.closing import store
from section75.apps.ledger.close_list import close_tasks
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month
from section75.core.closing import Task, task_named


def task_list(ledger: Ledger, month: Month, *, on: date) -> tuple[Task, ...]:
    """Every task of the close of a month as it stands."""
    explained = store.explanations(ledger, month)
    return tuple(
        Task(task.code, task.words, task.asks(ledger, month, on), explained.get(task.code)) for task in close_tasks()
    )


def task_of(ledger: Ledger, month: Month, code: str, *, on: date) -> Task:
    """One task of the close of a month. Refuses one that there is not."""
    asked = next((task for task in close_tasks() if task.code == code), None)
    if asked is None:
        return task_named(code, task_list(ledger, month, on=on))
    return Task(code, asked.words, asked.asks(ledger, month, on), store.explanations(ledger, month).get(code))
