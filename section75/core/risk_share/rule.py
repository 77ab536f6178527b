"""A fund's risk share as the agreement writes it: two lists of steps, in its order."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.explain import Clause
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class Rule:
    """The steps for an overspend and those for an underspend; what the file says where there are none."""

    fund: str
    overspend: tuple[Step, ...]
    underspend: tuple[Step, ...]
    clause: Clause
    gap_overspend: str = ""
    gap_underspend: str = ""

    def steps(self, *, over: bool) -> tuple[Step, ...]:
        """The steps for an overspend, or those for an underspend."""
        return self.overspend if over else self.underspend

    def gap(self, *, over: bool) -> str:
        """What the file says where it has no step for an overspend, or for an underspend."""
        return self.gap_overspend if over else self.gap_underspend

    def __str__(self) -> str:
        names = ", then ".join(step.NAME for step in self.overspend) or "nothing"
        return f"overspend: {names}"
