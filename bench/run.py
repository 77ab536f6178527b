"""`make bench`: every task, ours and theirs in turn, three times, in one run; ratios, memory, and the same answers.

Ratios in one run count; seconds are of this machine only. Writes var/bench.json beside the table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from bench.report import Measured, Ran, disagreeing, table

SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000}
TASKS: dict[str, tuple[str, tuple[str, ...], int]] = {  # task -> module, ways, size (0: the size asked for)
    "settle, 10 steps, 5 partners": ("bench.settling", ("ours", "bare division"), 300),
    "exposure, 1,000 variances": ("bench.exposing", ("ours", "settling only"), 1_000),
    "read and check 500 agreements": ("bench.checking", ("ours", "parsing only"), 500),
    "portfolio page, 2,000 partnerships": ("bench.portfolio", ("ours", "twenty partnerships"), 2_000),
    "check 2,000 in the background": ("bench.portfolio_check", ("ours", "reading only"), 2_000),
    "month end": ("bench.month_end", ("ours", "beancount", "plain"), 0),
}
LONG = frozenset({"check 2,000 in the background"})  # minutes a run, so that one run says enough


def once(module: str, way: str, size: int) -> Ran:
    """One run, in a process of its own."""
    command = [sys.executable, "-m", module, way, str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own modules
    if done.returncode:
        sys.exit(f"{module} {way} did not finish:\n{done.stderr[-2000:]}")
    return Ran(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Run what is asked for and say how it went; exit 1 where two ways disagree on the answer."""
    asked = argparse.ArgumentParser(prog="make bench")
    asked.add_argument("--size", choices=SIZES, default="100k", help="rows at month end")
    asked.add_argument("--times", type=int, default=3)
    given = asked.parse_args()
    measured = []
    for task, (module, ways, fixed) in TASKS.items():
        size = fixed or SIZES[given.size]
        runs: dict[str, list[Ran]] = {way: [] for way in ways}
        for _ in range(1 if task in LONG else given.times):
            for way in ways:
                runs[way].append(once(module, way, size))
        name = task if fixed else f"{task}, {given.size} rows"
        measured += [Measured(name, way, tuple(found)) for way, found in runs.items()]
        print(table(measured[-len(ways) :]), flush=True)  # noqa: T201
    Path("var").mkdir(exist_ok=True)
    Path("var/bench.json").write_text(json.dumps([asdict(each) for each in measured], indent=2), encoding="utf-8")
    if wrong := disagreeing(measured):
        sys.exit(f"Not the same answer from every way: {', '.join(wrong)}.")


if __name__ == "__main__":
    main()
