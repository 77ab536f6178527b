"""A step: one mechanism of a risk share. What every step says of itself, and the one thing it does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import ClassVar

from section75.core.explain import Clause
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.settlement import Settlement


class Stage(IntEnum):
    """Where a step usually stands in the order of operations. An agreement may order otherwise; the lint says so."""

    SUSPENSION = 1
    FAULT = 2
    RING_FENCE = 3
    SAVINGS = 4
    INCOME = 5
    OFFSET = 6
    CONTINGENCY = 7
    RECOVERY_PLAN = 8
    SHARE = 9
    WHAT_IS_LEFT = 10


class ActsOn(Enum):
    """The direction a step does something about; in a list for the other direction it leaves everything."""

    BOTH = "either direction"
    OVERSPEND = "an overspend"
    UNDERSPEND = "an underspend"


@dataclass(frozen=True, slots=True)
class Step(ABC):
    """One mechanism: it takes the settlement as it stands and lets somebody take some of what is left.

    `BY_LINE` steps take from what is left of each line; the others from what is left of the whole, and are passed
    over when nothing is. `BACK_TO_ORIGIN` steps send money back to the partner it came from, so that no risk is shared.
    `MAY_LACK_A_BASE` steps mean something without shares and base. What a `ONCE` step uses up (a contingency, a saving)
    is used once in a settlement: met again, the step takes nothing.
    """

    NAME: ClassVar[str]
    STAGE: ClassVar[Stage] = Stage.SHARE
    ACTS_ON: ClassVar[ActsOn] = ActsOn.BOTH
    BY_LINE: ClassVar[bool] = False
    BACK_TO_ORIGIN: ClassVar[bool] = False
    MAY_LACK_A_BASE: ClassVar[bool] = False
    ONCE: ClassVar[bool] = False

    clause: Clause

    @property
    def takes_all(self) -> bool:
        """Is nothing ever left after this step, in a direction it acts on?"""
        return False

    @property
    def lacks_a_base(self) -> bool:
        """Does it share in proportion, without saying to what?"""
        terms = [getattr(self, name, "not a term") for name in ("base", "shares")]
        return not self.MAY_LACK_A_BASE and None in terms and all(term in (None, "not a term") for term in terms)

    def acts(self, *, over: bool) -> bool:
        """Does the step do anything about an overspend, or about an underspend?"""
        return self.ACTS_ON in (ActsOn.BOTH, ActsOn.OVERSPEND if over else ActsOn.UNDERSPEND)

    @abstractmethod
    def in_words(self, called: Callable[[str], str], /) -> str:
        """What the step does, as the agreement's page says it; `called` names a partner."""

    @abstractmethod
    def apply(self, settlement: Settlement, facts: Facts, /) -> Settlement:
        """The settlement after this step."""
