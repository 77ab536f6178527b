"""An outcome: what should become better, and how it would show."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.explain import Clause


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome in the agreement's words; indicator, baseline and target stay empty where none is given."""

    id: str
    says: str
    clause: Clause
    indicator: str = ""
    baseline: str = ""
    target: str = ""

    @property
    def is_measurable(self) -> bool:
        """Does it name an indicator and a target?"""
        return bool(self.indicator and self.target)
