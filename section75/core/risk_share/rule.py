"""A fund's risk share as the agreement writes it: two lists of steps, in its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from section75.core.explain import Clause
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.settlement import Settlement


class Step(Protocol):
    """One mechanism: it takes the settlement as it stands and lets somebody take some of what is left."""

    NAME: ClassVar[str]

    @property
    def clause(self) -> Clause:
        """The clause that makes it a step of this agreement."""
        ...

    def in_words(self, called: Callable[[str], str], /) -> str:
        """What the step does, as the agreement's page says it; `called` names a partner."""
        ...

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """The settlement after this step."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """The steps for an overspend and those for an underspend; what the file says where there are none."""

    fund: str
    overspend: tuple[Step, ...]
    underspend: tuple[Step, ...]
    clause: Clause
    gap_overspend: str = ""
    gap_underspend: str = ""

    def __str__(self) -> str:
        names = ", then ".join(step.NAME for step in self.overspend) or "nothing"
        return f"overspend: {names}"
