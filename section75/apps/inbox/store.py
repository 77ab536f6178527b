"""What is kept of an inbox: seen, wished, told."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.tasks import Task
from section75.apps.inbox.models import Seen, Told, Wish
from section75.core.evidence import canonical_bytes, sha256_of

AT_ONCE, DAILY, NEVER = "at once", "daily", "never"
WAYS = (AT_ONCE, DAILY, NEVER)


def key_of(task: Task) -> str:
    """What names a task: the same thing to do at the same place for the same reason is the same task."""
    return sha256_of(canonical_bytes([task.title, task.address, task.partnership, task.fund]))


def seen_up_to(user: User) -> datetime | None:
    """Up to when they have seen the news; None for somebody who never said so."""
    row = Seen.objects.filter(user=user).order_by("-pk").first()
    return row.at if row else None


def write_seen(user: User, *, at: datetime) -> None:
    """Write down that they have seen all up to a moment."""
    Seen.objects.create(user=user, at=at)


def wish_of(user: User) -> str:
    """How they want to be told: once a day, unless they said otherwise."""
    row = Wish.objects.filter(user=user).order_by("-pk").first()
    return row.how if row else DAILY


def write_wish(user: User, how: str, *, at: datetime) -> None:
    """Write down how they want to be told."""
    Wish.objects.create(user=user, how=how, at=at)


def told(user: User) -> frozenset[str]:
    """The keys of the tasks they were told of."""
    return frozenset(Told.objects.filter(user=user).values_list("key", flat=True))


def last_told(user: User) -> datetime | None:
    """When they were last told of anything."""
    row = Told.objects.filter(user=user).order_by("-at", "-pk").first()
    return row.at if row else None


def write_told(user: User, tasks: list[Task], *, at: datetime) -> None:
    """Write down that they were told of tasks."""
    Told.objects.bulk_create([Told(user=user, key=key_of(task), at=at) for task in tasks], ignore_conflicts=True)


def people() -> list[User]:
    """Everybody who may sign in, by sign-in name."""
    return sorted(User.objects.filter(is_active=True), key=lambda user: user.username)
