"""Saying what one has seen and how one wants to be told; and telling everybody of what is new for them to do."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.tasks import Task
from section75.apps.audit import store as audit
from section75.apps.audit.locking import alone
from section75.apps.inbox import store
from section75.apps.inbox.asking import tasks_of
from section75.apps.inbox.refusals import NoSuchWay
from section75.core.calendar import in_words, london_day


@transaction.atomic
def mark_seen(user: User, *, at: datetime) -> None:
    """Say that I have seen all news up to now."""
    store.write_seen(user, at=at)


@transaction.atomic
def choose_way(user: User, how: str, *, at: datetime) -> None:
    """Say how I want to be told by e-mail: at once, once a day, or never."""
    if how not in store.WAYS:
        raise NoSuchWay(how, store.WAYS)
    store.write_wish(user, how, at=at)
    audit.write(
        at=at,
        who=user.username,
        act="choose how to be told",
        partnership="",
        outcome="done",
        says=f"{user.username} is told by e-mail {how}.",
    )


def tell_everybody(*, at: datetime) -> int:
    """Send everybody who has an address an e-mail with what is new for them to do; how many were sent.

    At once, or once a London day. What they were told is written down after the e-mail is handed over, so that a
    failure tells somebody twice rather than never; it is raised again once everybody else was told. An e-mail names no
    amount: it is read outside.
    """
    sent, failed = 0, None
    with alone("telling"):
        for user in store.people():
            try:
                sent += _tell(user, at=at)
            except OSError as error:
                failed = error
    if failed is not None:
        raise failed
    return sent


def _tell(user: User, *, at: datetime) -> bool:
    """Tell one person what is new for them; was there anything?"""
    new = _new_for(user, at=at) if user.email else []
    if new:
        _send(user, new)
        store.write_told(user, new, at=at)
    return bool(new)


def _new_for(user: User, *, at: datetime) -> list[Task]:
    """The tasks they are to be told of now, none before their time has come."""
    how = store.wish_of(user)
    last = store.last_told(user)
    if how == store.NEVER or (how == store.DAILY and last is not None and london_day(last) >= london_day(at)):
        return []
    known = store.told(user)
    return [task for task in tasks_of(user, at=at) if store.key_of(task) not in known]


def _send(user: User, tasks: list[Task]) -> None:
    lines = [_line(task) for task in tasks]
    count = "one thing waits" if len(tasks) == 1 else f"{len(tasks)} things wait"
    body = (
        f"For {user.post or user.username}: {count} for you in Section75.\n\n"
        + "\n\n".join(lines)
        + "".join(f"\n\n{task.enclosed.rstrip()}" for task in tasks if task.enclosed)
        + f"\n\nEverything that waits: {settings.SITE_ADDRESS}/\nHow you are told: {settings.SITE_ADDRESS}/inbox/\n"
    )
    send_mail(f"Section75: {count} for you", body, None, [user.email])


def _line(task: Task) -> str:
    due = f" By {in_words(task.due)}." if task.due else ""
    return f"- {task.title}.{due}\n  {settings.SITE_ADDRESS}{task.address}"
