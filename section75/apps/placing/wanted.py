"""A placing rule as somebody asks for it, before anybody has approved it; and how it is written into a proposal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from section75.core.calendar import Span, read_day
from section75.core.explain import Clause
from section75.core.pools import ApprovedRule, Codes, Conditions, Destination


@dataclass(frozen=True, slots=True)
class WantedRule:
    """Which rows, on which days, go where; the clause or authority, the reason; what it goes before or replaces."""

    conditions: Conditions
    destination: Destination
    target: str
    span: Span
    clause: str
    because: str
    before: tuple[str, ...] = ()
    replaces: int | None = None

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> WantedRule:
        """From what a proposal keeps. Refuses codes and days that cannot be read."""
        ends = said["ends_before"]
        conditions = Conditions(
            Codes.read(said["cost_centres"]),
            Codes.read(said["subjectives"]),
            tuple(said["suppliers"]),
            tuple(said["words"]),
        )
        return cls(
            conditions=conditions,
            destination=Destination(said["destination"]),
            target=said["target"],
            span=Span(read_day(said["starts_on"]), read_day(ends) if ends else None),
            clause=said["clause"],
            because=said["because"],
            before=tuple(said["before"]),
            replaces=said["replaces"],
        )

    def written(self) -> dict[str, object]:
        """For a proposal to keep."""
        wants, ends = self.conditions, self.span.ends_before
        return {
            "cost_centres": "" if wants.cost_centres.is_any else str(wants.cost_centres),
            "subjectives": "" if wants.subjectives.is_any else str(wants.subjectives),
            "suppliers": list(wants.suppliers),
            "words": list(wants.words),
            "destination": self.destination.value,
            "target": self.target,
            "starts_on": self.span.starts_on.isoformat(),
            "ends_before": ends.isoformat() if ends else "",
            "clause": self.clause,
            "because": self.because.strip(),
            "before": list(self.before),
            "replaces": self.replaces,
        }

    def numbered(self, number: int) -> ApprovedRule:
        """The rule it becomes."""
        return ApprovedRule(
            number,
            self.conditions,
            self.destination,
            self.target,
            self.span,
            Clause.read(self.clause),
            frozenset(self.before),
        )


def goes_to(destination: Destination, target: str) -> str:
    """Where rows go, in one word: "expenditure/day-care", "suspense"."""
    return f"{destination.value}/{target}" if target else destination.value


@dataclass(frozen=True, slots=True)
class WantedEnd:
    """That rules should end before a day."""

    numbers: tuple[int, ...]
    ends_before: date
    because: str
