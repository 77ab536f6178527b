"""The hashes of a posting's entries, a batch at a time: of many in a process beside this one, while this one writes.

The process beside is a help and nothing more: where there is none, or it stops, the same is worked out here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from section75.apps.ledger import hashing_beside, salts
from section75.core.evidence import BulkHasher, Hashed, Posted

LONG = 20_000  # entries from which a process of their own is worth its beginning
# -P: nothing is taken from the folder it stands in; -S: nothing of the installation has a say when it begins
BESIDE = ("-P", "-S", "-m", hashing_beside.__name__)
NO_ANSWER = (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError)


class Batch(NamedTuple):
    """Some entries, the salt of each, one after another, and their hashes."""

    some: Sequence[Posted]
    salts: bytes
    hashed: Hashed


def batches_of(entries: Sequence[Posted], hasher: BulkHasher, *, size: int) -> Iterator[Batch]:
    """The entries so many at a time, hashed; the next batch is being hashed while one is worked with."""
    some = (entries[start : start + size] for start in range(0, len(entries), size))
    if len(entries) < LONG:
        yield from _here(some, hasher)
    else:
        yield from _beside(some, hasher)


def _here(batches: Iterable[Sequence[Posted]], hasher: BulkHasher) -> Iterator[Batch]:
    for some in batches:
        fresh = salts.fresh(len(some))
        yield Batch(some, fresh, hasher.hash(some, fresh))


def _beside(batches: Iterator[Sequence[Posted]], hasher: BulkHasher) -> Iterator[Batch]:
    with _Beside(hasher) as beside:
        asked = list[tuple[Sequence[Posted], bytes]]()
        for some in batches:
            done = [Batch(*each, beside.answer(*each)) for each in asked]
            asked = [(some, salts.fresh(len(some)))]
            beside.ask(*asked[0])
            yield from done
        yield from (Batch(*each, beside.answer(*each)) for each in asked)


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
            self._tell(self._hasher)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def ask(self, some: Sequence[Posted], fresh: bytes) -> None:
        """Have a batch hashed."""
        self._tell((some, fresh))

    def answer(self, some: Sequence[Posted], fresh: bytes) -> Hashed:
        """What came of the batch asked last; worked out here if nothing comes."""
        told = self._told()
        if told is None:
            return self._hasher.hash(some, fresh)
        self._hasher, hashed = told
        return hashed

    def _tell(self, what: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                pickle.dump(what, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
                self._process.stdin.flush()

    def _told(self) -> tuple[BulkHasher, Hashed] | None:
        if self._process is None or self._process.stdout is None:
            return None
        try:
            told: tuple[BulkHasher, Hashed] = pickle.load(self._process.stdout)  # noqa: S301 - from our own process
        except NO_ANSWER:
            self._process.kill()
            return None
        return told
