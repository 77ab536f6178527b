"""Read and check many agreement files; beside only parsing their TOML."""

from __future__ import annotations

import sys
import time
import tomllib

from bench.report import answer
from bench.workload import agreement
from section75.core.partnership import findings_of
from section75.importers.agreement_file import FileText, read_partnership

if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    texts = [agreement(number) for number in range(size)]
    began, found = time.perf_counter(), 0
    for number, text in enumerate(texts):
        if which == "ours":
            found += len(findings_of(read_partnership([FileText(f"{number}.toml", text.encode())])))
        else:
            found += len(tomllib.loads(text))
    seconds = time.perf_counter() - began
    answer(
        seconds=seconds,
        same="",
        note=f"{seconds / size * 1000:.1f} ms a file, {found} {'findings' if which == 'ours' else 'tables'}",
    )
