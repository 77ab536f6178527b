"""Entries posted one at a time, chained, audited and durable, by several clients at once: each is the approval of a
proposal that stands already, by the action the pages use. Beside bare rows: the same rows put in by as many
transactions, in as many processes, with nothing asked of them (`bare_rows`). All clients add to one fund.

How many statements, rows and transactions one approval takes is counted from a real one in the same run. How long
proposing takes, by one client, is said beside it.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bench.bare_rows import bare, last_written
from bench.report import answer

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

POSTS = 192  # over all clients
LONGEST = 600  # seconds


@dataclass
class Asked:
    """What one posting asks: statements, of which some write rows, and transactions."""

    statements: int = 0
    rows: int = 0
    transactions: int = 0

    def __call__(self, execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        """Count a statement, and let it go on."""
        self.statements += 1
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE")):
            self.rows += len(parameters) if many else 1
        return execute(sql, parameters, many, context)


def propose(number: int) -> int:
    """Propose an entry by hand; the number of the proposal."""
    from bench.books import OFFICER, user
    from bench.month_end import AT
    from section75.apps.ledger import actions
    from section75.apps.ledger.store import Ledger
    from section75.core.calendar import FinancialYear, Month
    from section75.core.ledger import Account
    from section75.core.money import Money

    entry = actions.ByHand(
        Month(FinancialYear(2022), 3), date(2022, 6, 14), Account.read(f"expenditure/l{number % 40:02d}"),
        Account.read("cash"), Money(1_00 + number), f"Invoice {number}", "invented: bench", f"entry {number} by hand",
        f"invoice {number}",
    )  # fmt: skip
    return actions.propose_journal(user(OFFICER), Ledger("bench-0", "pool"), entry, at=AT).pk


def post(proposal: int) -> None:
    """Approve a proposal, which posts its entry."""
    from bench.books import CHIEF, user
    from bench.month_end import AT
    from section75.apps.approvals.actions import approve
    from section75.core.authority import Scope

    approve(user(CHIEF), Scope("bench-0", "pool"), proposal, at=AT)


def counted() -> Asked:
    """What one posting asks, the very first not counted: it also begins the fund's log."""
    from django.db import connection

    from section75.apps.audit.engines import engine

    post(propose(0))
    proposal = propose(1)
    asked, real = Asked(), cast(Any, connection)
    commit = real._commit

    def committing() -> None:
        asked.transactions += 1
        commit()

    own: Any = engine()
    put_many = own.put_many

    def putting(cursor: Any, table: str, columns: Sequence[str], rows: Any, *, of_all: Sequence[Any]) -> None:
        kept = list(rows)
        asked.statements += 1
        asked.rows += len(kept)
        put_many(cursor, table, columns, kept, of_all=of_all)

    real._commit, own.put_many = committing, putting
    with connection.execute_wrapper(asked):
        post(proposal)
    del real._commit
    own.put_many = put_many
    return asked


def together(work: Callable[[int], None], on: Sequence[int], clients: int) -> float:
    """The seconds from when every client is ready until the last has done its part of the work: neither beginning a
    process nor ending it is counted.
    """
    from django.db import connection

    connection.close()
    fork = multiprocessing.get_context("fork")
    ready, done = fork.Barrier(clients + 1), fork.Barrier(clients + 1)
    started = [fork.Process(target=_client, args=(work, on[n::clients], ready, done)) for n in range(clients)]
    for process in started:
        process.start()
    ready.wait()
    began = time.perf_counter()
    done.wait(LONGEST)
    seconds = time.perf_counter() - began
    for process in started:
        process.join()
    assert all(process.exitcode == 0 for process in started), "every client did its part"
    return seconds


def _client(work: Callable[[int], None], on: Sequence[int], ready: Barrier, done: Barrier) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    ready.wait()
    try:
        for each in on:
            work(each)
    except BaseException:
        done.abort()
        raise
    done.wait(LONGEST)


def require_no_drift() -> None:
    """Every entry is there, numbered without a gap, and lines, root and balances agree; so does the trail."""
    from section75.apps.audit.actions import verify as verify_trail
    from section75.apps.evidence.verifying import verify
    from section75.apps.ledger.store import Ledger

    ledger = Ledger("bench-0", "pool")
    found = verify(ledger)
    assert not found.broken, found.broken[:3]
    numbers = list(ledger.rows().order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, POSTS + 3)), f"{len(numbers)} entries of {POSTS + 2}"
    verify_trail()


def main(which: str, clients: int) -> None:
    """One way of it, in an empty database."""
    import os

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SECTION75_DATA": folder, "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
        import django

        django.setup()
        from bench.books import begin

        begin()
        asked, rows = counted(), last_written()
        assert len(rows) == asked.rows, "every row that is written is put in bare"
        said = f"{asked.statements} statements, {asked.rows} rows and {asked.transactions} syncs each"
        if which == "ours":
            began = time.perf_counter()
            waiting = [propose(number) for number in range(2, POSTS + 2)]
            proposing = POSTS / (time.perf_counter() - began)
            seconds = together(post, waiting, clients)
            require_no_drift()
            said += f", 0 drift; one client proposes {proposing:,.0f} a second"
        else:
            seconds = together(bare(rows), range(POSTS), clients)
        answer(seconds=seconds, same="", note=f"{POSTS / seconds:,.0f} posted a second, {said}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
