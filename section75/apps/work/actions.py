"""Asking for background work, cancelling it, trying it again: each is somebody's act, and is written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.store import authorise
from section75.apps.audit import store as audit
from section75.apps.work import folder, store
from section75.apps.work.kinds import Arguments, JobKind, kind_of
from section75.apps.work.models import Job
from section75.apps.work.refusals import EndedAlready, NoSuchJob, NotTheirJob, NotToBeTriedAgain
from section75.apps.work.states import State
from section75.core.authority import Delegation
from section75.core.calendar import london_day
from section75.core.refusals import Refusal

ASK, CANCEL, TRY_AGAIN = "ask for background work", "cancel background work", "try background work again"


def ask(user: User, kind: str, arguments: Arguments, *, partnership: str = "", fund: str = "", at: datetime) -> Job:
    """Ask for a job of a kind; where the same goes on already, that one. It joins the transaction it is asked in.

    Refuses a kind no room lists, and whoever lacks the right to it at that place. Rights are asked for again when the
    job runs.
    """
    with _written(user, ASK, partnership, fund, at) as line:
        wanted = kind_of(kind)
        under = line.require_right(wanted)
        asked = Job(
            kind=kind,
            partnership=line.partnership,
            fund=line.fund,
            party=under.organisation if under else "",
            asked_by=user,
            asked_at=at,
            on_behalf_of=under.on_behalf_of if under else "",
        )
        job = store.keep(asked, arguments)
        if job is asked:
            folder.begin(job.pk)
        line.says = f"{'Asked for' if job is asked else 'Asked again for'} job {job.pk}: {wanted.words}."
        return job


def cancel(user: User, number: int, *, at: datetime) -> Job:
    """Cancel a job: at once where it waits; where a worker has it, at its next step, and all of it is rolled back.

    The wish is left for the worker before anything is written to the database, which the job itself may be holding.
    Refuses a job that has ended, and somebody else's.
    """
    job = job_for(user, number)
    if job.asked_by_id == user.pk and State(job.state).goes_on:
        folder.wish_to_cancel(number)
    with _written(user, CANCEL, job.partnership, job.fund, at) as line:
        _require_theirs(user, job)
        if not State(job.state).goes_on:
            raise EndedAlready(number, job.state)
        store.cancel_waiting(job, says="Cancelled before it began. Nothing was done.", at=at)
        line.says = f"Asked to cancel job {number}."
    job.refresh_from_db()
    return job


def try_again(user: User, number: int, *, at: datetime) -> Job:
    """Let a job that was refused, failed or was cancelled wait for a worker again.

    Refuses one that goes on or was done, one whose like was asked for again meanwhile, and somebody else's.
    """
    job = job_for(user, number)
    with _written(user, TRY_AGAIN, job.partnership, job.fund, at) as line:
        _require_theirs(user, job)
        kind = kind_of(job.kind)
        line.require_right(kind)
        if not State(job.state).may_be_tried_again:
            raise NotToBeTriedAgain(number, f"it is {job.state}")
        folder.forget(number)
        if not store.wait_again(job):
            raise NotToBeTriedAgain(number, "it, or the same work, was asked for again meanwhile")
        line.says = f"Let job {number} be tried again: {kind.words}."
    job.refresh_from_db()
    return job


def job_for(user: User, number: int) -> Job:
    """A job that this person may see. Refuses any other as one that does not exist."""
    job = store.find_for(user, number)
    if job is None:
        raise NoSuchJob(number)
    return job


def _require_theirs(user: User, job: Job) -> None:
    if job.asked_by_id != user.pk:
        raise NotTheirJob(job.pk, job.asked_by.username)


@dataclass
class _AuditLine:
    """What will be written to the audit trail of an act here."""

    user: User
    act: str
    partnership: str
    fund: str
    at: datetime
    says: str = ""
    under: Delegation | None = None

    def require_right(self, kind: JobKind) -> Delegation | None:
        """The delegation that carries the kind's act at the place; None for a kind of no partnership."""
        if kind.act is None:
            self.partnership = self.fund = ""
        else:
            self.under = authorise(
                self.user, kind.act, partnership=self.partnership, fund=self.fund, on=london_day(self.at)
            ).under
        return self.under

    def write(self, outcome: str, says: str) -> None:
        """Write it."""
        audit.write(
            at=self.at,
            who=self.user.username,
            act=self.act,
            partnership=self.partnership,
            fund=self.fund,
            outcome=outcome,
            says=says,
            delegation=str(self.under or ""),
            on_behalf_of=self.under.on_behalf_of if self.under else "",
        )


@contextmanager
def _written(user: User, act: str, partnership: str, fund: str, at: datetime) -> Iterator[_AuditLine]:
    """One transaction with its audit line; a refusal undoes it and is written down as refused."""
    line = _AuditLine(user, act, partnership, fund, at)
    try:
        with transaction.atomic():
            yield line
            line.write("done", line.says)
    except Refusal as refusal:
        line.write("refused", refusal.says)
        raise
