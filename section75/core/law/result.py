"""What a check answers: a result, and the points it rests on, each with its sentence, evidence and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.explain import Clause
from section75.core.money import Money


class LawResult(Enum):
    """How a check came out, worst first. It shows evidence; it never says that an agreement is in order as a whole."""

    FAIL = "FAIL"
    NEEDS_JUDGEMENT = "NEEDS-JUDGEMENT"
    WARN = "WARN"
    NOT_ASSESSED = "NOT-ASSESSED"
    PASS = "PASS"  # noqa: S105 - a result of a check, not a secret
    NOT_APPLICABLE = "NOT-APPLICABLE"

    @property
    def severity(self) -> int:
        """0 for the worst."""
        return list(LawResult).index(self)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing a check finds. `evidence` are the clauses and places it rests on; `stake` the amount at stake.

    The sentence says nothing of the day of the check, so that a judgement on it can stand for many days.
    """

    result: LawResult
    says: str
    evidence: tuple[Clause, ...] = ()
    todo: str = ""
    stake: Money | None = None

    def as_data(self) -> dict[str, object]:
        """The point for a machine."""
        return {
            "result": self.result.value,
            "says": self.says,
            "evidence": [clause.as_data() for clause in self.evidence],
            "what_to_do": self.todo or None,
            "at_stake": self.stake.pence if self.stake is not None else None,
        }


def fails(says: str, *evidence: Clause, todo: str, stake: Money | None = None) -> Point:
    """A FAIL."""
    return Point(LawResult.FAIL, says, evidence, todo, stake)


def warns(says: str, *evidence: Clause, todo: str, stake: Money | None = None) -> Point:
    """A WARN."""
    return Point(LawResult.WARN, says, evidence, todo, stake)


def to_judge(says: str, *evidence: Clause, todo: str) -> Point:
    """A NEEDS-JUDGEMENT."""
    return Point(LawResult.NEEDS_JUDGEMENT, says, evidence, todo)


def passes(says: str, *evidence: Clause) -> Point:
    """A PASS."""
    return Point(LawResult.PASS, says, evidence)


def not_assessed(says: str, *evidence: Clause, todo: str = "") -> Point:
    """A NOT-ASSESSED: what is missing to assess it."""
    return Point(LawResult.NOT_ASSESSED, says, evidence, todo)


def not_applicable(says: str, *evidence: Clause) -> Point:
    """A NOT-APPLICABLE: why it is not asked."""
    return Point(LawResult.NOT_APPLICABLE, says, evidence)


def worst_of(points: tuple[Point, ...]) -> LawResult:
    """The worst result among points; NOT-APPLICABLE for none."""
    return min((point.result for point in points), key=lambda each: each.severity, default=LawResult.NOT_APPLICABLE)
