"""How each engine is copied into one file and put back from it, one file each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from django.db import connection

from section75.apps.backups.copying import postgresql, sqlite
from section75.apps.backups.heads import FundHead

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Copied(NamedTuple):
    """What a copy holds: how far each fund was in it, and how many migrations it had."""

    funds: tuple[FundHead, ...]
    migrations: int


class Copying(Protocol):
    """What each engine's file has to say."""

    DUMP: str  # what the dump is called in a backup

    def version(self) -> str:
        """The engine's version."""

    def copy(self, to: Path) -> Copied:
        """Copy the database as it is at one moment, while others may write."""

    def require_sound(self, dump: Path) -> None:
        """Refuse a dump that cannot be put back: a ValueError that says why."""

    def put_back(self, dump: Path) -> None:
        """Put a dump in the place of what is there: all of it, or nothing."""


_ENGINES: dict[str, Copying] = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> Copying:
    """The engine this installation stands on."""
    return _ENGINES[connection.vendor]
