"""People who look at a trail, lines for them to look at, and somebody with the database's password; all invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from section75.apps.accounts.actions import Given, give
from section75.apps.accounts.models import User
from section75.apps.audit import store
from section75.apps.audit.engines import engine
from section75.apps.audit.guards import GUARDS_OF_THE_TRAIL
from section75.apps.audit.models import AuditLine
from section75.core.authority import Role, Scope

SLUG = "invented-partnership"
AT = datetime(2022, 7, 4, 9, 5, 6, 123456, tzinfo=UTC)
WHOLE = {"fund": "pool", "delegation": "number 7, to £500,000.00", "on_behalf_of": "chief"}


def person(username: str, role: Role | None, *, partnership: str = SLUG) -> User:
    """Somebody with a role, or with none."""
    user = User.objects.create_user(username, post="Invented post")
    if role is not None:
        given = Given(role, "council", Scope(partnership), date(2020, 4, 1), date(2090, 3, 31))
        give(user, given, at=AT, by="the test")
    return user


def line(**more: Any) -> int:
    """Write a line; what is not said is as it mostly is."""
    usual = {
        "at": AT,
        "who": "officer",
        "act": "close a month",
        "partnership": SLUG,
        "outcome": "done",
        "says": "Done.",
    }
    return store.write(**{**usual, **more})


def ten_lines() -> None:
    """Ten lines of several kinds, which fill every column."""
    for number in range(1, 11):
        changed = {"before": store.as_kept({"pence": number}), "after": store.as_kept({"pence": number + 1})}
        more = {**WHOLE, **changed} if number == 5 else {}
        line(says=f"Act {number}, with an accent é.", partnership=SLUG if number % 2 else "", **more)


def tell(statement: str, *values: Any) -> None:
    """Say something to the database past the program."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def without_guards() -> None:
    """Take down every guard of the trail, as whoever owns the tables can."""
    with connection.cursor() as cursor:
        for guard in GUARDS_OF_THE_TRAIL:
            engine().take_down(cursor, guard)


def move(seqs: list[int], to: Callable[[int], int]) -> None:
    """Give lines other numbers, in the order given."""
    for seq in seqs:
        AuditLine.objects.filter(seq=seq).update(seq=to(seq))
