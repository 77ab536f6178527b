"""The documents that bind the partners: instruments, the variations of the agreement, and merged schedules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import in_words
from section75.core.explain import Clause


class InstrumentKind(Enum):
    """What kind of document it is."""

    AGREEMENT = "agreement"
    DEED = "deed of variation"
    LETTER = "letter"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A document that binds the partners. `signed` is the day of the last signature, where it is printed."""

    id: str
    agreement: str
    title: str
    kind: InstrumentKind
    clause: Clause
    signed: date | None = None


@dataclass(frozen=True, slots=True)
class Variation:
    """A variation of an agreement: by deed or letter, from which day it binds, and what kinds of terms it varies.

    `kinds` are worked out from what its file holds; `file` is that file's name.
    """

    id: str
    number: int
    agreement: str
    title: str
    by: str
    effective: date
    clause: Clause
    file: str
    signed: date | None = None
    kinds: tuple[str, ...] = ()

    @property
    def days_before_signing(self) -> int:
        """How many days it bound before the last signature; 0 where it was signed in time, or is not signed yet."""
        return max(0, (self.signed - self.effective).days) if self.signed else 0

    def in_words(self) -> str:
        """The variation in one sentence: how it was made, from when it binds, and when it was signed."""
        signed = f"signed {in_words(self.signed)}" if self.signed else "not signed yet"
        early = f", {self.days_before_signing:,} days after it began to bind" if self.days_before_signing else ""
        what = ", ".join(self.kinds) or "nothing"
        return f"By {self.by}, binding from {in_words(self.effective)}, {signed}{early}. It varies: {what}."


@dataclass(frozen=True, slots=True)
class Merged:
    """A schedule that became part of another on a day."""

    schedule: str
    into: str
    on: date
    clause: Clause
