"""How much a database reads to answer: counted, not timed, so that a short history can be held against a long one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

AT_ONCE = 10  # instructions of SQLite's machine that are counted together


@dataclass
class Read:
    """What was asked and what was read for it: rows on PostgreSQL, instructions of its machine on SQLite."""

    queries: int = 0
    read: int = 0


@contextmanager
def counted() -> Iterator[Read]:
    """Count every question asked of the database, and what it reads to answer."""
    found, asked = Read(), []

    def note(execute: Callable[..., Any], statement: str, values: Any, many: bool, context: Any) -> Any:
        found.queries += 1
        if not many and statement.startswith("SELECT"):
            asked.append((statement, values))
        return execute(statement, values, many, context)

    with connection.execute_wrapper(note), _stepping(found):
        yield found
    if connection.vendor == "postgresql":
        found.read = sum(_rows_of(*each) for each in asked)


@contextmanager
def _stepping(found: Read) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return

    def bump() -> int:
        found.read += AT_ONCE
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(bump, AT_ONCE)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


def _rows_of(statement: str, values: Any) -> int:
    """The rows that answering again takes from tables and indexes, those thrown away too."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", values)
        (found,) = cursor.fetchone()
    return _leaves((found if isinstance(found, list) else json.loads(found))[0]["Plan"])


def _leaves(plan: dict[str, Any]) -> int:
    below = plan.get("Plans", [])
    thrown = plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    own = 0 if below else plan["Actual Rows"]
    return int((own + thrown) * plan["Actual Loops"]) + sum(_leaves(each) for each in below)
