"""A job's folder under SECTION75_DATA/work: how far it is, the wish to cancel it, and the trace of a fault of ours.

An act such as posting a large extract is one transaction, and while it is written nothing else can be written to a
database that lets one write at a time. So what has to be known meanwhile is in small files, the same on both engines.
"""

from __future__ import annotations

import json
import os
import shutil
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_PROGRESS, _WISH, _FAULT = "progress.json", "cancel", "fault"


@dataclass(frozen=True, slots=True)
class HowFar:
    """So many done of so many; `of` is 0 until the job knows how many there are."""

    done: int
    of: int


def room() -> Path:
    """The folder of all jobs' folders, and of the workers' files."""
    return Path(settings.DATA) / "work"


def begin(number: int) -> None:
    """Make the folder anew, before the job is asked for: nothing is left of a number that was never given out."""
    clear(number)
    _of(number).mkdir(parents=True, mode=0o700)


def say_how_far(number: int, done: int, of: int) -> None:
    """Write down how far the job is. Whoever reads sees the figures before or these, never a part."""
    folder = _of(number)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = folder / f"{_PROGRESS}.new"
    new.write_text(json.dumps({"done": done, "of": of}), encoding="utf-8")
    new.replace(folder / _PROGRESS)


def how_far(number: int) -> HowFar:
    """How far the job said it was; nothing of nothing where it has not said so."""
    try:
        said = json.loads((_of(number) / _PROGRESS).read_text(encoding="utf-8"))
        return HowFar(int(said["done"]), int(said["of"]))
    except (OSError, ValueError, KeyError, TypeError):
        return HowFar(0, 0)


def wish_to_cancel(number: int) -> None:
    """Leave the wish where the worker looks for it."""
    folder = _of(number)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / _WISH).touch()


def is_cancelling_wished(number: int) -> bool:
    """Was it wished?"""
    return (_of(number) / _WISH).exists()


def forget(number: int) -> None:
    """Take back the wish and the figures, before the job is tried again."""
    for name in (_WISH, _PROGRESS):
        with suppress(FileNotFoundError):
            (_of(number) / name).unlink()


def keep_trace(number: int, attempt: int, error: BaseException) -> Path | None:
    """Keep what failed, for the owner of the installation only; None where not even that can be written."""
    path = _of(number) / f"{_FAULT}-{attempt}.txt"
    text = "".join(traceback.format_exception(error))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        return path
    return None


def traces(number: int) -> list[Path]:
    """The traces kept of a job, in order."""
    return sorted(_of(number).glob(f"{_FAULT}-*.txt"))


def clear(number: int) -> None:
    """Remove the folder and all that is in it."""
    shutil.rmtree(_of(number), ignore_errors=True)


def numbers() -> list[int]:
    """The jobs that have a folder."""
    return sorted(int(path.name) for path in room().glob("*") if path.name.isdecimal())


def _of(number: int) -> Path:
    return room() / str(number)
