"""A fund: money two bodies have set aside for a purpose, in one of several legal states."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.agreements import Term
from section75.core.explain import Clause


class FundState(Enum):
    """What a fund is, in law, during a span of days."""

    POOLED = "pooled"
    ALIGNED = "aligned"
    RING_FENCED = "ring-fenced inside the pool"
    NON_POOLED = "non-pooled"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Manager:
    """The pool manager: a post, and the body that employs it."""

    post: str
    employer: str

    def __str__(self) -> str:
        return f"{self.post}, employed by {self.employer}"


@dataclass(frozen=True, slots=True)
class Fund:
    """One fund under one schedule, with its state, host and manager by date."""

    id: str
    schedule: str
    name: str
    clause: Clause
    state: tuple[Term[FundState], ...] = ()
    host: tuple[Term[str], ...] = ()
    manager: tuple[Term[Manager], ...] = ()
