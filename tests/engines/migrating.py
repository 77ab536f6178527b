"""A database of an earlier version brought up to date by somebody who is killed midway, again and again.

    python tests/engines/migrating.py KILLS

Run in a data folder with an empty database. What stands after each kill is held against what stood before the migration
in which it came: whoever is killed says so on a pipe as each begins.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from hashlib import sha256
from typing import Any

LATEST_STEP = 12  # at which somebody is killed, counted from where they began
SQLITE = "SELECT name, sql FROM sqlite_master WHERE type <> 'trigger' ORDER BY name"
POSTGRESQL = (
    "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
    "WHERE table_schema = current_schema() ORDER BY 1, 2"
)


def standing() -> str:
    """One hash over every table and column there is, every migration said to be done, and every row of the journal."""
    from django.db import connection

    rows = []
    with connection.cursor() as cursor:
        for statement in (
            SQLITE if connection.vendor == "sqlite" else POSTGRESQL,
            "SELECT app, name FROM django_migrations ORDER BY id",
            "SELECT * FROM ledger_journalentry ORDER BY id",
        ):
            cursor.execute(statement)
            rows.append([[str(value) for value in row] for row in cursor.fetchall()])
    return sha256(json.dumps(rows).encode()).hexdigest()


def migrate(began: int, step: int) -> None:
    """Bring it up to date, and be killed in that step."""
    from django.core.management import call_command
    from django.db.migrations import Migration
    from django.db.migrations.executor import MigrationExecutor

    apply, forwards = MigrationExecutor.apply_migration, Migration.apply
    left = [step]

    def beginning(self: Any, *given: Any, **how: Any) -> Any:
        os.write(began, f"{standing()}\n".encode())
        return apply(self, *given, **how)

    def step_by_step(self: Any, state: Any, editor: Any, *given: Any) -> Any:
        for operation in self.operations:
            operation.database_forwards = _killing(operation.database_forwards, left)
        return forwards(self, state, editor, *given)

    MigrationExecutor.apply_migration, Migration.apply = beginning, step_by_step  # type: ignore[method-assign,assignment]
    call_command("migrate", verbosity=0, interactive=False)


def _killing(done: Any, left: list[int]) -> Any:
    def database_forwards(*given: Any, **how: Any) -> Any:
        answer = done(*given, **how)
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return database_forwards


def killed(step: int) -> dict[str, Any]:
    """Somebody killed in that step; whether what stands is what stood before the migration it was in."""
    from django.db import connection

    connection.close()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            migrate(writes, step)
        finally:
            os._exit(0)
    os.close(writes)
    _, status = os.waitpid(child, 0)
    said = b""
    while piece := os.read(reads, 65_536):
        said += piece
    os.close(reads)
    began = said.decode().split()
    whole = not os.WIFSIGNALED(status) or began[-1] == standing()
    return {"killed": os.WIFSIGNALED(status), "whole": whole}


def main(kills: int) -> dict[str, Any]:
    """Kill so often, and then let it end."""
    import django

    django.setup()
    from tests.engines import upgrading

    kept = upgrading.make_old()
    drawn = random.Random(75)
    told = [killed(drawn.randint(1, LATEST_STEP)) for _ in range(kills)]
    ended = upgrading.command("migrate")
    journal = kept["ledger_journalentry"]
    same = upgrading.as_kept("ledger_journalentry", journal) == [tuple(row.values()) for row in journal]
    return {"kills": told, "ended": ended[0], "journal": same, "log": upgrading.placed()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
