"""Which workers are here. Each holds the lock of a file of its own for as long as its process lives, however it ends.

A lock of the operating system is given back when the process is killed, so a job that nobody works on any more is known
at once. Where the system has no such locks, a worker that was not heard of for a minute counts as gone. Being wrong
about it loses nothing: whoever lost a job cannot say how it ended.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from section75.apps.work import folder

SECONDS_BETWEEN_BEATS = 5
SECONDS_UNHEARD = 60
SECONDS_KEPT = 24 * 60 * 60  # the file of a worker that is gone
_SEEN = "last-seen"


def new_name() -> str:
    """A name that no other worker has."""
    return f"{os.getpid()}-{uuid.uuid4().hex[:12]}"


@contextmanager
def present(name: str) -> Iterator[None]:
    """Be here under that name until the block is left, or the process ends in any way."""
    path = _file(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as held:
        locks = _locks()
        if locks is not None:
            locks.flock(held, locks.LOCK_EX)
        beat(name)
        gone = threading.Event()
        heart = threading.Thread(target=_beat_until, args=(gone, name), daemon=True)
        heart.start()
        try:
            yield
        finally:
            gone.set()
            heart.join()
            path.unlink(missing_ok=True)


def beat(name: str) -> None:
    """Say that the worker is still here."""
    for path in (_file(name), folder.room() / _SEEN):
        path.touch()


def _beat_until(gone: threading.Event, name: str) -> None:
    while not gone.wait(SECONDS_BETWEEN_BEATS):
        with suppress(OSError):
            beat(name)


def is_here(name: str) -> bool:
    """Is the worker of that name still here?"""
    try:
        with _file(name).open("rb") as file:
            locks = _locks()
            if locks is None:
                return time.time() - os.fstat(file.fileno()).st_mtime < SECONDS_UNHEARD
            locks.flock(file, locks.LOCK_SH | locks.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def anybody_here() -> bool:
    """Is any worker here?"""
    return any(is_here(path.name) for path in _all())


def last_seen() -> datetime | None:
    """When a worker was last here; None where none ever was."""
    try:
        return datetime.fromtimestamp((folder.room() / _SEEN).stat().st_mtime, tz=UTC)
    except FileNotFoundError:
        return None


def forget_the_gone() -> None:
    """Remove what workers left behind that were killed a day ago or longer."""
    for path in _all():
        with suppress(FileNotFoundError):
            if not is_here(path.name) and time.time() - path.stat().st_mtime > SECONDS_KEPT:
                path.unlink()


def _all() -> list[Path]:
    return sorted((folder.room() / "workers").glob("*"))


def _file(name: str) -> Path:
    return folder.room() / "workers" / name


def _locks() -> Any:
    """The system's file locks, or None where it has none."""
    return import_module("fcntl") if find_spec("fcntl") else None
