"""Somebody posts on a disk whose writes and syncs fail now and then; what was answered, and what is found.

    python tests/engines/io_errors.py POSTS SEED

Run in a data folder of SQLite with the cast and the agreement and nothing posted, with `failing_disk.c` loaded before
the C library and FAILING_FILES naming the database's files.
"""

from __future__ import annotations

import ctypes
import json
import os
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

OFTEN = (2, 10, 50)  # in a thousand writes and syncs, in turn


def fill(posts: int, seed: int) -> tuple[list[str], Counter[str]]:
    """Post so many; what was answered, and what else was said how often."""
    from django.db import DatabaseError

    from section75.core.refusals import Refusal
    from tests.engines import racing

    disk = ctypes.CDLL(None)
    told: list[str] = []
    said: Counter[str] = Counter()
    for number in range(posts):
        disk.failing_disk(OFTEN[number % len(OFTEN)], seed + number)
        try:
            racing.post(f"e{number}", month=2)
        except (DatabaseError, Refusal) as error:
            said[f"{type(error).__name__}: {error}"] += 1
        else:
            told.append(f"e{number}")
    disk.failing_disk(0, seed)
    said["failed"] = disk.failed_so_far()
    return told, said


def main(posts: int, seed: int) -> dict[str, Any]:
    """Post on it, look at what is there, and go on once it is whole."""
    import django

    django.setup()
    from django.db import connection

    from tests.engines import crashing, racing

    racing.post("warm", month=2)
    told, said = fill(posts, seed)
    connection.close()
    with closing(sqlite3.connect(Path(os.environ["SECTION75_DATA"]) / "section75.sqlite3")) as database:
        (sound,) = database.execute("PRAGMA integrity_check").fetchone()
    found = crashing.found()
    return {"told": ["warm", *told], "said": said, "sound": sound, **found, "after": racing.post("after", month=2)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
