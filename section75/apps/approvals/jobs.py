"""Approving what takes long to carry out: the approval itself is the job, so that it is decided and done at once."""

from __future__ import annotations

from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.approvals import actions
from section75.apps.work.kinds import Arguments, JobKind, Outcome, Progress
from section75.core.authority import Act, Scope

APPROVE = "approve"


def _run(user: User, arguments: Arguments, progress: Progress) -> Outcome:
    """Approve as the person who asked, with the rights they have now, what they were shown then."""
    scope = Scope(arguments["partnership"], arguments["fund"])
    approved = actions.approve(
        user, scope, arguments["number"], at=timezone.now(), shown=arguments["shown"], progress=progress
    )
    assert approved.done is not None, "what takes long needs one approval"
    return Outcome(approved.done.says, approved.done.address)


JOBS = {
    APPROVE: JobKind(
        words="Approve and post",
        says="Approves a proposal that posts many entries, and posts them.",
        run=_run,
        act=Act.APPROVE_POSTING,
    )
}
