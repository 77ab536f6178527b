"""What differs between the database engines, one file each: how a guard is written down, what a lock is, what is safe.

Nothing else in the program asks which engine it stands on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from django.db import connection
from django.db.backends.utils import CursorWrapper

from section75.apps.audit.engines import postgresql, sqlite

if TYPE_CHECKING:
    from section75.apps.audit.guards import Guard


Row = Sequence[Any]


class Engine(Protocol):
    """What each engine's file has to say."""

    def written(self, guard: Guard) -> str:
        """The guard as it should stand; empty where the engine needs none for that event."""

    def standing(self, cursor: CursorWrapper) -> dict[str, str]:
        """Every trigger that stands, by name, in the same words as `written`."""

    def make(self, cursor: CursorWrapper, guard: Guard) -> None:
        """Make the guard, in place of one of that name."""

    def take_down(self, cursor: CursorWrapper, guard: Guard) -> None:
        """Remove the guard where it stands: in a migration that fills new columns, after which it is made again."""

    def take_all_down(self, cursor: CursorWrapper) -> None:
        """Remove every guard that stands, an earlier version's too: before migrations."""

    def wait_in_transaction(self, cursor: CursorWrapper, key: int) -> None:
        """Wait for the lock of that number; it is held until the transaction ends."""

    def wait(self, cursor: CursorWrapper, key: int) -> None:
        """Wait for the lock of that number; it is held until `let_go`, or until the connection ends."""

    def let_go(self, cursor: CursorWrapper, key: int) -> None:
        """Give the lock back."""

    def put_many(
        self, cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Iterable[Row], *, of_all: Row
    ) -> None:
        """Put many rows into a table, past the words of `fitting`: whoever calls has seen that the texts can be kept.

        `of_all` are the values of the first columns, the same in every row. Days and moments come as the text the
        engine keeps.
        """

    def unsafe(self, cursor: CursorWrapper) -> list[str]:
        """The settings under which something acknowledged could be lost or changed: each in words."""


ENGINES: dict[str, Engine] = {"postgresql": postgresql, "sqlite": sqlite}


def engine() -> Engine:
    """The engine this installation stands on."""
    return ENGINES[connection.vendor]
