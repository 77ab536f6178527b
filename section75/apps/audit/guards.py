"""Guards: what the database itself refuses, whoever asks it. Each room lists its own; this makes and checks them all.

A guard says once what it refuses and when; each engine has its own way of writing that down (`engines`). SQLite alters
a table by building it anew, which drops its triggers and stumbles over any other table's trigger that names it. So the
guards, of whatever version, are taken down before migrations and made after them; and the program does not serve
without every one of them. No setting switches them off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Literal

from django.apps import apps
from django.db import connection, transaction

from section75.apps.audit.engines import engine
from section75.apps.audit.keeping import require_safe
from section75.apps.audit.versions import require_this_version
from section75.core.evidence import BEFORE_THE_FIRST
from section75.core.refusals import Refusal

Event = Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A refusal of the database's own: of an event on a table, when a condition holds, with a sentence.

    `when` is plain SQL over NEW. and OLD. that every engine reads alike; empty is always. TRUNCATE is of a whole table.
    `together` lets an engine that can look at all rows of an INSERT at once do so, as soon as they are there.
    """

    name: str
    table: str
    event: Event
    when: str
    says: str
    together: bool = False


class GuardsMissing(Refusal):
    """The database lacks triggers that the program's promises rest on."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(
            f"The database is without {len(missing)} of its guards ({', '.join(missing)}), so it could not keep what "
            "was posted and issued from being changed. Nothing is served until they stand: run `section75 migrate`, "
            "and ask who removed them."
        )


def before(event: Event, table: str, *, name: str, when: str, says: str) -> Guard:
    """A guard that refuses an insert, update or delete when a condition holds."""
    return Guard(name, table, event, when, says)


def together(table: str, *, name: str, when: str, says: str) -> Guard:
    """A guard that refuses an INSERT when a condition holds for any of its rows: for tables that are filled in bulk."""
    return Guard(name, table, "INSERT", when, says, together=True)


def never_emptied(table: str) -> Guard:
    """A guard that refuses to empty a table at a stroke, where the engine has a way to."""
    return before("TRUNCATE", table, name=f"{table}_is_never_emptied", when="", says=f"{table}: it is never emptied")


def only_grows(table: str) -> tuple[Guard, ...]:
    """Guards of a table to which rows are added, and in which none is ever changed or deleted."""
    return (
        before("UPDATE", table, name=f"{table}_never_changes", when="", says=f"{table}: a row is never changed"),
        before("DELETE", table, name=f"{table}_is_never_deleted", when="", says=f"{table}: a row is never deleted"),
        never_emptied(table),
    )


_LINE = "audit_auditline"
_LAST = f"SELECT MAX(l.seq) FROM {_LINE} l"  # noqa: S608 - fixed text
_BEFORE = f"SELECT l.hash FROM {_LINE} l WHERE l.seq = NEW.seq - 1"  # noqa: S608 - fixed text
_THERE = f"SELECT 1 FROM {_LINE} l WHERE l.id = NEW.id"  # noqa: S608 - fixed text

GUARDS_OF_THE_TRAIL = (
    *only_grows(_LINE),
    before(
        "INSERT",
        _LINE,
        name=f"{_LINE}_follows_the_last",
        when=(
            f"NEW.seq <> COALESCE(({_LAST}), 0) + 1 "
            f"OR NEW.previous <> COALESCE(({_BEFORE}), '{BEFORE_THE_FIRST}') OR length(NEW.hash) <> 64"
        ),
        says=f"{_LINE}: a line has the next number and the hash of the line before it",
    ),
    before(  # INSERT OR REPLACE would take a line's place without a DELETE that could be refused
        "INSERT",
        _LINE,
        name=f"{_LINE}_takes_no_place",
        when=f"EXISTS ({_THERE})",
        says=f"{_LINE}: a line never takes the place of another",
    ),
)


def all_guards() -> Iterator[Guard]:
    """Every guard of every room, found by looking for the room's `guards.py`."""
    for room in apps.get_app_configs():
        module = f"{room.name}.guards"
        if room.name.startswith("section75.") and room.label != "audit" and find_spec(module):
            yield from import_module(module).GUARDS
    yield from GUARDS_OF_THE_TRAIL


def install() -> None:
    """Make every guard whose table is there and that does not stand as it should: all in one transaction, or none."""
    tables = set(connection.introspection.table_names())
    with transaction.atomic(), connection.cursor() as cursor:
        gone = set(missing())
        for guard in all_guards():
            if guard.name in gone and guard.table in tables:
                engine().make(cursor, guard)


def take_down() -> None:
    """Take down every guard that stands, an earlier version's too, whatever it was called: all of them, or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        engine().take_all_down(cursor)


def missing() -> tuple[str, ...]:
    """The guards that do not stand as they should, in alphabetical order."""
    with connection.cursor() as cursor:
        standing = engine().standing(cursor)
    return tuple(
        sorted(guard.name for guard in all_guards() if standing.get(guard.name, "") != engine().written(guard))
    )


def require_standing() -> None:
    """Refuse to go on without every guard, and where what is acknowledged could be lost.

    Guards that an earlier version did not have were removed by nobody: then it is said that the database is older.
    """
    require_safe()
    gone = missing()
    if gone:
        require_this_version()
        raise GuardsMissing(gone)
