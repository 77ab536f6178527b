"""Getting to work with the database: Django started, the guards standing, and somebody known who acts or looks."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import typer

from section75.cli.refusals import NobodyOfThatName, NobodySaysWho, NothingMigrated
from section75.core.authority import Act
from section75.core.partnership import Partnership

if TYPE_CHECKING:
    from datetime import datetime

    from section75.apps.accounts.models import User
    from section75.apps.ledger.store import Ledger

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody works: who they are, and the journal of the fund they work on."""

    user: User
    ledger: Ledger

    @property
    def partnership(self) -> Partnership:
        """The partnership under its latest terms; only for who has been let in."""
        from section75.apps.agreements import store

        return store.latest(self.ledger.partnership)

    @property
    def fund_name(self) -> str:
        """What the fund is called."""
        return self.partnership.fund(self.ledger.fund).name


def start_django() -> None:
    """Start Django with the installation's settings; doing it again changes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")
    import django

    django.setup()


def as_owner() -> None:
    """Work as the role that owns the tables, where SECTION75_OWNER_DATABASE names it: before Django is started."""
    if owner := os.environ.get("SECTION75_OWNER_DATABASE"):
        os.environ["SECTION75_DATABASE"] = owner


def with_database_of_owner(command: Callable[P, R]) -> Callable[P, R]:
    """A command that needs the database as its owner has it."""
    ready = with_database(command)

    @functools.wraps(command)
    def as_owner_first(*args: P.args, **kwargs: P.kwargs) -> R:
        as_owner()
        return ready(*args, **kwargs)

    return as_owner_first


def with_database(command: Callable[P, R]) -> Callable[P, R]:
    """A command that needs the database: it is there, and every guard stands, before the command begins."""

    @functools.wraps(command)
    def ready(*args: P.args, **kwargs: P.kwargs) -> R:
        start_django()
        _require_database()
        return command(*args, **kwargs)

    return ready


def _require_database() -> None:
    from django.conf import settings

    from section75.apps.audit.guards import require_standing
    from section75.apps.audit.keeping import require_reachable
    from section75.apps.audit.versions import is_new

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    require_reachable()
    if is_new():
        raise NothingMigrated(settings.DATABASE_IN_WORDS)
    require_standing()


def person(username: str) -> User:
    """The person who signs in under that name. Refuses nobody, and a name nobody has."""
    from section75.apps.accounts.store import find_user

    if not username:
        raise NobodySaysWho
    user = find_user(username)
    if user is None:
        raise NobodyOfThatName(username)
    return user


def prove(user: User, *, from_stdin: bool) -> datetime:
    """When somebody has just proved who they are, by password and, where they have a second factor, by a code.

    Both are asked for unseen; or are the first two lines of standard input. They never stand in the command itself.
    """
    from django.utils import timezone

    from section75.apps.identity.proving import prove_at_the_terminal
    from section75.apps.identity.second_factor import has_own_second_factor

    has_code = has_own_second_factor(user)
    ask = _next_line if from_stdin else _asked
    password = ask(f"Password of {user.username}")
    code = ask("Code from your authenticator app, or a recovery code") if has_code else ""
    prove_at_the_terminal(user.username, password, code)
    return timezone.now()


def _next_line(_what: str) -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _asked(what: str) -> str:
    return str(typer.prompt(what, hide_input=True, err=True))


def sign_on(username: str, partnership: str, fund: str, *, to_see: Act | None = None) -> Desk:
    """Somebody at their desk. Who comes to see is let in or refused here; who comes to act, by the act itself,
    which also writes down that they were refused. Until then a stranger learns nothing, not even a fund's name.
    """
    from section75.apps.accounts.store import authorise, parts_of
    from section75.apps.agreements import store
    from section75.apps.ledger.store import Ledger

    user = person(username)
    if to_see is not None:
        authorise(user, to_see, partnership=partnership)
    if partnership in {part.partnership for part in parts_of(user)}:
        fund = store.latest(partnership).fund(fund).id
    return Desk(user, Ledger(partnership, fund))
