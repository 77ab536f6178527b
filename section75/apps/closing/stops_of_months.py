"""What the periods have against closing, re-opening or agreeing a month, and against posting files to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.apps.closing import store
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import month_store
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month, in_words, london_day
from section75.core.closing import (
    Period,
    TaskState,
    require_done,
    require_no_objection,
    require_takes_files,
    require_unlocked,
)


def closing(ledger: Ledger, month: Month, *, on: date) -> Iterator[str]:
    """The explanations whoever approves the closing is to read. Refuses while a task is open."""
    tasks = task_list(ledger, month, on=on)
    require_done(month, tasks)
    for task in tasks:
        if task.state is TaskState.EXPLAINED and task.explanation is not None:
            yield f"{task.words}: {task.found.says} Explained by {task.explanation.by}: {task.because}"


def reopening(ledger: Ledger, month: Month) -> None:
    """Refuse to re-open a period that is locked."""
    found = store.period(ledger, month)
    require_unlocked(found, locked=_when(found))


def importing(ledger: Ledger, month: Month) -> None:
    """Refuse rows of files to a period that is being closed."""
    found = store.period(ledger, month)
    require_takes_files(found, begun=_when(found))


def agreeing(ledger: Ledger, month: Month, party: str) -> None:
    """Refuse agreeing a month as a whole while the same partner objects to a line of it."""
    kept = month_store.closing_of(ledger, month)
    require_no_objection(month, party, store.line_answers(kept, party) if kept else ())


def _when(period: Period) -> str:
    return f"by {period.by} on {in_words(london_day(period.since))}" if period.since else ""
