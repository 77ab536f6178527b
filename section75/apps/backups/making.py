"""Making a backup: the database as it is at one moment, in one file with what it holds. No key is in it."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from section75 import __version__
from section75.apps.audit import store as audit
from section75.apps.backups import container, copying
from section75.apps.backups.manifest import Manifest
from section75.apps.backups.refusals import FileIsThere, NotWrittenDown

THE_TERMINAL = "the terminal"


def make(to: Path, *, at: datetime) -> Manifest:
    """Make one, on disk when this returns, and write into the audit trail that it was made."""
    to = to.absolute()
    if to.exists():
        raise FileIsThere(str(to))
    engine = copying.engine()
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=to.parent) as place:
            dump = Path(place) / engine.DUMP
            copied = engine.copy(dump)
            manifest = Manifest(
                made_at=at.astimezone(UTC),
                version=__version__,
                engine=connection.vendor,
                engine_version=engine.version(),
                dump=engine.DUMP,
                sha256=container.sha256_of_file(dump),
                size=dump.stat().st_size,
                migrations=copied.migrations,
                funds=copied.funds,
            )
            container.write(to, dump, manifest)
    except OSError as error:
        raise NotWrittenDown(str(to), (error.strerror or str(error)).lower()) from None
    says = f"Made the backup {to.name}: {manifest.size:,} bytes, SHA-256 {manifest.sha256}."
    audit.write(at=at, who=THE_TERMINAL, act="make a backup", partnership="", outcome="done", says=says)
    return manifest
