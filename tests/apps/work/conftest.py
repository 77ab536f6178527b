"""Somebody who asks, kinds of job of the tests, and a data folder of each test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.models import User
from section75.apps.work import folder, kinds, showing
from section75.apps.work.kinds import Arguments, JobKind, Outcome, Progress
from section75.core.authority import Role, Scope
from section75.core.refusals import Refusal

AT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
SLUG = "riverside"
Run = Callable[[User, Arguments, Progress], Outcome]


class TooMuch(Refusal):
    """Refused by a kind of the tests."""

    def __init__(self) -> None:
        super().__init__("It is too much. Ask for less.")


def person(username: str, role: Role | None = None, *, party: str = "council", fund: str = "") -> User:
    """Somebody, with a role at the partnership if one is named."""
    user = User.objects.create(username=username, post="Invented officer")
    if role is not None:
        last = date(2030, 1, 1) if role.is_time_boxed else None
        given = accounts.Given(role, party, Scope(SLUG, fund), date(2020, 4, 1), last)
        accounts.give(user, given, at=AT, by="the tests")
    return user


@pytest.fixture
def asker(db: None) -> User:
    return person("asker", Role.POOL_MANAGER)


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def list_kind(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """List kinds of job in place of those of the rooms."""

    def listed(run: Run, **more: Any) -> None:
        found = {"try": JobKind(words="A trial", says="Tried by the tests.", run=run, **more)}
        monkeypatch.setattr(kinds, "all_kinds", lambda: found)
        monkeypatch.setattr(showing, "all_kinds", lambda: found)

    return listed


def writes(user: User, arguments: Arguments, progress: Progress) -> Outcome:
    """An act that can be counted: three people made known."""
    for step in range(3):
        progress(step, 3)
        User.objects.create(username=f"made-{arguments['name']}-{step}")
    return Outcome("Three people were made known.", "/where/they/are/")


def made() -> int:
    return User.objects.filter(username__startswith="made-").count()


@pytest.fixture(autouse=True)
def no_worker_is_left() -> Iterator[None]:
    """Every test leaves the folder of workers empty: none that came is forgotten."""
    yield
    assert list((folder.room() / "workers").glob("*")) == []
