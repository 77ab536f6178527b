"""The process that hashes beside the one that writes: `hashing` begins it, asks it, and ends it.

It reads where the log stands, then batch after batch, and answers each with where the log stands and the hashes.
"""

from __future__ import annotations

import pickle
import sys
from typing import BinaryIO


def answer(asked: BinaryIO, told: BinaryIO) -> None:
    """Answer every batch until there is none."""
    hasher = pickle.load(asked)  # noqa: S301 - from the process that began this one
    while True:
        try:
            some, salts = pickle.load(asked)  # noqa: S301 - as above
        except EOFError:
            return
        hashed = hasher.hash(some, salts)
        pickle.dump((hasher, hashed), told, protocol=pickle.HIGHEST_PROTOCOL)
        told.flush()


if __name__ == "__main__":
    answer(sys.stdin.buffer, sys.stdout.buffer)
