"""Guards: what the database itself refuses, whoever asks it. Each room lists its own; this makes and checks them all.

SQLite drops a table's triggers whenever the table is altered, so they are made again after every migration; and the
program does not serve without every one of them. No setting switches them off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db import connection

from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: its name, the table it stands on, and how SQLite is told of it."""

    name: str
    table: str
    sqlite: str


class GuardsMissing(Refusal):
    """The database lacks triggers that the program's promises rest on."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(
            f"The database is without {len(missing)} of its guards ({', '.join(missing)}), so it could not keep what "
            "was posted and issued from being changed. Nothing is served until they stand: run `section75 migrate`, "
            "and ask who removed them."
        )


def before(event: str, table: str, *, name: str, when: str, says: str) -> Guard:
    """A guard that refuses an insert, update or delete when a condition holds."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    return Guard(name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {when} {refuse}")


def only_grows(table: str) -> tuple[Guard, Guard]:
    """Two guards: rows of the table are added, and never changed or deleted."""
    return (
        before("UPDATE", table, name=f"{table}_never_changes", when="1", says=f"{table}: a row is never changed"),
        before("DELETE", table, name=f"{table}_is_never_deleted", when="1", says=f"{table}: a row is never deleted"),
    )


def all_guards() -> Iterator[Guard]:
    """Every guard of every room, found by looking for the room's `guards.py`."""
    for room in apps.get_app_configs():
        module = f"{room.name}.guards"
        if room.name.startswith("section75.") and room.label != "audit" and find_spec(module):
            yield from import_module(module).GUARDS
    yield from only_grows("audit_auditline")


def install() -> None:
    """Make every guard whose table is there, afresh."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in all_guards():
            if guard.table in tables:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")
                cursor.execute(guard.sqlite)


def missing() -> tuple[str, ...]:
    """The guards that do not stand as they should, in alphabetical order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = dict(cursor.fetchall())
    return tuple(sorted(guard.name for guard in all_guards() if standing.get(guard.name) != guard.sqlite))


def require_standing() -> None:
    """Refuse to go on without every guard."""
    gone = missing()
    if gone:
        raise GuardsMissing(gone)
