"""A month's extract of 25,000 lines brought, proposed and posted to a fund with many lines; beside one with 100,000.

What was added is counted, and the balances are held against the sum of the entries, before the answer counts.
"""

from __future__ import annotations

import sys
import time

from bench.books import CHIEF, OFFICER, books, user
from bench.month_end import AT
from bench.report import answer
from bench.workload import extract, rows

LINES_ADDED = 25_000
LAST = 12


def march() -> tuple[bytes, int]:
    """The rows of one month, moved to the last of the three years, and their control total."""
    every = [row for row in rows(LINES_ADDED * 12) if row.month == LAST]
    content, total = extract(LAST, every)
    return content.replace(b"\n2023-", b"\n2025-"), total


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    content, total = march()
    with books(size if which == "ours" else 100_000, copied=True) as ledger:
        from section75.apps.approvals.actions import approve
        from section75.apps.ledger import actions, store
        from section75.apps.ledger.balancing import verify_balances
        from section75.core.calendar import FinancialYear, Month
        from section75.core.money import Money

        before, month = store.last_seq(ledger), Month(FinancialYear(2024), LAST)
        began = time.perf_counter()
        brought = actions.upload_extract(
            user(OFFICER),
            ledger,
            month=month,
            content=content,
            file_name="march.csv",
            control_total=Money(total),
            at=AT,
        )
        proposal = actions.propose_extract(user(OFFICER), ledger, brought.number, at=AT)
        approve(user(CHIEF), actions.scope_of(ledger), proposal.pk, at=AT)
        seconds = time.perf_counter() - began
        added = store.last_seq(ledger) - before
        assert added == LINES_ADDED, f"{added:,} of {LINES_ADDED:,} were added"
        wrong = verify_balances(ledger)
        assert not wrong, wrong[:3]
        answer(seconds=seconds, same="", note=f"{added:,} lines added to {before:,}")
