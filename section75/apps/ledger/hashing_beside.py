"""The process that hashes beside the one that writes: `hashing` begins it, asks it, and ends it.

It reads where the log stands, then batch after batch, and answers each with where the log stands and the hashes. Of a
column with one value that value is sent, and of hashes one run of bytes: to send them takes less than to hash them.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Sequence
from typing import IO, Any

from section75.core.evidence import HASH_BYTES, BulkHasher, Columns, Hashed, cut


def ask(pipe: IO[bytes], columns: Columns, salts: bytes) -> None:
    """Ask for the hashes of a batch."""
    send(pipe, (len(columns[0]), [_one(each) or each for each in columns], salts))


def answer(asked: IO[bytes], told: IO[bytes]) -> None:
    """Answer every batch until there is none."""
    hasher = pickle.load(asked)  # noqa: S301 - from the process that began this one
    while True:
        try:
            many, columns, salts = pickle.load(asked)  # noqa: S301 - as above
        except EOFError:
            return
        hashed = hasher.hash([each * many if len(each) == 1 else each for each in columns], salts)
        send(told, (hasher, b"".join(hashed.leaves), b"".join(hashed.chains)))


def answered(pipe: IO[bytes]) -> tuple[BulkHasher, Hashed]:
    """Where the log stands after the batch that was asked for, and its hashes."""
    hasher, leaves, chains = pickle.load(pipe)  # noqa: S301 - from our own process
    return hasher, Hashed(cut(leaves, HASH_BYTES), cut(chains, HASH_BYTES), hasher.frontier)


def _one(column: Sequence[Any]) -> Sequence[Any] | None:
    """The one value that stands in all of a column, if there is but one."""
    return column[:1] if column.count(column[0]) == len(column) else None


def send(pipe: IO[bytes], what: object) -> None:
    """Send something to the other side."""
    pipe.write(pickle.dumps(what, protocol=pickle.HIGHEST_PROTOCOL))
    pipe.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
