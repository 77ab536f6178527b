"""One at a time: whoever reads the books in order to write to them does so alone.

SQLite lets one transaction write at a time. PostgreSQL lets many, each seeing what the others had committed when it
looked; so whoever takes the next number, or asks whether a month is open, first waits for the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection

from section75.apps.audit.engines import engine


def one_at_a_time(what: str) -> None:
    """Wait until nobody else works on the same thing, a partnership mostly. Held until this transaction ends."""
    assert connection.in_atomic_block, "a lock is held by a transaction"
    with connection.cursor() as cursor:
        engine().wait_in_transaction(cursor, _number(what))


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Do something of several transactions while no other process does the same: bringing up to date, a first run."""
    with connection.cursor() as cursor:
        engine().wait(cursor, _number(what))
        try:
            yield
        finally:
            engine().let_go(cursor, _number(what))


def _number(what: str) -> int:
    """The lock's number: of 64 bits, with a sign, as PostgreSQL counts them."""
    return int.from_bytes(sha256(f"section75 {what}".encode()).digest()[:8], "big", signed=True)
