"""Settle by ten steps between five partners over forty lines, with every reason; beside bare division."""

from __future__ import annotations

import sys
import time
from datetime import date

from bench.report import answer
from bench.workload import LINES, TEN_STEPS, agreement
from section75.core.calendar import FinancialYear
from section75.core.money import Money, sum_of
from section75.core.partnership import facts_of, rule_on
from section75.core.risk_share import settle
from section75.importers.agreement_file import FileText, read_partnership

WEIGHTS = (400, 250, 150, 125, 75)


def ours(times: int) -> tuple[float, int]:
    """Seconds, and how many reasons one settlement gave."""
    partnership = read_partnership([FileText("bench.toml", agreement(steps=TEN_STEPS).encode())])
    on, year = date(2022, 9, 30), FinancialYear(2022)
    rule = rule_on(partnership, fund="pool", on=on)
    lines = tuple((f"l{n:02d}", Money((n * 7919 % 9 - 3) * 10_000_00 + n)) for n in range(LINES))
    facts = facts_of(partnership, fund="pool", year=year, on=on, line_variances=lines)
    variance = sum_of(amount for _, amount in lines)
    began = time.perf_counter()
    for _ in range(times):
        settlement = settle(variance, rule=rule, facts=facts)
        for party in partnership.parties:
            settlement.share(party.id, party.called)
    return time.perf_counter() - began, len(settlement.portions)


def bare(times: int) -> tuple[float, int]:
    """Ten divisions of whole pence between five partners by largest remainder, and no reasons."""
    began = time.perf_counter()
    for _ in range(times):
        for step in range(10):
            whole = 100_000_00 + step
            parts = [whole * weight // 1000 for weight in WEIGHTS]
            rests = sorted(range(5), key=lambda place: -(whole * WEIGHTS[place] % 1000))
            for place in rests[: whole - sum(parts)]:
                parts[place] += 1
            assert sum(parts) == whole
    return time.perf_counter() - began, 0


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    seconds, reasons = ours(size) if which == "ours" else bare(size)
    answer(
        seconds=seconds,
        same="",
        note=f"{seconds / size * 1000:.2f} ms each" + (f", {reasons} reasons" if reasons else ""),
    )
