"""Exposure over a range of variances, with every kink; beside only settling them."""

from __future__ import annotations

import sys
import time
from datetime import date

from bench.report import answer
from bench.workload import agreement
from section75.core.calendar import FinancialYear
from section75.core.evidence import sha256_of
from section75.core.exposure import exposure
from section75.core.money import Money
from section75.core.partnership import facts_of, rule_on
from section75.core.risk_share import settle
from section75.importers.agreement_file import FileText, read_partnership

if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    partnership = read_partnership([FileText("bench.toml", agreement().encode())])
    on = date(2022, 9, 30)
    rule = rule_on(partnership, fund="pool", on=on)
    facts = facts_of(partnership, fund="pool", year=FinancialYear(2022), on=on)
    variances = [Money((place - size // 2) * 1_234_56) for place in range(size)]
    began = time.perf_counter()
    if which == "ours":
        rows = exposure(rule, facts, variances=variances).rows
        parts = [row.of("p1").pence for row in rows]
    else:
        parts = [settle(v, rule=rule, facts=facts).share("p1", "p1").amount.pence for v in variances]
    seconds = time.perf_counter() - began
    answer(seconds=seconds, same=sha256_of(repr(parts).encode()), note=f"{seconds / size * 1000:.2f} ms a variance")
