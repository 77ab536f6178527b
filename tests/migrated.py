"""A database with every migration applied: made once for the code as it is, and copied wherever a test wants one.

What is copied is still migrated, which then finds nothing to do; nothing is copied between two states of the code.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache" / "migrated"
DATABASE = "section75.sqlite3"
TEMPLATE = "migrated"
MADE_FROM = ("models.py", "guards.py", "settings.py", "act.py", "migrations", "engines")
IS_MADE = "SELECT 1 FROM pg_database WHERE datistemplate AND datname = %s"
UP_TO_DATE = "The database is up to date, and every guard stands.\n"
LOCK = 75  # among the tests' own server's advisory locks


def migrated_file() -> Path:
    """A SQLite file, for copying only."""
    KEPT.mkdir(parents=True, exist_ok=True)
    made = KEPT / _state_of_the_code()
    with _alone(KEPT / "lock"):
        if not (made / DATABASE).exists():
            _forget_all_but_the_lock()
            new = KEPT / "new"
            new.mkdir()
            _migrate({"SECTION75_DATA": str(new), "SECTION75_DATABASE": ""})
            new.rename(made)
    return made / DATABASE


def migrated_template(server: str) -> str:
    """The name of a database on the tests' PostgreSQL server, from which others are made."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])  # until the connection ends
        if not connection.execute(IS_MADE, [TEMPLATE]).fetchone():
            connection.execute(f"CREATE DATABASE {TEMPLATE}".encode())
            _migrate({"SECTION75_DATABASE": server.replace("/section75?", f"/{TEMPLATE}?")})
            connection.execute(f"ALTER DATABASE {TEMPLATE} IS_TEMPLATE true".encode())
    return TEMPLATE


def fill_memory(connection: Any, **_: object) -> None:
    """Whenever Django opens a database in memory that has nothing in it: put every table there."""
    database = connection.connection
    if connection.vendor != "sqlite" or not connection.is_in_memory_db():
        return
    if database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        with closing(sqlite3.connect(migrated_file())) as source:
            source.backup(database)


def _state_of_the_code() -> str:
    """One hash over whatever a database is made from: tables, guards, migrations, engines, and the libraries."""
    state = hashlib.sha256((ROOT / "requirements" / "run.lock").read_bytes())
    for path in sorted((ROOT / "section75").rglob("*.py")):
        if path.name in MADE_FROM or path.parent.name in MADE_FROM:
            state.update(f"{path.relative_to(ROOT)}\0".encode())
            state.update(path.read_bytes())
    return state.hexdigest()


def _migrate(told: dict[str, str]) -> None:
    """By the program's own command: that it makes a new installation whole is tried here, before every other test."""
    told = os.environ | {"SECTION75_ONE_ROLE": "yes"} | told
    command = [sys.executable, "-c", "from section75.cli.main import run; run()", "migrate"]
    done = subprocess.run(command, env=told, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", UP_TO_DATE)


def _forget_all_but_the_lock() -> None:
    for folder in KEPT.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    migrated_file()
