"""What is done in the law room: a judgement confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.law import assessing, store
from section75.apps.law.refusals import JudgedOnSomethingElse, NoReasonForJudgement, NoSuchSchedule, NothingToJudge
from section75.core.authority import Act
from section75.core.calendar import Span
from section75.core.law import Assessed, Judgement
from section75.core.partnership import Partnership


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What somebody judges: which check of which schedule, for which days from the first, which way and why.

    `inputs` is the fingerprint of what they read; given, it must still be so.
    """

    check: str
    schedule: str
    days: Span
    met: bool
    because: str
    inputs: str = ""


def confirm(user: User, partnership: str, said: Judged, *, at: datetime) -> int:
    """Confirm a judgement on what a check asks; its number. Refuses where nothing is to be judged."""
    with acting(user, Act.CONFIRM_JUDGEMENT, partnership=partnership, at=at) as doing:
        row = _row(agreements.latest(partnership), said)
        judgement = Judgement(
            check=row.rule.number,
            schedule=said.schedule,
            days=said.days,
            inputs=row.fingerprint,
            met=said.met,
            because=said.because.strip(),
            by=user.username,
            organisation=doing.part.under.organisation,
            at=at,
        )
        number = store.keep(judgement, doing)
        doing.tell(
            f"Judged check {row.rule.number} ({row.rule.title}) of {row.title} {'met' if said.met else 'not met'}, for "
            f"{said.days}, on inputs {row.fingerprint[:12]}: {judgement.because}"
        )
        return number


def _row(terms: Partnership, said: Judged) -> Assessed:
    """The row that is judged. Refuses no reason, no such check or schedule, nothing to judge, and other inputs."""
    if not said.because.strip():
        raise NoReasonForJudgement(said.check)
    row = assessing.one(terms, said.days.starts_on, check=said.check, schedule=said.schedule)
    if row is None:
        raise NoSuchSchedule(said.schedule, [each.id for each in terms.schedules])
    if not row.needs_judgement:
        raise NothingToJudge(row.rule.number, row.title, row.result.value)
    if said.inputs and said.inputs != row.fingerprint:
        raise JudgedOnSomethingElse(row.rule.number)
    return row
