"""Entries posted one at a time, each proposed by one and approved by another, chained and durable, by several clients
at once; beside bare rows: as many rows and bytes put in by as many transactions, with nothing asked of them.

How many rows and transactions one posting takes is counted from a real one in the same run.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bench.report import answer

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

POSTS = 192  # over all clients
BARE = "bench_bare"


@dataclass
class Written:
    """What one posting writes: rows, bytes, and transactions."""

    rows: int = 0
    size: int = 0
    transactions: int = 0

    def __call__(self, execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        """Count a statement, and let it go on."""
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE")):
            parameters = [list(row) for row in parameters] if many else parameters
            each = parameters if many else [parameters or ()]
            self.rows += len(each)
            self.size += sum(len(str(value)) for row in each for value in row)
        return execute(sql, parameters, many, context)


def post(number: int) -> None:
    """Propose an entry by hand, and approve it."""
    from bench.books import CHIEF, OFFICER, user
    from bench.month_end import AT
    from section75.apps.approvals.actions import approve
    from section75.apps.ledger import actions
    from section75.apps.ledger.store import Ledger
    from section75.core.calendar import FinancialYear, Month
    from section75.core.ledger import Account
    from section75.core.money import Money

    ledger = Ledger("bench-0", "pool")
    entry = actions.ByHand(
        Month(FinancialYear(2022), 3), date(2022, 6, 14), Account.read(f"expenditure/l{number % 40:02d}"),
        Account.read("cash"), Money(1_00 + number), f"Invoice {number}", "invented: bench", f"entry {number} by hand",
    )  # fmt: skip
    proposal = actions.propose_journal(user(OFFICER), ledger, entry, at=AT)
    approve(user(CHIEF), actions.scope_of(ledger), proposal.pk, at=AT)


def counted() -> Written:
    """What one posting writes, the very first not counted: it also begins the fund's log."""
    from django.db import connection

    post(0)
    written, real = Written(), cast(Any, connection)
    commit = real._commit

    def committing() -> None:
        written.transactions += 1
        commit()

    real._commit = committing
    with connection.execute_wrapper(written):
        post(1)
    del real._commit
    return written


def bare(written: Written) -> Callable[[int], None]:
    """The same rows, bytes and transactions, in a table of their own."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        key = "BIGSERIAL" if connection.vendor == "postgresql" else "INTEGER"
        cursor.execute(f"CREATE TABLE {BARE} (id {key} PRIMARY KEY, number BIGINT NOT NULL, said TEXT NOT NULL)")
    text, times = "x" * (written.size // written.rows), max(written.transactions, 1)

    def put(number: int) -> None:
        for part in range(times):
            rows = written.rows // times + (part < written.rows % times)
            with transaction.atomic(), connection.cursor() as cursor:
                for _ in range(rows):
                    cursor.execute(f"INSERT INTO {BARE} (number, said) VALUES (%s, %s)", [number, text])  # noqa: S608

    return put


def together(work: Callable[[int], None], clients: int) -> float:
    """The seconds from when every client is ready until the last has done its part."""
    from django.db import connection

    connection.close()
    fork = multiprocessing.get_context("fork")
    ready = fork.Barrier(clients + 1)
    each = POSTS // clients
    started = [fork.Process(target=_client, args=(work, 2 + n * each, each, ready)) for n in range(clients)]
    for process in started:
        process.start()
    ready.wait()
    began = time.perf_counter()
    for process in started:
        process.join()
    seconds = time.perf_counter() - began
    assert all(process.exitcode == 0 for process in started), "every client did its part"
    return seconds


def _client(work: Callable[[int], None], first: int, many: int, ready: Barrier) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    ready.wait()
    for number in range(first, first + many):
        work(number)


def require_no_drift() -> None:
    """Every entry is there, and lines, root and balances agree."""
    from section75.apps.evidence.verifying import verify
    from section75.apps.ledger.store import Ledger

    found = verify(Ledger("bench-0", "pool"))
    assert found.entries == POSTS + 2, f"{found.entries} entries of {POSTS + 2}"
    assert not found.broken, found.broken[:3]


def main(which: str, clients: int) -> None:
    """One way of it, in an empty database."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SECTION75_DATA": folder, "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
        import django

        django.setup()
        from bench.books import begin

        begin()
        written = counted()
        seconds = together(post if which == "ours" else bare(written), clients)
        if which == "ours":
            require_no_drift()
        said = f"{written.rows} rows and {written.transactions} syncs each"
        drift = ", 0 drift" if which == "ours" else ""
        answer(seconds=seconds, same="", note=f"{POSTS / seconds:,.0f} posted a second, {said}{drift}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
