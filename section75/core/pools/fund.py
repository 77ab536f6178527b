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

    @property
    def is_in_the_pool(self) -> bool:
        """Is the money in the pool, ring-fenced inside it or not?"""
        return self in (FundState.POOLED, FundState.RING_FENCED)

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

    @property
    def pooled(self) -> tuple[Term[FundState], ...]:
        """The days on which its money is in the pool, earliest first."""
        return tuple(sorted((t for t in self.state if t.value.is_in_the_pool), key=lambda t: t.span.starts_on))

    @property
    def is_ever_pooled(self) -> bool:
        """Is it in the pool on some day? A fund of which no state is given may be."""
        return bool(self.pooled) or not self.state
