"""An answer to "who is this on that day?": one body, several with their shares, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from fractions import Fraction

from section75.core.organisations.organisation import Organisation
from section75.core.organisations.refusals import ApportioningIsAsked
from section75.core.organisations.succession import Succession


class Outcome(Enum):
    """How the question came out."""

    ONE = "one body"
    SEVERAL = "several bodies, in recorded shares"
    ASKED = "apportioning is asked for"
    ENDED = "ended, and no successor is known"
    UNKNOWN = "not known on that day"


@dataclass(frozen=True, slots=True)
class Holder:
    """A body that stands there on the day, and its exact share; None where nothing says what share it has."""

    body: Organisation
    share: Fraction | None = Fraction(1)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who stood in a body's place on a day. `steps` are the successions walked, in the order of their days.

    `covered_from` and `covered_to` are the first and last day of the chain that sources cover. `remarks` say what a
    reader should know beside it, such as a transfer of some functions. `asks` is the refusal to share by itself.
    """

    asked: Organisation
    on: date
    outcome: Outcome
    says: str
    holders: tuple[Holder, ...] = ()
    steps: tuple[Succession, ...] = ()
    covered_from: date | None = None
    covered_to: date | None = None
    remarks: tuple[str, ...] = ()
    asks: ApportioningIsAsked | None = field(default=None, compare=False)

    def require(self) -> tuple[Holder, ...]:
        """The bodies, with their shares. Refuses where partners have not said what share each of several has."""
        if self.asks is not None:
            raise self.asks
        return self.holders

    def the_one(self) -> Organisation | None:
        """The one body; None where there is not one."""
        return self.holders[0].body if self.outcome is Outcome.ONE else None
