"""What waits for somebody's approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.accounts.store import Part, may_at_installation
from section75.apps.accounts.tasks import Task
from section75.apps.approvals import actions, store
from section75.apps.approvals.looking import approving_part, may_decide
from section75.apps.approvals.models import Proposal
from section75.core.authority import Act
from section75.core.calendar import london_day


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """The proposals of a partnership that this person may decide on."""
    yield from _of(part.user, part.partnership, at)


def tasks_at_installation(user: User, at: datetime) -> Iterator[Task]:
    """The same for the installation."""
    if may_at_installation(user, Act.SEE_PEOPLE):
        yield from _of(user, "", at)


def _of(user: User, partnership: str, at: datetime) -> Iterator[Task]:
    rights: dict[tuple[str, str], Part | None] = {}
    for row in store.of_partnership(partnership, waiting_at=at):
        place = (row.kind, row.fund)
        if place not in rights:
            rights[place] = approving_part(user, row, at=at)
        part = rights[place]
        if part is not None and may_decide(part, row, at=at):
            yield _task(row)


def _task(row: Proposal) -> Task:
    """In the words of its kind, which name no amount: e-mails carry them."""
    kind = actions.kind_of(row)
    view, place = (
        ("approvals:proposal", {"slug": row.partnership}) if row.partnership else ("approvals:proposal_here", {})
    )
    takes = "it binds both partners" if row.binds_both else "it takes somebody else"
    return Task(
        title=f"Approve or decline proposal {row.pk}: {kind.words.lower()}",
        why=f"{row.prepared_by.username} prepared it, and {takes}",
        due=london_day(row.expires_at),
        address=reverse(view, kwargs={**place, "number": row.pk}),
        partnership=row.partnership,
        fund=row.fund,
    )
