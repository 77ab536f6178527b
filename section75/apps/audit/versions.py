"""Whether the database is of this version of the program: has it every migration there is?"""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from section75.core.refusals import Refusal


class EarlierVersion(Refusal):
    """The database is as an earlier version of the program left it, or was stopped on the way to this one."""

    def __init__(self, pending: int) -> None:
        steps = "1 step is" if pending == 1 else f"{pending} steps are"
        super().__init__(
            f"The database is of an earlier version of Section75, or bringing it up to date was cut short: {steps} "
            "still to do, and its guards do not all stand until then. Nothing was done. Back it up, stop whatever "
            "else works with it, and run `section75 migrate`, which keeps everything and goes on where it stopped."
        )


def is_new() -> bool:
    """Has the database no table yet?"""
    return not connection.introspection.table_names()


def pending() -> int:
    """How many migrations the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_this_version() -> None:
    """Refuse a database that lacks migrations."""
    if lacks := pending():
        raise EarlierVersion(lacks)
