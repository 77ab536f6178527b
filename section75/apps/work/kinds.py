"""The kinds of job there are: each room lists its own in `jobs.py`, found by looking, so that this room need not know
which rooms stand above it.

A kind runs one ordinary action of its room, or only reads. What an action does and the mark that the job is done are
one transaction: so a job is done once, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from section75.apps.accounts.models import User
from section75.apps.work.refusals import NoSuchKind
from section75.core.authority import Act

Progress = Callable[[int, int], None]  # so many of so many; it raises Cancelled or Stopped where work must end
Arguments = Mapping[str, Any]  # as they were asked with; "partnership" and "fund" are always among them


class Cancelled(Exception):
    """Cancelling was asked for: whatever was begun is rolled back."""


class Stopped(Exception):
    """The worker was told to stop: whatever was begun is rolled back, and the job waits for the next worker."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of what a job came to: its cells, and where the first of them leads.

    It is shown only to whoever has a part in its partnership when they look; a line of no partnership to everybody who
    may see the job.
    """

    cells: tuple[str, ...]
    address: str = ""
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to: a sentence, the page where that can be seen, and a table of it where there is one."""

    words: str
    address: str = ""
    headings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job.

    `act` is the right that whoever asks needs in the partnership, asked for again when the job runs; None is a job of
    no partnership. A kind that `only_reads` holds no transaction while it runs, so that nobody waits for it. A kind
    that `is_offered` has a button on the page of jobs, and needs no arguments.
    """

    words: str
    says: str
    run: Callable[[User, Arguments, Progress], Outcome]
    act: Act | None = None
    only_reads: bool = False
    is_offered: bool = False


def all_kinds() -> dict[str, JobKind]:
    """Every kind of job of every room, by the name it is kept under."""
    return dict(_found())


def _found() -> Iterator[tuple[str, JobKind]]:
    for room in apps.get_app_configs():
        module = f"{room.name}.jobs"
        if room.name.startswith("section75.") and find_spec(module):
            yield from import_module(module).JOBS.items()


def kind_of(name: str) -> JobKind:
    """The kind of that name. Refuses one that no room lists."""
    kinds = all_kinds()
    if name not in kinds:
        raise NoSuchKind(name, sorted(kinds))
    return kinds[name]
