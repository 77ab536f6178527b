"""What pages and commands say of jobs and workers, each in one way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.work import folder, presence
from section75.apps.work.kinds import all_kinds
from section75.apps.work.models import Job
from section75.apps.work.states import State

SECONDS_A_MINUTE = 60
TONES = {
    State.QUEUED: "quiet",
    State.WORKING: "news",
    State.DONE: "good",
    State.REFUSED: "watch",
    State.FAILED: "bad",
    State.CANCELLED: "quiet",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Work that this person may ask for with a button: its kind, what it does, and where."""

    kind: str
    words: str
    says: str
    partnership: str


def offers_for(user: User) -> list[Offer]:
    """Everything of that kind, in the order of the rooms, once for each partnership it may be asked for in."""
    kinds = [(name, kind) for name, kind in all_kinds().items() if kind.is_offered]
    return [
        Offer(name, kind.words, kind.says, partnership)
        for name, kind in kinds
        for partnership in (
            [""] if kind.act is None else sorted({p.partnership for p in parts_of(user) if p.may(kind.act)})
        )
    ]


def words_of(job: Job) -> str:
    """What the kind of a job is called; its bare name where no room lists it any more."""
    kind = all_kinds().get(job.kind)
    return kind.words if kind else job.kind


def tone_of(job: Job) -> str:
    """The tone of its state's tag."""
    return TONES[State(job.state)]


def how_far_in_words(job: Job) -> str:
    """So many of so many, or what is waited for."""
    if job.state == State.QUEUED:
        begun = f", begun {job.tries} times and interrupted" if job.tries else ""
        return f"Waiting for a worker{begun}"
    far = folder.how_far(job.pk)
    return f"{far.done:,} of {far.of:,}" if far.of else "Begun"


def is_cancelling(job: Job) -> bool:
    """Was it wished, and has it not ended?"""
    return State(job.state).goes_on and folder.is_cancelling_wished(job.pk)


def workers_in_words(now: datetime) -> str:
    """That a worker is here; or since when none was seen, and what to do."""
    if presence.anybody_here():
        return "A worker is at work."
    return f"{_not_seen(presence.last_seen(), now)} What is asked for waits until one is here. Whoever looks after the \
installation starts one with section75 serve, beside the pages, or with section75 work run, alone."


def _not_seen(seen: datetime | None, now: datetime) -> str:
    if seen is None:
        return "No worker has been seen yet."
    minutes = int((now - seen).total_seconds()) // SECONDS_A_MINUTE
    for size, name in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return f"No worker has been seen for {minutes // size} {name}{'s' if minutes // size != 1 else ''}."
    return "No worker is here; one was seen less than a minute ago."


def is_anybody_at_work() -> bool:
    """Is a worker here?"""
    return presence.anybody_here()
