"""Asking every room for somebody's tasks and news: each lists them in `tasks.py` and `news.py`, if it has any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from section75.apps.accounts.models import User
from section75.apps.accounts.news import News
from section75.apps.accounts.store import parts_of
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.core.calendar import london_day

FAR = date.max


def tasks_of(user: User, *, at: datetime) -> list[Task]:
    """What is theirs to do: what is due first, then what has no day, by place."""
    found = [*_at_the_installation(user, at), *_everywhere("tasks", "tasks_for", user, at, at)]
    return sorted(found, key=lambda task: (task.due or FAR, task.partnership, task.fund, task.title))


def news_of(user: User, *, since: datetime, at: datetime) -> list[News]:
    """What was done where they have a part since a moment, latest first."""
    found: list[News] = list(_everywhere("news", "news_for", user, at, since))
    return sorted(found, key=lambda news: news.at, reverse=True)


def _everywhere(module: str, function: str, user: User, at: datetime, moment: datetime) -> Iterator[Any]:
    for part in parts_of(user, on=london_day(at)):
        if agreements.exists(part.partnership):
            for ask in _askers(module, function):
                yield from ask(part, moment)


def _at_the_installation(user: User, at: datetime) -> Iterator[Task]:
    for ask in _askers("tasks", "tasks_at_installation"):
        yield from ask(user, at)


def _askers(module: str, function: str) -> Iterator[Any]:
    """The function of that name of every room that has one."""
    for room in apps.get_app_configs():
        name = f"{room.name}.{module}"
        if room.name.startswith("section75.") and find_spec(name):
            found = getattr(import_module(name), function, None)
            if found is not None:
                yield found
