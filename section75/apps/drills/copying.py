"""A copy of the books to be attacked: the SQLite file by its online backup, in a folder that is removed again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from section75.apps.agreements import store as agreements
from section75.apps.drills.refusals import DrillBrokeOff, DrillNeedsACopy
from section75.apps.drills.running import Tried, run
from section75.apps.evidence import verifier_file
from section75.apps.ledger.ledgers import Ledger

DATABASE = "section75.sqlite3"


def drill(partnership: str, fund: str, *, verifier: Path | None, is_copy: bool) -> tuple[Tried, ...]:
    """Make every attack on a copy of the books; on these very books only where they are said to be one."""
    ledger = Ledger(partnership, agreements.latest(partnership).fund(fund).id)
    tool = verifier or verifier_file.verifier()
    if is_copy:
        return run(ledger, tool)
    if connection.vendor != "sqlite":
        raise DrillNeedsACopy
    with tempfile.TemporaryDirectory(prefix="section75-drill-") as folder:
        _copy(Path(folder))
        return _run_there(Path(folder), ledger, tool)


def _copy(folder: Path) -> None:
    """The books as they are at this moment, and the key that signs them, readable to nobody else."""
    connection.ensure_connection()
    assert connection.connection is not None, "a connection was made"
    with closing(sqlite3.connect(folder / DATABASE)) as copy:
        connection.connection.backup(copy)
    if Path(settings.SIGNING_KEY).exists():
        shutil.copy2(settings.SIGNING_KEY, folder / "signing-key")


def _run_there(folder: Path, ledger: Ledger, verifier: Path) -> tuple[Tried, ...]:
    """The same command, in a process whose data folder is the copy's."""
    told = os.environ | {"SECTION75_DATA": str(folder), "SECTION75_DATABASE": "", "SECTION75_SIGNING_KEY": ""}
    words = ["-P", "-m", "section75.apps.drills", ledger.partnership, ledger.fund, str(verifier)]
    done = subprocess.run([sys.executable, *words], env=told, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise DrillBrokeOff(done.stderr.strip().splitlines()[-1:] or ["no reason was given"])
    return tuple(Tried(*each) for each in json.loads(done.stdout))
