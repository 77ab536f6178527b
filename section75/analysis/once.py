"""A question that is asked once of each different text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """A reader that remembers its answers."""

    __slots__ = ("_known", "_read")

    def __init__(self, read: Callable[[str], T]) -> None:
        self._read = read
        self._known: dict[str, T] = {}

    def of(self, text: str) -> T:
        """The answer for a text."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]
