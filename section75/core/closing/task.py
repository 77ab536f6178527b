"""The task list of a close: each task done, open, or explained by somebody with a reason.

An explanation holds for what was explained and nothing else: when a task has something else to say, it is open again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from section75.core.calendar import Month
from section75.core.refusals import Refusal, raise_all


class TaskState(Enum):
    """How a task stands."""

    DONE = "done"
    OPEN = "open"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Found:
    """What a task found when it looked at the books: whether it is done, in a sentence, and the page to work on it.

    The sentence is the same as long as the books are: no ages, no moments in it.
    """

    is_done: bool
    says: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a task may stay as it is: who said so and when, of which sentence."""

    of: str
    because: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the close of one month: its short name, its words, what it found, and who explained it."""

    code: str
    words: str
    found: Found
    explanation: Explanation | None = None

    @property
    def state(self) -> TaskState:
        """Done by itself; else explained, where that very sentence was explained; else open."""
        if self.found.is_done:
            return TaskState.DONE
        explained = self.explanation is not None and self.explanation.of == self.found.says
        return TaskState.EXPLAINED if explained else TaskState.OPEN

    @property
    def because(self) -> str:
        """The reason, of a task that is explained."""
        return self.explanation.because if self.explanation and self.state is TaskState.EXPLAINED else ""


class TaskOpen(Refusal):
    """A month is closed when nothing of its close is left open."""

    def __init__(self, month: Month, task: Task) -> None:
        super().__init__(
            f"{month.in_words} cannot be closed: {task.words} is open. {task.found.says} "
            f"Do it, or have it explained with a reason (task {task.code})."
        )


class NotATask(Refusal):
    """The close has no such task."""

    def __init__(self, code: str, codes: Iterable[str]) -> None:
        super().__init__(f"The close of a month has no task {code!r}. Its tasks are {', '.join(codes)}.")


class NothingToExplain(Refusal):
    """What is done needs no explanation."""

    def __init__(self, month: Month, task: Task) -> None:
        super().__init__(
            f"The task {task.code} of {month.in_words} is done, so there is nothing to explain: {task.found.says}"
        )


def task_named(code: str, tasks: Iterable[Task]) -> Task:
    """One of the tasks of a close. Refuses a name that none has."""
    known = {task.code: task for task in tasks}
    if code not in known:
        raise NotATask(code, known)
    return known[code]


def require_to_explain(month: Month, task: Task) -> None:
    """Refuse to explain what is done."""
    if task.state is TaskState.DONE:
        raise NothingToExplain(month, task)


def require_done(month: Month, tasks: Iterable[Task]) -> None:
    """Refuse to close a month while a task is open; every one that is open is named."""
    raise_all(TaskOpen(month, task) for task in tasks if task.state is TaskState.OPEN)
