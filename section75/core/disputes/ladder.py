"""The ladder an agreement gives for a question: its steps in order, to whom each goes, and how long each has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from section75.core.explain import Clause
from section75.core.refusals import Refusal


class LadderHasGaps(Refusal):
    """The steps of a ladder do not count up from 1, each once."""

    def __init__(self, numbers: Iterable[int], clause: str) -> None:
        steps = ", ".join(str(number) for number in numbers)
        super().__init__(
            f"The steps of the escalation ladder on that day are {steps}, so which comes next is not known ({clause}). "
            "Number them 1, 2, 3 and so on in the agreement file, each once.",
            clause=clause,
        )


class NoFurtherStep(Refusal):
    """The question stands on the last step that the agreement gives."""

    def __init__(self, step: int, to: str, clause: str) -> None:
        super().__init__(
            f"Step {step} ({to}, {clause}) is the last the agreement gives, so there is nowhere further to take the "
            "question. Agree how it ends and record that, or withdraw it.",
            clause=clause,
        )


class Counted(Enum):
    """How the days of a step are counted, as the agreement file writes it."""

    DAYS = "days"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: its number from 1, to whom a question goes in words, how many days they have, and the clause."""

    number: int
    to: str
    days: int
    counted: Counted
    clause: Clause

    def __str__(self) -> str:
        unit = self.counted.value if self.days != 1 else self.counted.value.removesuffix("s")
        return f"step {self.number}: {self.to}, {self.days} {unit}"


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps in force on one day, never none, in their order."""

    rungs: tuple[Rung, ...]

    @classmethod
    def of(cls, rungs: Iterable[Rung]) -> Ladder:
        """The steps in order. Refuses numbers that leave one out or give one twice."""
        ordered = sorted(rungs, key=lambda rung: rung.number)
        assert ordered, "a ladder has a step; an agreement without one is silent"
        numbers = [rung.number for rung in ordered]
        if numbers != list(range(1, len(ordered) + 1)):
            raise LadderHasGaps(numbers, str(ordered[-1].clause))
        return cls(tuple(ordered))

    def after(self, step: int) -> Rung:
        """The step that comes after one; after 0, the first. Refuses to go past the last."""
        if step >= len(self.rungs):
            last = self.rungs[-1]
            raise NoFurtherStep(last.number, last.to, str(last.clause))
        return self.rungs[step]
