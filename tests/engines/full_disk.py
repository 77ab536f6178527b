"""Somebody posts until the disk takes no more, and goes on once there is room; what was answered, and what is found.

    python tests/engines/full_disk.py

Run in a data folder of SQLite with the cast and the agreement and nothing posted. The disk is full when a
file would grow beyond what this process may write.
"""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

ROOM = 300_000  # bytes that the database's log may still grow by


def fill(told: list[str], most: int) -> str:
    """Post until nothing more is taken; what was said then."""
    from django.db import OperationalError

    from tests.engines import racing

    for number in range(most):
        name = f"d{len(told)}-{number}"
        try:
            racing.post(name, month=2)
        except OperationalError as error:
            return str(error)
        told.append(name)
    return ""


def main() -> dict[str, Any]:
    """Fill the disk, look, make room, and go on."""
    import django

    django.setup()
    from django.db import connection

    from tests.engines import crashing
    from tests.terminal import typed_in

    told: list[str] = []
    fill(told, 1)
    data = Path(os.environ["SECTION75_DATA"])
    largest = max(path.stat().st_size for path in data.glob("section75.sqlite3*"))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + ROOM, hard))
    said = fill(told, 10_000)
    by_command = typed_in(["evidence", "key", "rotate", "--as", "administrator", "--json"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    connection.close()
    with closing(sqlite3.connect(data / "section75.sqlite3")) as database:
        (sound,) = database.execute("PRAGMA integrity_check").fetchone()
    found = crashing.found()
    after = fill(told, 1)
    refused = json.loads(by_command.out)["refusal"] if by_command.code else ""
    return {"told": told, "said": said, "sound": sound, "after": after, "command": [by_command.code, refused], **found}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
