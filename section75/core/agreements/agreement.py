"""The agreement, its schedules and its reporting duties, as the parties wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.agreements.lead import Lead
from section75.core.agreements.term import Term
from section75.core.calendar import Span
from section75.core.explain import Clause


class AgreementKind(Enum):
    """Who agrees with whom."""

    COMMISSIONERS = "commissioner with commissioner"
    PROVIDER = "commissioner with provider"
    OUTSIDE = "outside section 75"

    @property
    def has_a_lead(self) -> bool:
        """Does one of its parties commission for the others? A provider's agreement and a memorandum have no lead."""
        return self is AgreementKind.COMMISSIONERS


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement: who is party to it, since when, under which power. `span` is None where the source is silent.

    `parties` are those of the last variation; `earlier` are the parties before a variation changed them, with the day.
    """

    id: str
    title: str
    kind: AgreementKind
    parties: tuple[str, ...]
    clause: Clause
    span: Span | None = None
    span_clause: Clause | None = None  # what gives its days, which is often another paragraph
    power: str = ""
    earlier: tuple[tuple[date, tuple[str, ...]], ...] = ()  # parties until that day, in the order of the days

    def parties_on(self, day: date) -> tuple[str, ...]:
        """Who was party to it on a day."""
        return next((parties for until, parties in self.earlier if day < until), self.parties)


@dataclass(frozen=True, slots=True)
class Schedule:
    """One schedule of an agreement, with its own dates and its lead organisations by date."""

    id: str
    agreement: str
    title: str
    clause: Clause
    span: Span | None = None
    span_clause: Clause | None = None
    lead: tuple[Term[Lead], ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """A report that the agreement asks for: how often, and how many days after the period it is due."""

    fund: str
    every: str
    within_days: int
    clause: Clause
