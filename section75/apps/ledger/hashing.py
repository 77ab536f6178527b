"""The hashes of a posting's entries, a batch at a time: of many in a process beside this one, while this one writes.

The process beside is a help and nothing more: where there is none, or it stops, the same is worked out here.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from section75.apps.ledger import hashing_beside, salts
from section75.core.evidence import BulkHasher, Columns, Hashed, Posted

LONG = 20_000  # entries from which a process of their own is worth its beginning
# -P: nothing is taken from the folder it stands in; -S: nothing of the installation has a say when it begins
BESIDE = ("-P", "-S", "-m", hashing_beside.__name__)


class Batch(NamedTuple):
    """Some entries column by column, the salt of each, one after another, and their hashes."""

    columns: Columns
    salts: bytes
    hashed: Hashed


@runtime_checkable
class InColumns(Protocol):
    """Entries that come column by column, as those of a file do."""

    def columns(self, some: slice) -> Columns:
        """Some of them."""


def batches_of(entries: Sequence[Posted], hasher: BulkHasher, *, size: int) -> Iterator[Batch]:
    """The entries so many at a time, hashed; the next batch is being hashed while one is worked with."""
    starts = range(0, len(entries), size)
    each = (_columns(entries, slice(start, start + size)) for start in starts)
    yield from _here(each, hasher) if len(entries) < LONG else _beside(each, hasher)


def _columns(entries: Sequence[Posted], some: slice) -> Columns:
    return entries.columns(some) if isinstance(entries, InColumns) else tuple(zip(*entries[some], strict=True))


def _here(batches: Iterable[Columns], hasher: BulkHasher) -> Iterator[Batch]:
    for columns in batches:
        fresh = salts.fresh(len(columns[0]))
        yield Batch(columns, fresh, hasher.hash(columns, fresh))


def _beside(batches: Iterator[Columns], hasher: BulkHasher) -> Iterator[Batch]:
    with _Beside(hasher) as beside:
        done = next(_here(batches, hasher))  # it takes as long for the process to begin
        beside.go_on()
        for columns in batches:
            fresh = salts.fresh(len(columns[0]))
            beside.ask(columns, fresh)
            yield done
            done = Batch(columns, fresh, beside.answer(columns, fresh))
        yield done


class _Beside:
    """A process that hashes what it is asked; each answer is fetched before the next question."""

    def __init__(self, hasher: BulkHasher) -> None:
        self._hasher = hasher  # where the log stands after the last answer
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> _Beside:
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, *BESIDE],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        """End the process, and whatever it has said already with it."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def go_on(self) -> None:
        """From where the log stands now."""
        self._send(hashing_beside.send, self._hasher)

    def ask(self, columns: Columns, fresh: bytes) -> None:
        """Have a batch hashed."""
        self._send(hashing_beside.ask, columns, fresh)

    def answer(self, columns: Columns, fresh: bytes) -> Hashed:
        """What came of the batch asked last; worked out here if nothing comes, or something else."""
        if self._process is not None and self._process.stdout is not None:
            line = self._hasher.line + len(columns[0])
            with contextlib.suppress(Exception):  # whatever it is: it is no answer
                hasher, hashed = hashing_beside.answered(self._process.stdout)
                if hasher.line == line and len(hashed.leaves) == len(hashed.chains) == len(columns[0]):
                    self._hasher = hasher
                    return hashed
            self._end()
        return self._hasher.hash(columns, fresh)

    def _send(self, how: Callable[..., None], *what: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                how(self._process.stdin, *what)
