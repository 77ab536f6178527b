"""The worker: takes the job that has waited longest, carries it out, says how it ended, and looks for the next.

**Done once.** What a job does and the mark that it is done are one transaction, whose last statement asks that the job
is still this worker's. Killed before its end, the database undoes all of it, and the job is taken up again; after it,
it is marked done. Two workers that both believe in a job cannot both come to the end of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import OperationalError, close_old_connections, connection, transaction
from django.utils import timezone

from section75.apps.accounts.store import authorise
from section75.apps.audit import store as audit
from section75.apps.audit.channel import Channel, through
from section75.apps.audit.guards import require_standing
from section75.apps.work import folder, presence, store
from section75.apps.work.kinds import Cancelled, JobKind, Outcome, Stopped, kind_of
from section75.apps.work.models import Job
from section75.apps.work.refusals import AskerHasLeft
from section75.apps.work.states import State
from section75.apps.work.store import ClaimLost
from section75.apps.work.ticks import Clockwork
from section75.core.refusals import Refusal

MOST_TRIES = 3
SECONDS_BETWEEN_LOOKS = 1
SECONDS_BETWEEN_STEPS = 0.2  # at which a job looks for a wish to cancel, and says how far it is
SECONDS_BETWEEN_CLEARINGS = 24 * 60 * 60
DAYS_KEPT = 30  # the folder of a job that has ended
OUR_FAULT = "This is our fault, not yours: Section75 failed, and nothing of this was done. Try it again; if it fails \
again, give the number of the job to whoever looks after the program."

Stopping = Callable[[], bool]
Tell = Callable[[str], None]


def run_one() -> Job | None:
    """Take up what was left lying, and carry out the job that has waited longest, here and now; None if none waits."""
    name = presence.new_name()
    with presence.present(name):
        job = _taken(name)
        if job is not None:
            carry_out(job, _never)
        return job


def work(name: str, stopping: Stopping, tell: Tell) -> None:
    """Carry out one job after another until told to stop. A database that does not answer is waited for."""
    clearing, clockwork = _Clearing(), Clockwork()
    with presence.present(name):
        while not stopping():
            _let_go_of_old_connections()
            try:
                clearing.clear_if_due()
                clockwork.run_due(tell)
                job = _taken(name)
            except OperationalError as error:
                job = None
                tell(f"The database did not answer the worker ({' '.join(str(error).split())}). It asks again.")
            if job is None:
                _pause(SECONDS_BETWEEN_LOOKS, stopping)
                continue
            carry_out(job, stopping)
            tell(f"Job {job.pk}, {_words(job)}: {job.state}.")


def take_up_again() -> None:
    """Let jobs wait again whose worker is gone; one begun too often is said to have failed."""
    for job in store.at_work():
        if presence.is_here(job.worker):
            continue
        try:
            if job.tries < MOST_TRIES:
                store.put_back(job, counts=True)
            else:
                says = f"It was begun {job.tries} times, and each time the worker ended before it did. {OUR_FAULT}"
                store.end(job, State.FAILED, Outcome(says), at=timezone.now())
        except ClaimLost:
            continue  # another worker saw it first


def carry_out(job: Job, stopping: Stopping) -> None:
    """Carry out a job that this worker has, and say how it ended; nothing, where it is another worker's by then."""
    try:
        with through(Channel.WORK):
            _try_to(job, Watch(job.pk, stopping))
    except ClaimLost:
        job.refresh_from_db()


def _try_to(job: Job, watch: Watch) -> None:
    try:
        watch.look()
        _carry_out(job, watch)
    except ClaimLost:
        raise
    except Stopped:
        store.put_back(job, counts=False)
    except Cancelled:
        store.end(job, State.CANCELLED, Outcome("Cancelled. Nothing of it was done."), at=timezone.now())
    except OperationalError as error:
        _not_reached(job, error, has_begun=watch.has_begun)
    except Exception as error:
        _fail(job, error)


@dataclass
class Watch:
    """What a job is given to say how far it is; it ends the work where that is wished or the worker has to stop."""

    number: int
    stopping: Stopping
    looked_at: float = field(default=float("-inf"))
    has_begun: bool = False  # another may hold the database for longer than this one waits to begin

    def progress(self, done: int, of: int) -> None:
        """So many of so many. Called as often as the job likes; it looks and writes a few times a second."""
        now = time.monotonic()
        if now - self.looked_at >= SECONDS_BETWEEN_STEPS or done >= of:
            self.looked_at = now
            self.look()
            with suppress(OSError):  # a full disk stops the act where it matters, not here
                folder.say_how_far(self.number, done, of)

    def look(self) -> None:
        """Raise Stopped or Cancelled where the work must end."""
        if self.stopping():
            raise Stopped
        if folder.is_cancelling_wished(self.number):
            raise Cancelled


@dataclass
class _Clearing:
    """Clears what is old, when the worker starts and once a day from then."""

    cleared_at: float = field(default=float("-inf"))

    def clear_if_due(self) -> None:
        """Clear, if it is a day ago."""
        if time.monotonic() - self.cleared_at > SECONDS_BETWEEN_CLEARINGS:
            clear_old_folders()
            self.cleared_at = time.monotonic()


def clear_old_folders() -> None:
    """Remove the folders of jobs that ended long ago, and what workers that were killed left behind."""
    long_ago = timezone.now() - timedelta(days=DAYS_KEPT)
    for number in store.ended_before(folder.numbers(), long_ago):
        folder.clear(number)
    presence.forget_the_gone()


def _taken(name: str) -> Job | None:
    """The next job, taken. Refuses to begin one where a guard is gone that its promises rest on."""
    take_up_again()
    if not store.is_any_waiting():
        return None
    require_standing()
    return store.claim(name, at=timezone.now())


def _carry_out(job: Job, watch: Watch) -> None:
    kind = kind_of(job.kind)
    if kind.only_reads:
        _run_and_end(job, kind, watch)
        return
    with transaction.atomic():
        _run_and_end(job, kind, watch)


def _run_and_end(job: Job, kind: JobKind, watch: Watch) -> None:
    """Run the kind's own action, and say how it ended in the same transaction, if it holds one.

    A refusal is no rollback: the action has undone what it began, and what it wrote down of the refusal stays.
    """
    watch.has_begun = True
    state, outcome = State.DONE, Outcome("")
    try:
        _require_right(job, kind)
        outcome = kind.run(job.asked_by, store.arguments_of(job), watch.progress)
    except Refusal as refusal:
        state, outcome = State.REFUSED, Outcome(refusal.says)
    if state is State.DONE:
        watch.look()
    store.end(job, state, outcome, at=timezone.now())


def _require_right(job: Job, kind: JobKind) -> None:
    """Whoever asked may still do this, today. A refusal is written to the audit trail."""
    try:
        if not job.asked_by.is_active:
            raise AskerHasLeft(job.asked_by.username)
        if kind.act is not None:
            authorise(job.asked_by, kind.act, partnership=job.partnership, fund=job.fund)
    except Refusal as refusal:
        audit.write(
            at=timezone.now(),
            who=job.asked_by.username,
            act="carry out background work",
            partnership=job.partnership,
            fund=job.fund,
            outcome="refused",
            says=f"Job {job.pk}: {refusal.says}",
        )
        raise


def _not_reached(job: Job, error: OperationalError, *, has_begun: bool) -> None:
    """The database was locked, or went away: the job waits again, unless it has begun and so ended too often."""
    _let_go_of_old_connections()
    folder.keep_trace(job.pk, job.tries, error)
    if job.tries < MOST_TRIES or not has_begun:
        store.put_back(job, counts=has_begun)
    else:
        says = f"The database did not answer, {job.tries} times. {OUR_FAULT}"
        store.end(job, State.FAILED, Outcome(says), at=timezone.now())


def _fail(job: Job, error: Exception) -> None:
    """Our own fault: its trace is kept in the job's folder, and never shown on a page."""
    folder.keep_trace(job.pk, job.tries, error)
    store.end(job, State.FAILED, Outcome(OUR_FAULT), at=timezone.now())


def _let_go_of_old_connections() -> None:
    """As after a page: one that broke or is too old is made anew; never one in whose transaction this runs."""
    if not connection.in_atomic_block:
        close_old_connections()


def _words(job: Job) -> str:
    """What the kind is called, for the worker's own log."""
    try:
        return kind_of(job.kind).words
    except Refusal:
        return job.kind


def _pause(seconds: float, stopping: Stopping) -> None:
    until = time.monotonic() + seconds
    while not stopping() and time.monotonic() < until:
        time.sleep(0.1)


def _never() -> bool:
    return False
