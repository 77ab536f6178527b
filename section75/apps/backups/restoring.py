"""Restoring a backup: checked before anything is touched, put back whole, and then held against what others know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from section75.apps.audit import guards, versions
from section75.apps.audit import store as audit
from section75.apps.backups import comparing, container, copying, making, store
from section75.apps.backups.comparing import Known
from section75.apps.backups.heads import heads
from section75.apps.backups.manifest import Manifest
from section75.apps.backups.models import Restoration
from section75.apps.backups.refusals import BackupOfTheOtherEngine, BooksAreThere, NotABackup

_BOOKS = ("accounts_user", "agreements_partnership", "ledger_fundhead")


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring came to: the backup, the one made of what was there before, and what is missing now."""

    manifest: Manifest
    kept: Path | None
    missing: tuple[Restoration, ...]


def restore(file: Path, *, receipts: Path | None, replace: bool, at: datetime, by: str) -> Restored:
    """Put a backup in the place of an empty database; with `replace`, of one with books, which are backed up first.

    Refuses a file that is not as it was made, or of the other engine, before anything is touched. What is then known
    to be missing blocks posting to its fund until both partners accept it.
    """
    known = list(comparing.of_receipts(receipts)) if receipts else []
    folder = Path(settings.DATA)
    with container.unpacked(file, folder) as (manifest, dump):
        _require_sound(file, manifest, dump)
        has_books = holds_books()
        if has_books and not replace:
            raise BooksAreThere(settings.DATABASE_IN_WORDS)
        kept = _keep_what_is_there(folder, at) if has_books else None
        known += _known_here() if has_books else []
        known += comparing.of_heads(manifest.funds, "the manifest of the backup")
        copying.engine().put_back(dump)
    return Restored(manifest, kept, _settle(file, manifest, known, at=at, by=by))


def compare(receipts: Path, *, at: datetime, by: str) -> tuple[Restoration, ...]:
    """Hold the books as they stand against checkpoints that a partner brings, and keep what is missing, once."""
    known = comparing.of_receipts(receipts)
    found = comparing.missing(ask, known, store.kept(), made_at=at, at=at, by=by)
    store.keep(found)
    for row in found:
        says = store.in_words(row)
        audit.write(
            at=at, who=by, act="compare with checkpoints", partnership=row.partnership, fund=row.fund, outcome="done",
            says=says,
        )  # fmt: skip
    return found


def _require_sound(file: Path, manifest: Manifest, dump: Path) -> None:
    if manifest.engine != connection.vendor:
        here = copying.NAMES[connection.vendor]
        raise BackupOfTheOtherEngine(file.name, copying.NAMES.get(manifest.engine, manifest.engine), here)
    try:
        copying.engine().require_sound(dump)
    except ValueError as error:
        raise NotABackup(file.name, str(error)) from None


def holds_books(alias: str = "default") -> bool:
    """Has the database people, partnerships or entries?"""
    there = set(connections[alias].introspection.table_names())
    return any(_has_a_row(alias, table) for table in _BOOKS if table in there)


def _has_a_row(alias: str, table: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - names of ours
        return cursor.fetchone() is not None


def _keep_what_is_there(folder: Path, at: datetime) -> Path | None:
    """A backup of the books that are replaced, in the data folder."""
    to = folder / f"replaced-{at:%Y%m%dT%H%M%S.%fZ}.backup"
    making.make(to, at=at)
    return to


def _known_here() -> list[Known]:
    """What the database that is replaced knows of its funds, and what was missing from it already."""
    there = set(connection.introspection.table_names())
    found = list(comparing.of_heads(heads(ask), comparing.REPLACED)) if "ledger_fundhead" in there else []
    earlier = store.all_open() if "backups_restorationaccepted" in there else ()
    return [*found, *comparing.of_earlier(earlier)]


def ask(statement: str) -> Iterator[Sequence[Any]]:
    """Ask the database of this installation."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(10_000):
            yield from rows


def _settle(
    file: Path, manifest: Manifest, known: Sequence[Known], *, at: datetime, by: str
) -> tuple[Restoration, ...]:
    """Bring what was restored up to this version, see that every guard stands, and keep what is missing."""
    connection.close()
    if versions.pending():
        call_command("migrate", verbosity=0, interactive=False)
    guards.require_standing()
    found = comparing.missing(ask, known, store.kept(), made_at=manifest.made_at, at=at, by=by)
    store.keep(found)
    says = [f"Restored {file.name}, made at {manifest.made_at.isoformat()}, SHA-256 {manifest.sha256}."]
    says += [f"{row.partnership}/{row.fund}: {store.in_words(row)}" for row in found]
    audit.write(at=at, who=by, act="restore a backup", partnership="", outcome="done", says=" ".join(says))
    return found
