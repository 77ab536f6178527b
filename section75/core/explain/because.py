"""Because: one step of reasoning, with the steps it rests on. Figure: an amount and its because."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from section75.core.explain.clause import Clause
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Given:
    """Something a step was given: its name, its value as written, and its unit ("pence", "percent", "day", "words")."""

    name: str
    value: str
    unit: str

    @classmethod
    def money(cls, name: str, amount: Money) -> Given:
        """An amount, in pence."""
        return cls(name, str(amount.pence), "pence")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a leaf of the reasoning can be looked up: a room ("ledger") and the key that finds it there."""

    room: str
    key: tuple[tuple[str, str], ...]
    says: str


@dataclass(frozen=True, slots=True)
class Because:
    """One step: a stable id within the explanation, a sentence, the operation, its result and what it rests on."""

    id: str
    sentence: str
    operation: str
    result: Money | None = None
    given: tuple[Given, ...] = ()
    clause: Clause | None = None
    rounding: str = ""
    source: Source | None = None
    rests_on: tuple[Because, ...] = ()

    def walk(self) -> Iterator[Because]:
        """This step and all it rests on, depth first."""
        yield self
        for step in self.rests_on:
            yield from step.walk()


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount that carries its reasons. The last step's result is the amount."""

    amount: Money
    because: Because

    def __post_init__(self) -> None:
        assert self.because.result == self.amount, "a figure is the result of its own last step"
