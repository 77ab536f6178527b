"""Reminders: how long before its day somebody is told of an obligation, stage by stage; and that it is overdue.

These stages are the program's own and no term of any agreement; here, and nowhere else, they are set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.authority import Act
from section75.core.obligations.obligation import Kind
from section75.core.obligations.standing import Listed, Standing

STAGES = (90, 30, 7)  # days before
TOLD_OVERDUE = 90  # for so many days something overdue is told of by itself; after that, together with all others

# Who is told of what: those who hold the act by which it is done, or by which what follows from it is.
ASKED_OF = {
    Kind.REPORT: Act.PROPOSE_REPORT,
    Kind.REVIEW: Act.RECORD_EVENT,
    Kind.AGREEING: Act.PROPOSE_TERMS,
    Kind.NOTICE: Act.RECORD_NOTICE,
    Kind.ENDING: Act.PROPOSE_TERMS,
    Kind.STATE: Act.PROPOSE_TERMS,
    Kind.CONTRACT: Act.PROPOSE_TERMS,
    Kind.OTHER: Act.RECORD_EVENT,
}


@dataclass(frozen=True, slots=True)
class Reminder:
    """That an obligation is to be told of, at a stage: so many days before its day, or, at 0, because it is overdue."""

    listed: Listed
    stage: int

    @property
    def says(self) -> str:
        """Why it is told of now; the same words for as long as the stage lasts."""
        return f"less than {self.stage} days are left" if self.stage else "it is overdue"


def reminder_of(listed: Listed, *, on: date) -> Reminder | None:
    """The reminder that is due on a day; None where it is too early, done, past, or long overdue."""
    obligation = listed.obligation
    if not obligation.kind.is_told_of or obligation.due_on is None:
        return None
    if listed.standing is Standing.OVERDUE:
        return Reminder(listed, 0) if listed.days <= TOLD_OVERDUE else None
    if listed.standing not in (Standing.DUE, Standing.COMING):
        return None
    left = (obligation.due_on - on).days
    reached = [stage for stage in STAGES if left <= stage]
    return Reminder(listed, min(reached)) if reached else None
