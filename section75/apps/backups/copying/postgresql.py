"""PostgreSQL by its own programs: pg_dump of one snapshot, from which the heads are read too, pg_restore and psql."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection, transaction

from section75.apps.backups.container import sync
from section75.apps.backups.heads import heads
from section75.apps.backups.refusals import ProgramFailed, ProgramMissing

if TYPE_CHECKING:
    from section75.apps.backups.copying import Copied

DUMP = "section75.dump"
_MIGRATIONS = "SELECT count(*) FROM django_migrations"
_EMPTIED = """
DO $$
DECLARE each record;
BEGIN
  FOR each IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
  LOOP EXECUTE 'DROP TABLE IF EXISTS ' || each.name || ' CASCADE'; END LOOP;
  FOR each IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.prorettype = 'trigger'::regtype
  LOOP EXECUTE 'DROP FUNCTION IF EXISTS ' || each.name || ' CASCADE'; END LOOP;
END $$
"""
_A_MAJOR_VERSION = 10_000
_SAID_BY = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST", "PORT": "PGPORT"}
_OPTIONS = {
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "passfile": "PGPASSFILE", "connect_timeout": "PGCONNECT_TIMEOUT",
}  # fmt: skip


def version() -> str:
    """The server's major version."""
    connection.ensure_connection()
    return str(_major())


def copy(to: Path) -> Copied:
    """Dump what one transaction sees; the heads are read in that same one."""
    from section75.apps.backups.copying import Copied

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        ((snapshot,),) = cursor.fetchall()
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}", "--no-owner", "--no-privileges")

        def ask(statement: str) -> Iterator[tuple[object, ...]]:
            cursor.execute(statement)
            return iter(cursor.fetchall())

        ((many,),) = ask(_MIGRATIONS)
        found = Copied(heads(ask), int(str(many)))
    sync(to)
    return found


def require_sound(dump: Path) -> None:
    """pg_restore can list what is in it."""
    try:
        _run("pg_restore", "--list", str(dump))
    except ProgramFailed as failed:
        raise ValueError(failed.says) from None


def put_back(dump: Path) -> None:
    """Drop every table there is, a later version's too, and make those of the dump: all of it, or nothing."""
    connection.close()
    script = dump.with_suffix(".sql")  # whole before any of it is done: of half a stream nobody would know
    _run("pg_restore", "--exit-on-error", "--no-owner", "--no-privileges", f"--file={script}", str(dump))
    _run(
        "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={_EMPTIED}",
        f"--file={script}", f"--dbname={connection.settings_dict['NAME']}",
    )  # fmt: skip
    script.unlink()


def _run(name: str, *words: str) -> None:
    command = [str(_program(name)), *words]
    told = os.environ | _connecting()
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise ProgramFailed(name, " ".join(done.stderr.split())[:500] or f"exit code {done.returncode}")


def _connecting() -> dict[str, str]:
    """How its programs reach the server: in their environment, where no list of processes shows the password."""
    settings = connection.settings_dict
    found = {variable: str(settings[name]) for name, variable in _SAID_BY.items() if settings.get(name)}
    options = settings.get("OPTIONS", {})
    return found | {variable: str(options[name]) for name, variable in _OPTIONS.items() if options.get(name)}


def _program(name: str) -> Path:
    """The program: on PATH, beside the server, or where Debian keeps its versions; as new as the server."""
    major = _major()
    for place in _places(name):
        if place.is_file() and _version_of(place) >= major:
            return place
    raise ProgramMissing(name, major)


def _places(name: str) -> Iterator[Path]:
    if found := shutil.which(name):
        yield Path(found)
    if beside := _beside_the_server():
        yield Path(beside) / name
    yield from sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)


def _beside_the_server() -> str:
    """The folder of the server's programs, where it says; it may be on another machine."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
            return str(cursor.fetchone()[0])
    except DatabaseError:
        return ""


def _version_of(program: Path) -> int:
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - ours
    found = re.search(r"\(PostgreSQL\) (\d+)", done.stdout)
    return int(found[1]) if found else 0


def _major() -> int:
    connection.ensure_connection()
    return int(connection.pg_version) // _A_MAJOR_VERSION  # type: ignore[attr-defined]
