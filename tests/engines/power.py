"""The disk as a loss of power leaves it: what a writer's system calls, read from strace, had brought there.

Kept of each file is what it held when it was last synced, and nothing after that; a machine may keep more, never less.
A moment is whenever the writer says on its own channel that something was done.

    python tests/engines/power.py POSTS [PRAGMA]

is that writer, in a data folder of SQLite with the cast and the agreement and nothing posted.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,open,creat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,dup,dup2,dup3,rename"
SAID = "acknowledged"  # the name of the channel
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_WORD = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Disk:
    """Files as programs see them, and as they would be found after the power went."""

    seen: dict[str, bytearray] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    opened: dict[int, str] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def write(self, handle: int, content: bytes, at: int | None) -> None:
        """A write, at a place or where the last one ended."""
        name = self.opened.get(handle)
        if name is None:
            return
        if name.endswith(SAID):
            self.told += content.decode().split()
            return
        file = self.seen.setdefault(name, bytearray())
        start = self.places.get(handle, 0) if at is None else at
        if len(file) < start:
            file.extend(bytes(start - len(file)))
        file[start : start + len(content)] = content
        if at is None:
            self.places[handle] = start + len(content)

    def sync(self, handle: int) -> None:
        """What is seen of a file is on disk now."""
        name = self.opened.get(handle)
        if name is not None and name in self.seen:
            self.kept[name] = bytes(self.seen[name])

    def cut(self, handle: int, length: int) -> None:
        """A file is made shorter, or longer, as programs see it."""
        name = self.opened.get(handle)
        if name is not None:
            file = self.seen.setdefault(name, bytearray())
            del file[length:]
            file.extend(bytes(length - len(file)))


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def moments(trace: Path, disk: Disk, folder: Path) -> Iterator[None]:
    """Follow a trace; at each moment at which something more was acknowledged, `disk` is as it was then."""
    said = 0
    with trace.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None or int(found[3]) < 0:
                continue
            follow(disk, found[1], found[2], int(found[3]), str(folder))
            if len(disk.told) > said:
                said = len(disk.told)
                yield


def follow(disk: Disk, call: str, words: str, gave: int, folder: str) -> None:
    """One system call that succeeded."""
    first = words.split(",", 1)[0].strip()
    if call in ("openat", "open", "creat"):
        name = _bytes(_WORD.findall(words)[0]).decode()
        disk.opened.pop(gave, None)
        if name.startswith(folder):
            disk.opened[gave], disk.places[gave] = name, 0
    elif call == "close":
        disk.opened.pop(int(first), None)
    elif call in ("write", "pwrite64"):
        content = _bytes(_WORD.findall(words)[0])[:gave]
        disk.write(int(first), content, int(words.rsplit(",", 1)[1]) if call == "pwrite64" else None)
    elif call in ("fsync", "fdatasync"):
        disk.sync(int(first))
    elif call == "ftruncate":
        disk.cut(int(first), int(words.rsplit(",", 1)[1]))
    elif call in ("unlink", "unlinkat"):
        name = _bytes(_WORD.findall(words)[0]).decode()
        disk.seen.pop(name, None)  # on disk until a folder is synced: the worst is that it is still there


def lost(disk: Disk, into: Path) -> list[str]:
    """What was acknowledged and is not there once the power is back; all of it where SQLite finds the file broken."""
    for path in into.iterdir():
        path.unlink()
    for name, content in disk.kept.items():
        if "-shm" not in name:
            (into / Path(name).name).write_bytes(content)
    with closing(sqlite3.connect(into / "section75.sqlite3")) as database:
        try:
            there = {name for (name,) in database.execute(POSTED)}
            half = {name for name, rows in database.execute(ENTRIES) if rows != ROWS}
            sound = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            return list(disk.told)
    return sorted(half) + [name for name in disk.told if f"{name}.csv" not in there] if sound else list(disk.told)


ROWS = 2
POSTED = "SELECT file_name FROM ledger_extract WHERE posted_at IS NOT NULL"
ENTRIES = (
    "SELECT f.name, count(*) FROM ledger_journalentry e JOIN ledger_postedfile f ON f.id = e.file_id GROUP BY f.name"
)


def main(posts: int, pragma: str) -> None:
    """Post so many, and say each on the channel once it was answered."""
    import django

    django.setup()
    from django.db import connection

    from tests.engines import racing

    if pragma:
        connection.settings_dict["OPTIONS"]["init_command"] += f"PRAGMA {pragma};"
    channel = os.open(Path(os.environ["SECTION75_DATA"]) / SAID, os.O_WRONLY | os.O_CREAT)
    for number in range(posts):
        racing.post(f"p{number}", month=2)
        os.write(channel, f"p{number}\n".encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
