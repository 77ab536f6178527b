"""SQLite by its online backup, which is whole while others write. A copy of the file alone would not be."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from section75.apps.backups.container import sync
from section75.apps.backups.heads import heads

if TYPE_CHECKING:
    from section75.apps.backups.copying import Copied

DUMP = "section75.sqlite3"
_MIGRATIONS = "SELECT count(*) FROM django_migrations"
_SECONDS = 20


def version() -> str:
    """SQLite's version."""
    return sqlite3.sqlite_version


def copy(to: Path) -> Copied:
    """Copy page by page; a page changed meanwhile is copied again."""
    from section75.apps.backups.copying import Copied

    with closing(_opened()) as live, closing(sqlite3.connect(to)) as copied:
        live.backup(copied)
        copied.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        ((many,),) = copied.execute(_MIGRATIONS).fetchall()
        funds = heads(copied.execute)
    sync(to)
    return Copied(funds, many)


def require_sound(dump: Path) -> None:
    """Every page and index of the file is as it must be."""
    try:
        with closing(sqlite3.connect(dump)) as found:
            said = [row[0] for row in found.execute("PRAGMA integrity_check")]
            said += ["a row points at none" for _ in found.execute("PRAGMA foreign_key_check").fetchmany(1)]
    except sqlite3.DatabaseError as error:
        raise ValueError(f"SQLite cannot read it ({error})") from None
    if said != ["ok"]:
        raise ValueError(f"SQLite finds it broken ({said[-1]})")


def put_back(dump: Path) -> None:
    """Put every page back in one transaction of the database itself: killed on the way, it is as it was."""
    connection.close()
    with closing(sqlite3.connect(dump)) as source, closing(_opened()) as live:
        source.backup(live)
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _opened() -> sqlite3.Connection:
    found = sqlite3.connect(connection.settings_dict["NAME"], timeout=_SECONDS, isolation_level=None)
    found.execute("PRAGMA synchronous=FULL")
    return found
