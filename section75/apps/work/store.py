"""Jobs, as they are kept. Who may change a row stands in each change's condition, so that of two only one can."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.work.kinds import Arguments, Line, Outcome
from section75.apps.work.models import Job
from section75.apps.work.states import ENDED_UNDONE, GOING_ON, State
from section75.core.authority import Act, Role
from section75.core.evidence import canonical_bytes, sha256_of

SHOWN = 100  # jobs on the page of jobs


class ClaimLost(Exception):
    """The job is not this worker's any more: another has taken it up. Whatever was begun must be rolled back."""


def keep(job: Job, arguments: Arguments) -> Job:
    """Keep a job that was asked for; where the same goes on already, that one."""
    content = canonical_bytes(dict(arguments))
    job.arguments, job.arguments_sha256 = content.decode(), sha256_of(content)
    asked = ("kind", "partnership", "fund", "arguments_sha256", "asked_by", "on_behalf_of")
    same = Job.objects.filter(state__in=GOING_ON, **{name: getattr(job, name) for name in asked})
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        earlier = same.first()
        if earlier is None:
            raise
        return earlier
    return job


def arguments_of(job: Job) -> dict[str, Any]:
    """What the job was asked with, its partnership and fund among them."""
    return {**json.loads(job.arguments), "partnership": job.partnership, "fund": job.fund}


def seen_by(user: User) -> Sequence[Job]:
    """The jobs this person may see, latest first."""
    return list(_seen_by(user).order_by("-pk")[:SHOWN])


def find_for(user: User, number: int) -> Job | None:
    """A job, if this person may see it."""
    return _seen_by(user).filter(pk=number).first()


def _seen_by(user: User) -> QuerySet[Job]:
    """Their own; their own organisation's where they may see the ledger; everybody's in a partnership they audit.

    Partnerships seen alike are asked for together: a condition for each would be more than a database takes.
    """
    audited: list[str] = []
    ours: dict[str, list[str]] = {}
    seen = Q(asked_by=user)
    for part in parts_of(user):
        audits = any(each.role is Role.AUDITOR for each in part.delegations)
        if audits and part.may(Act.SEE_AUDIT):
            audited.append(part.partnership)
        elif part.may(Act.SEE_LEDGER):
            ours.setdefault(part.party, []).append(part.partnership)
        else:
            funds = {each.scope.fund for each in part.delegations if part.may(Act.SEE_LEDGER, each.scope.fund)}
            if funds:
                seen |= Q(partnership=part.partnership, party=part.party, fund__in=sorted(funds))
    seen |= Q(partnership__in=audited)
    for party, partnerships in sorted(ours.items()):
        seen |= Q(partnership__in=partnerships, party=party)
    return Job.objects.filter(seen).select_related("asked_by")


def claim(worker: str, *, at: datetime) -> Job | None:
    """Take the job that has waited longest, if no other worker is quicker; None where none waits."""
    while (pk := _queued().values_list("pk", flat=True).first()) is not None:
        taken = _queued().filter(pk=pk)
        if taken.update(state=State.WORKING, worker=worker, tries=F("tries") + 1, started_at=at):
            return Job.objects.select_related("asked_by").get(pk=pk)
    return None


def is_any_waiting() -> bool:
    """Does any job wait for a worker?"""
    return _queued().exists()


def at_work() -> Sequence[Job]:
    """Every job that some worker has taken."""
    return list(Job.objects.filter(state=State.WORKING).order_by("pk"))


def end(job: Job, state: State, outcome: Outcome, *, at: datetime) -> None:
    """Say how a job ended that this worker has. Refuses with ClaimLost where it is another's by now."""
    result = {"headings": list(outcome.headings), "lines": [_line_kept(line) for line in outcome.lines]}
    said = {
        "says": outcome.words.replace("\0", "\N{REPLACEMENT CHARACTER}"),
        "address": outcome.address,
        "result": canonical_bytes(result).decode() if outcome.lines or outcome.headings else "",
    }
    if not _held(job).update(state=state, worker="", ended_at=at, **said):
        raise ClaimLost
    job.refresh_from_db()


def put_back(job: Job, *, counts: bool) -> None:
    """Let a job wait again whose worker is gone or was told to stop; `counts` as one of its tries."""
    tries = job.tries if counts else job.tries - 1
    if not _held(job).update(state=State.QUEUED, worker="", tries=tries):
        raise ClaimLost
    job.refresh_from_db()


def cancel_waiting(job: Job, *, says: str, at: datetime) -> bool:
    """End a job that no worker has begun; False where one has, or where it has ended."""
    return bool(_queued().filter(pk=job.pk).update(state=State.CANCELLED, says=says, ended_at=at))


def wait_again(job: Job) -> bool:
    """Let a job that ended undone wait again, as if it had just been asked for; False where it is not one, or where
    the same was asked for again meanwhile.
    """
    ended = Job.objects.filter(pk=job.pk, state__in=ENDED_UNDONE)
    fresh = {"state": State.QUEUED, "tries": 0, "started_at": None, "ended_at": None, "says": "", "result": ""}
    try:
        with transaction.atomic():
            return bool(ended.update(address="", **fresh))
    except IntegrityError:
        return False


def lines_for(user: User, job: Job) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The headings and lines of what a job came to that this person may see today."""
    if not job.result:
        return (), ()
    kept = json.loads(job.result)
    mine = {part.partnership for part in parts_of(user)} | {""}
    lines = (Line(tuple(each["cells"]), each["address"], each["partnership"]) for each in kept["lines"])
    return tuple(kept["headings"]), tuple(line for line in lines if line.partnership in mine)


def ended_before(numbers: Sequence[int], moment: datetime) -> list[int]:
    """Those of the numbers whose jobs ended before a moment."""
    return sorted(Job.objects.filter(pk__in=numbers, ended_at__lt=moment).values_list("pk", flat=True))


def _queued() -> QuerySet[Job]:
    return Job.objects.filter(state=State.QUEUED).order_by("pk")


def _held(job: Job) -> QuerySet[Job]:
    """The row, for as long as it is this worker's, taken this time."""
    return Job.objects.filter(pk=job.pk, state=State.WORKING, worker=job.worker, tries=job.tries)


def _line_kept(line: Line) -> dict[str, Any]:
    return {"cells": list(line.cells), "address": line.address, "partnership": line.partnership}
