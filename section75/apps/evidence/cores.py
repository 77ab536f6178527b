"""Work done on every core: by processes of their own where they can be started, and else here, with the same answer."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from django.db import connection

T = TypeVar("T")
U = TypeVar("U")
FORK: Final = "fork"


class Workers:
    """Whoever does the work: processes, or nobody but ourselves. Where one is killed, `BrokenProcessPool` is raised."""

    def __init__(self, pool: ProcessPoolExecutor | None = None) -> None:
        self._pool = pool

    def begin(self, work: Callable[..., T], *given: Any) -> Callable[[], T]:
        """Begin something; what is given back waits for what it comes to."""
        if self._pool is None:
            return lambda: work(*given)
        return self._pool.submit(work, *given).result

    def each(self, work: Callable[[U], T], of: Iterable[U]) -> Iterator[T]:
        """The same for each of many, in their order; none is begun long before it is asked for where we are alone."""
        return map(work, of) if self._pool is None else self._pool.map(work, of)


@contextmanager
def workers(many: int | None = None) -> Iterator[Workers]:
    """As many as there are cores, or as many as are asked for; with one there is nobody but ourselves."""
    pool = _started(_cores() if many is None else many)
    if pool is None:
        yield Workers()
        return
    with pool:
        yield Workers(pool)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started(many: int) -> ProcessPoolExecutor | None:
    """The processes; None where there should be one, or there can be no more. They share no connection with us."""
    if many < 2 or not _may_fork():
        return None
    connection.close()
    try:
        return ProcessPoolExecutor(many, mp_context=multiprocessing.get_context(FORK))
    except (OSError, ImportError):  # no more processes, or no semaphores: a small container
        return None


def _may_fork() -> bool:
    """A fork takes along neither other threads nor what a transaction, or a database in memory, has seen."""
    alone = threading.active_count() == 1 and FORK in multiprocessing.get_all_start_methods()
    in_memory = getattr(connection, "is_in_memory_db", lambda: False)()
    return alone and not connection.in_atomic_block and not in_memory
