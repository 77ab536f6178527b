"""Somebody posts until the disk takes no more, and goes on once there is room; what was answered, and what is found.

    python tests/engines/full_disk.py [BALLAST]

Run in a data folder with the cast and the agreement and nothing posted. On SQLite the disk is full when a file would
grow beyond what this process may write; on PostgreSQL the database lies on a small disk beside a file, BALLAST, that
leaves it little room.
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
SOUND = "ok"
FEW = 50


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


def _leave_little() -> int:
    """Let the files grow by little more; the limit there was."""
    largest = max(path.stat().st_size for path in Path(os.environ["SECTION75_DATA"]).glob("section75.sqlite3*"))
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + ROOM, hard))
    return hard


def _make_room(ballast: str, hard: int) -> None:
    if ballast:
        Path(ballast).unlink()
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def _sound(ballast: str) -> str:
    """What SQLite says of its file; PostgreSQL reads every row by its checksums, and fails where one is wrong."""
    if ballast:
        return SOUND
    with closing(sqlite3.connect(Path(os.environ["SECTION75_DATA"]) / "section75.sqlite3")) as database:
        return str(database.execute("PRAGMA integrity_check").fetchone()[0])


def main(ballast: str) -> dict[str, Any]:
    """Fill the disk, look, make room, and go on."""
    import django

    django.setup()
    from django.db import connection

    from tests.engines import crashing
    from tests.terminal import typed_in

    told: list[str] = []
    fill(told, 1)
    hard = 0 if ballast else _leave_little()
    said = fill(told, 10_000)
    for _ in range(FEW):  # what one posting has no room for may do for a key, but not for many
        by_command = typed_in(["evidence", "key", "rotate", "--as", "administrator", "--json"])
        if by_command.code:
            break
    _make_room(ballast, hard)
    connection.close()
    sound, found = _sound(ballast), crashing.found()
    after = fill(told, 1)
    refused = json.loads(by_command.out)["refusal"] if by_command.code else ""
    return {"told": told, "said": said, "sound": sound, "after": after, "command": [by_command.code, refused], **found}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1] if len(sys.argv) > 1 else "")))
