"""Closing a period: what has to be done first, who agrees it line by line, and what comes too late for it.

Knows: the states of a period, the tasks of its close, the partner's answer line by line, prior-period items, and what
moved between two times at which the books were known.
Does not know: what a task looks at (each room says that of itself), where anything is kept, or what day it is.

Promise: what a period's figures are taken for follows from the state somebody put it in, never from today's date; and
what comes after the close never changes what was closed.
"""

from section75.core.closing.answers import (
    AccountNotInMonth,
    AnsweredTwice,
    LineAgreedAlready,
    LineAnswer,
    LineObjected,
    NoAnswer,
    check_answers,
    is_agreed,
    latest_answers,
    require_no_objection,
)
from section75.core.closing.known import Moved, moved_between
from section75.core.closing.late import Closure, LateEntry, is_late, late_entries
from section75.core.closing.period import (
    ClosingNotBegun,
    FilesNotTaken,
    NotOpen,
    Period,
    PeriodLocked,
    State,
    YearNotClosed,
    YearNotLocked,
    require_all_closed,
    require_begun,
    require_locked,
    require_open,
    require_takes_files,
    require_unlocked,
)
from section75.core.closing.task import (
    Explanation,
    Found,
    NotATask,
    NothingToExplain,
    Task,
    TaskOpen,
    TaskState,
    require_done,
    require_to_explain,
    task_named,
)

__all__ = [
    "AccountNotInMonth",
    "AnsweredTwice",
    "ClosingNotBegun",
    "Closure",
    "Explanation",
    "FilesNotTaken",
    "Found",
    "LateEntry",
    "LineAgreedAlready",
    "LineAnswer",
    "LineObjected",
    "Moved",
    "NoAnswer",
    "NotATask",
    "NotOpen",
    "NothingToExplain",
    "Period",
    "PeriodLocked",
    "State",
    "Task",
    "TaskOpen",
    "TaskState",
    "YearNotClosed",
    "YearNotLocked",
    "check_answers",
    "is_agreed",
    "is_late",
    "late_entries",
    "latest_answers",
    "moved_between",
    "require_all_closed",
    "require_begun",
    "require_done",
    "require_locked",
    "require_no_objection",
    "require_open",
    "require_takes_files",
    "require_to_explain",
    "require_unlocked",
    "task_named",
]
