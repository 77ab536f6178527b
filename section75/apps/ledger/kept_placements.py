"""What files came to when they were read and placed, kept for pages that ask again: the latest, up to so many rows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
MOST_ROWS = 150_000  # of all files together; one file is kept whatever its size


class Latest(Generic[T]):
    """Results by key, with how many rows each holds; the one not asked for longest goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[int, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], tuple[int, T]]) -> T:
        """What is kept under the key, or what is made now."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][1]
        made = make()
        with self._lock:
            self._kept[key] = made
        self._make_room()
        return made[1]

    def _make_room(self) -> None:
        with self._lock:
            while len(self._kept) > 1 and sum(rows for rows, _ in self._kept.values()) > MOST_ROWS:
                self._kept.popitem(last=False)
