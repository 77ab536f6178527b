"""`make bench`: every task, ours and others' in turn, in one run; ratios, memory, and the same answers.

Ratios in one run count; seconds are of this machine only. What is not installed, or fails, says so in its row, and the
others run on. Writes var/bench.json beside the tables.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.peers.installing import install_missing
from bench.report import NOT_THERE, Measured, Ran, disagreeing, table
from bench.tasks import SIZES, TASKS, Task, Way

SERVER = Path(__file__).resolve().parents[1] / "tests" / "postgresql.py"
LONGEST_WHY = 300


class Failed(Exception):
    """A way that did not finish; `is_missing` where it is only not installed."""

    def __init__(self, why: str, *, is_missing: bool) -> None:
        super().__init__(why)
        self.is_missing = is_missing


def once(module: str, way: Way, size: int) -> Ran:
    """One run, in a process of its own."""
    command = [sys.executable, "-m", module, way.name, str(size)]
    if way.on_postgresql:
        command = [sys.executable, str(SERVER), *command]
    alone = {name: value for name, value in os.environ.items() if name not in ("SECTION75_DATA", "SECTION75_DATABASE")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=alone)  # noqa: S603 - our own modules
    if done.returncode:
        words = " ".join(done.stderr.split())[-LONGEST_WHY:]
        raise Failed(words, is_missing=done.returncode == NOT_THERE)
    return Ran(**json.loads(done.stdout.splitlines()[-1]))


def measured(task: Task, name: str, size: int, times: int) -> list[Measured]:
    """Every way of a task in turn, so many times; a way that fails is not tried again."""
    runs: dict[Way, list[Ran]] = {way: [] for way in task.ways}
    why: dict[Way, Failed] = {}
    for _ in range(times):
        for way in task.ways:
            if way in why:
                continue
            try:
                runs[way].append(once(task.module, way, size))
            except Failed as failed:
                why[way] = failed
                runs[way].clear()
    return [_measured(name, way, runs[way], why.get(way)) for way in task.ways]


def _measured(name: str, way: Way, runs: Sequence[Ran], failed: Failed | None) -> Measured:
    if failed is None:
        return Measured(name, way.called, tuple(runs))
    said = {"missing" if failed.is_missing else "failed": str(failed)}
    return Measured(name, way.called, (), **said)


def main() -> None:
    """Run what is asked for and say how it went; exit 1 where a way fails or two disagree on the answer."""
    asked = argparse.ArgumentParser(prog="make bench")
    asked.add_argument("--size", choices=SIZES, default="100k", help="rows at month end, and lines posted before")
    asked.add_argument("--times", type=int, default=3)
    asked.add_argument("--only", default="", help="tasks whose name begins so")
    given = asked.parse_args()
    _say(install_missing())
    found: list[Measured] = []
    for task in TASKS:
        if not task.name.startswith(given.only):
            continue
        name = task.name if task.size else f"{task.name}, {given.size}"
        some = measured(task, name, task.size or SIZES[given.size], task.times or given.times)
        found += some
        _say(table(some) + "\n")
        _keep(found, given.size)
    failed = [f"{each.task}: {each.way}" for each in found if each.failed]
    if failed:
        _say(f"Did not finish: {'; '.join(failed)}.")
    if wrong := disagreeing(found):
        _say(f"Not the same answer from every way: {', '.join(wrong)}.")
    sys.exit(1 if failed or wrong else 0)


def _keep(found: Sequence[Measured], size: str) -> None:
    machine = {"python": platform.python_version(), "cores": os.cpu_count(), "load": os.getloadavg()[0]}
    Path("var").mkdir(exist_ok=True)
    content = {"size": size, "machine": machine, "measured": [asdict(each) for each in found]}
    Path("var/bench.json").write_text(json.dumps(content, indent=2), encoding="utf-8")


def _say(words: str) -> None:
    if words:
        print(words, flush=True)  # noqa: T201 - it is the answer


if __name__ == "__main__":
    main()
