"""A finding: something the program has to confess, without stopping."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Result(Enum):
    """How a check came out, worst first."""

    FAIL = "FAIL"
    WARN = "WARN"
    OPEN = "OPEN"  # the source is silent and the file says so; nothing depends on it yet
    PASS = "PASS"  # noqa: S105 - a result of a check, not a secret


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: file name, dotted key, and the line (from 1) where it can be found."""

    file: str
    key: str
    line: int | None = None

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        return f"{self.file}{line} {self.key}".strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of one check: what was checked, how it came out, where, and the sentence with figures and what to do.

    `schedule` names the schedule that a FAIL blocks; empty means the whole partnership.
    """

    check: str
    result: Result
    where: Place
    says: str
    schedule: str = ""

    def as_data(self) -> dict[str, object]:
        """The finding for a machine: `check`, `result`, `where`, `says`."""
        return {
            "check": self.check,
            "result": self.result.value,
            "where": {"file": self.where.file, "key": self.where.key, "line": self.where.line},
            "says": self.says,
        }


def worst(findings: Iterable[Finding]) -> Result:
    """The worst result among the findings; PASS when there are none."""
    order = list(Result)
    return min((finding.result for finding in findings), key=order.index, default=Result.PASS)
