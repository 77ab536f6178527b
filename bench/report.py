"""What one run of one task answers, and how answers become a table."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True)
class Ran:
    """One run: seconds of the work itself, peak memory in MB, a hash that engines doing the same must share."""

    seconds: float
    memory: int
    same: str
    note: str


def answer(*, seconds: float, same: str, note: str) -> None:
    """Say how it went, as one line of JSON on stdout."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(json.dumps(asdict(Ran(seconds, peak, same, note))))  # noqa: T201 - this is how a bench answers


@dataclass(frozen=True)
class Measured:
    """One way of doing one task, over its runs."""

    task: str
    way: str
    runs: tuple[Ran, ...]

    @property
    def seconds(self) -> float:
        """The median of its seconds."""
        return median(run.seconds for run in self.runs)

    @property
    def memory(self) -> int:
        """The most memory any run took."""
        return max(run.memory for run in self.runs)


def table(measured: Sequence[Measured]) -> str:
    """One line a way: median seconds, memory, and how many times as long as ours it took."""
    lines = [f"{'task':<34}{'way':<22}{'seconds':>10}{'MB':>7}{'against ours':>15}  note"]
    ours = {each.task: each.seconds for each in measured if each.way == "ours"}
    for each in measured:
        against = "" if each.way == "ours" else f"{each.seconds / ours[each.task]:.2f} times"
        lines.append(
            f"{each.task:<34}{each.way:<22}{each.seconds:>10.3f}{each.memory:>7}{against:>15}  {each.runs[-1].note}"
        )
    return "\n".join(lines)


def disagreeing(measured: Sequence[Measured]) -> list[str]:
    """The tasks whose ways did not all give the same answer."""
    answers: dict[str, set[str]] = {}
    for each in measured:
        answers.setdefault(each.task, set()).update(run.same for run in each.runs)
    return [task for task, found in answers.items() if len(found) > 1]
