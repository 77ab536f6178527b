"""PostgreSQL: a function and a trigger for each guard, advisory locks, and a server whose settings can be wrong.

A condition may hold a subquery, which WHEN of a trigger may not, so it stands in the function. The function looks
tables up in this schema alone, so that a temporary table of the same name cannot stand in for one. Triggers are
ENABLE ALWAYS: `session_replication_role` does not silence them. A guard of many rows together asks once a statement,
over all the rows that came with it: asked once a row it would take longer than keeping them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.db.backends.utils import CursorWrapper

if TYPE_CHECKING:
    from section75.apps.audit.guards import Guard

_BEFORE, _EACH_ROW = 2, 1  # pg_trigger.tgtype, bit by bit
_EVENTS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
_FEW = 20  # rows from which a stream is worth its beginning
_ARRIVED = "arrived"  # what a guard of many rows together calls them
_SAFE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply"),
    "server_encoding": ("UTF8",),
}
_STANDING = """
SELECT t.tgname, c.relname, t.tgtype, t.tgenabled, t.tgqual IS NULL AND cardinality(t.tgattr::int2[]) = 0,
       p.proconfig = ARRAY['search_path=' || quote_ident(current_schema()) || ', pg_temp'], l.lanname, p.prosrc,
       COALESCE(t.tgnewtable, ''), COALESCE(t.tgoldtable, '')
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid
JOIN pg_language l ON l.oid = p.prolang
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND p.pronamespace = c.relnamespace
"""

_OURS = """
SELECT quote_ident(t.tgname), quote_ident(c.relname)
FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace AND p.pronamespace = c.relnamespace
  AND p.proname = t.tgname
"""


def _body(guard: Guard) -> str:
    """What the function does: refuse where the condition holds, else let the row by."""
    says = guard.says.replace("'", "''")
    refuse = f"RAISE EXCEPTION USING MESSAGE = '{says}', ERRCODE = 'integrity_constraint_violation';"
    row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(guard.event, "NEW") if not guard.together else "NULL"
    return f"\nBEGIN\n  IF {_condition(guard)} THEN\n    {refuse}\n  END IF;\n  RETURN {row};\nEND\n"


def _condition(guard: Guard) -> str:
    if guard.together:
        return f"EXISTS (SELECT 1 FROM {_ARRIVED} n WHERE {re.sub('NEW[.]', 'n.', guard.when)})"  # noqa: S608 - ours
    return guard.when or "TRUE"


def _each(guard: Guard) -> str:
    return "STATEMENT" if guard.event == "TRUNCATE" or guard.together else "ROW"


def _described(
    table: str, kind: int, enabled: str, whole: bool, confined: bool, language: str, body: str, new: str, old: str
) -> str:
    """Everything of a trigger and its function that somebody could have changed, in one text."""
    return f"{table} {kind} {enabled} {whole=} {confined=} {language}{body}{new=} {old=}"


def written(guard: Guard) -> str:
    """The trigger and its function as they should be found in the catalogue."""
    kind = _EVENTS[guard.event] | (_EACH_ROW if _each(guard) == "ROW" else 0) | (0 if guard.together else _BEFORE)
    arrived = _ARRIVED if guard.together else ""
    return _described(guard.table, kind, "A", True, True, "plpgsql", _body(guard), arrived, "")


def standing(cursor: CursorWrapper) -> dict[str, str]:
    """Every trigger with its function, and whether and when it fires."""
    cursor.execute(_STANDING)
    return {name: _described(*rest) for name, *rest in cursor.fetchall()}


def make(cursor: CursorWrapper, guard: Guard) -> None:
    """Make function and trigger afresh."""
    cursor.execute("SELECT quote_ident(current_schema())")
    (schema,) = cursor.fetchone()
    cursor.execute(
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path = {schema}, pg_temp AS $guard${_body(guard)}$guard$"
    )
    take_down(cursor, guard)
    when = f"AFTER {guard.event}" if guard.together else f"BEFORE {guard.event}"
    over = f"REFERENCING NEW TABLE AS {_ARRIVED} " if guard.together else ""
    cursor.execute(
        f"CREATE TRIGGER {guard.name} {when} ON {guard.table} {over}FOR EACH {_each(guard)} "
        f"EXECUTE FUNCTION {guard.name}()"
    )
    cursor.execute(f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}")


def take_down(cursor: CursorWrapper, guard: Guard) -> None:
    """Remove the trigger; its function stays, and does nothing by itself."""
    cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}")


def take_all_down(cursor: CursorWrapper) -> None:
    """Remove every trigger of ours: those that call a function of their own name, as `make` writes them."""
    cursor.execute(_OURS)
    for name, table in cursor.fetchall():
        cursor.execute(f"DROP TRIGGER {name} ON {table}")


def wait_in_transaction(cursor: CursorWrapper, key: int) -> None:
    """An advisory lock of the transaction."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def wait(cursor: CursorWrapper, key: int) -> None:
    """An advisory lock of the session, waited for as long as it takes."""
    cursor.execute("SET lock_timeout = 0")
    cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    cursor.execute("RESET lock_timeout")


def let_go(cursor: CursorWrapper, key: int) -> None:
    """Give the session's lock back."""
    cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def unsafe(cursor: CursorWrapper) -> list[str]:
    """Settings of the server and of this session that would break what a commit promises."""
    cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY(%s) ORDER BY name", [list(_SAFE)])
    return [
        f"{name} is {setting}, and must be {' or '.join(_SAFE[name])}"
        for name, setting in cursor.fetchall()
        if setting not in _SAFE[name]
    ]


def put_many(
    cursor: CursorWrapper,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    of_all: Sequence[Any],
) -> None:
    """All rows as one stream; or, where they are few, with one way to the server instead of several."""
    several = iter(rows)
    few = list(islice(several, _FEW + 1))
    with cursor.db.wrap_database_errors:
        if len(few) > _FEW:
            _stream(cursor, table, columns, ((*of_all, *row) for row in chain(few, several)))
        elif few:
            places = f"({', '.join('%s' for _ in columns)})"
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join(places for _ in few)}"  # noqa: S608 - names of ours
            cursor.cursor.execute(statement, [value for row in few for value in (*of_all, *row)])


def _stream(cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
