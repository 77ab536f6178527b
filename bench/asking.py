"""Position, shares and trial balance of the latest month of a fund with many lines posted; beside one with 100,000.

The balances that answer are held against the sum of the entries, every one of them, before the answer counts.
"""

from __future__ import annotations

import sys
import time
from statistics import median

from bench.books import books
from bench.month_end import report
from bench.report import answer

TIMES = 21

if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    with books(size if which == "ours" else 100_000) as ledger:
        from section75.apps.ledger import store
        from section75.apps.ledger.balancing import verify_balances
        from section75.core.calendar import FinancialYear, Month

        month, taken = Month(FinancialYear(2024), 11), []
        for _ in range(TIMES):
            began = time.perf_counter()
            report(ledger, month)
            taken.append(time.perf_counter() - began)
        wrong = verify_balances(ledger)
        assert not wrong, wrong[:3]
        note = (
            f"{median(taken) * 1000:.0f} ms over {store.last_seq(ledger):,} lines; the first {taken[0] * 1000:.0f} ms; "
            "balances are the sums of the entries"
        )
        answer(seconds=median(taken), same="", note=note)
