"""SQLite: one file, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.db.backends.utils import CursorWrapper

if TYPE_CHECKING:
    from section75.apps.audit.guards import Guard

_KEPT_ON_DISK = ("wal", "memory")  # "memory": a database that is not in a file has no other
_ROWS_AT_ONCE = 250  # more are not quicker
_FULL = 2  # PRAGMA synchronous: 0 OFF, 1 NORMAL, 2 FULL, 3 EXTRA


def written(guard: Guard) -> str:
    """The statement that makes the trigger, which SQLite keeps word for word. It has no TRUNCATE to refuse."""
    if guard.event == "TRUNCATE":
        return ""
    says = guard.says.replace("'", "''")
    refuse = f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    when = guard.when or "1"
    return f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW WHEN {when} {refuse}"


def standing(cursor: CursorWrapper) -> dict[str, str]:
    """The statement each trigger was made with."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(cursor.fetchall())


def make(cursor: CursorWrapper, guard: Guard) -> None:
    """Make the trigger afresh."""
    statement = written(guard)
    if statement:
        take_down(cursor, guard)
        cursor.execute(statement)


def take_down(cursor: CursorWrapper, guard: Guard) -> None:
    """Remove the trigger."""
    cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")


def take_all_down(cursor: CursorWrapper) -> None:
    """Remove every trigger there is: one that names a table would stop SQLite from building that table anew."""
    for name in standing(cursor):
        cursor.execute(f"DROP TRIGGER {_quoted(name)}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def wait_in_transaction(cursor: CursorWrapper, key: int) -> None:
    """Nothing to wait for: a transaction begins IMMEDIATE, so it already writes alone."""


def wait(cursor: CursorWrapper, key: int) -> None:
    """Nothing to wait for: as above."""


def let_go(cursor: CursorWrapper, key: int) -> None:
    """Nothing was held."""


def unsafe(cursor: CursorWrapper) -> list[str]:
    """Whether a commit is on disk before it is acknowledged, and whether a replaced row counts as deleted."""
    cursor.execute("PRAGMA synchronous")
    (level,) = cursor.fetchone()
    cursor.execute("PRAGMA recursive_triggers")
    (fires,) = cursor.fetchone()
    found = [] if level >= _FULL else [f"synchronous is {level}, and must be {_FULL} (FULL)"]
    found += _unsafe_beside(cursor)
    return found if fires else [*found, "recursive_triggers is off, so that replacing a row escapes its guard"]


def _unsafe_beside(cursor: CursorWrapper) -> list[str]:
    """How a transaction is kept and begins: written ahead to a file's log, and alone from its first statement."""
    cursor.execute("PRAGMA journal_mode")
    (mode,) = cursor.fetchone()
    found = [] if mode in _KEPT_ON_DISK else [f"journal_mode is {mode}, and must be wal"]
    begins = getattr(cursor.db, "transaction_mode", None)
    return found if begins == "IMMEDIATE" else [*found, f"transactions begin {begins or 'DEFERRED'}, not IMMEDIATE"]


def put_many(
    cursor: CursorWrapper,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    of_all: Sequence[Any],
) -> None:
    """A few hundred rows a statement: of each statement SQLite copies every page it changes, because a guard may still
    take it back, and row by row that would take longer than keeping the rows.
    """
    connection, rest = cursor.connection, iter(rows)
    places = connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(columns)
    with cursor.db.wrap_database_errors:
        while some := list(islice(rest, min(_ROWS_AT_ONCE, places))):
            statement = _insertion(table, tuple(columns), len(of_all), len(some))
            connection.execute(statement, list(chain(of_all, *some)))


@lru_cache(maxsize=8)
def _insertion(table: str, columns: tuple[str, ...], same: int, many: int) -> str:
    """The statement for so many rows, the first columns of all of them being bound once."""
    of_all = "".join(f"?{place}, " for place in range(1, same + 1))
    rows = (
        f"({of_all}{', '.join(f'?{place}' for place in range(first, first + len(columns) - same))})"
        for first in range(same + 1, same + 1 + many * (len(columns) - same), len(columns) - same)
    )
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(rows)}"  # noqa: S608 - names of ours
