"""What one run of one task answers, and how answers become a table."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median

from bench.peers import NotThere

NOT_THERE = 3  # the exit code of a way that is not installed


@dataclass(frozen=True)
class Ran:
    """One run: seconds of the work itself, peak memory in MB, a hash that engines doing the same must share."""

    seconds: float
    memory: int
    same: str
    note: str


def answer(*, seconds: float, same: str, note: str) -> None:
    """Say how it went, as one line of JSON on stdout. Memory is of this process or the largest it started."""
    of_all = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    peak = max(resource.getrusage(who).ru_maxrss for who in of_all)
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    print(json.dumps(asdict(Ran(seconds, peak // unit, same, note))), flush=True)  # noqa: T201 - how a bench answers


@contextmanager
def unless_missing() -> Iterator[None]:
    """What is not installed ends the process with a code of its own, and the words on stderr."""
    try:
        yield
    except NotThere as missing:
        sys.stderr.write(str(missing))
        sys.exit(NOT_THERE)


@dataclass(frozen=True)
class Measured:
    """One way of doing one task, over its runs; or, in words, why it was not measured."""

    task: str
    way: str
    runs: tuple[Ran, ...]
    missing: str = ""
    failed: str = ""

    @property
    def seconds(self) -> float:
        """The median of its seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        """The most memory any run took."""
        return max(run.memory for run in self.runs)


def table(measured: Sequence[Measured]) -> str:
    """One line a way: median seconds, memory, how many times as long as ours it took; what was not measured, in words.

    Where there are two ways of ours the ratio is to each.
    """
    ours = {each.way: each.seconds for each in measured if each.way.startswith("ours") and each.runs}
    heads = "".join(f"{f'beside {way}':>26}" for way in ours)
    lines = [f"{'task':<44}{'way':<28}{'seconds':>10}{'MB':>7}{heads}  note"]
    for each in measured:
        if not each.runs:
            lines.append(f"{each.task:<44}{each.way:<28}  {each.missing or f'FAILED: {each.failed}'}")
            continue
        beside = "".join(f"{_beside(each, seconds):>26}" for seconds in ours.values())
        note = each.runs[-1].note
        lines.append(f"{each.task:<44}{each.way:<28}{each.seconds:>10.3f}{each.memory:>7}{beside}  {note}")
    return "\n".join(lines)


def _beside(each: Measured, seconds: float) -> str:
    if each.way.startswith("ours"):
        return ""
    times = each.seconds / seconds
    return f"ours {times:.2f} times faster" if times >= 1 else f"ours {1 / times:.2f} times longer"


def disagreeing(measured: Sequence[Measured]) -> list[str]:
    """The tasks whose ways did not all give the same answer."""
    answers: dict[str, set[str]] = {}
    for each in measured:
        answers.setdefault(each.task, set()).update(run.same for run in each.runs)
    return [task for task, found in answers.items() if len(found) > 1]
