"""A delegated function: whose it is, who exercises it, on which days, under which enactment and arrangement.

Section 75(5) lets the exercise of a function go over, and leaves its owner liable for it. So there is no field in
which liability could be moved: who is liable is read from the owner, and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.records.arrangement import ArrangementType
from section75.core.refusals import Refusal

LIABILITY_STAYS = "National Health Service Act 2006, section 75(5)"


class FunctionKind(Enum):
    """Whose kind of function it is."""

    NHS = "NHS"
    HEALTH_RELATED = "health-related"


class ExercisedByItsOwner(Refusal):
    """A function said to have gone over, under regulation 8 or 9, to the body that has it anyway."""

    def __init__(self, what: str, owner: str, arrangement: ArrangementType) -> None:
        super().__init__(
            f"{what!r} is {owner!r}'s own function, and cannot be exercised for it by {owner!r} under "
            f"{arrangement.value}: under that regulation one body exercises the functions of another. Name the body "
            "that exercises it, or the arrangement it is really under.",
            clause=arrangement.value,
        )


class WrongWayRound(Refusal):
    """A function under regulation 8 that is no health-related function, or under regulation 9 that is no NHS one."""

    def __init__(self, what: str, kind: FunctionKind, arrangement: ArrangementType) -> None:
        super().__init__(
            f"{what!r} is given as {kind.value} function under {arrangement.value}, by which "
            f"{arrangement.in_words}. Correct the kind of function, or the regulation.",
            clause=arrangement.value,
        )


_GOES_OVER = {
    ArrangementType.NHS_EXERCISES_LA: FunctionKind.HEALTH_RELATED,
    ArrangementType.LA_EXERCISES_NHS: FunctionKind.NHS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegatedFunction:
    """One function of a schedule. `enactment` is empty where the source cites none; `span` is None where it gives no
    day: then the schedule's days. Refuses a function exercised by its owner under regulation 8 or 9, and one that
    goes the wrong way for its regulation."""

    schedule: str
    what: str
    owner: str
    exercised_by: str
    kind: FunctionKind
    arrangement: ArrangementType
    clause: Clause
    enactment: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.arrangement.delegates and self.owner == self.exercised_by:
            raise ExercisedByItsOwner(self.what, self.owner, self.arrangement)
        if _GOES_OVER.get(self.arrangement, self.kind) is not self.kind:
            raise WrongWayRound(self.what, self.kind, self.arrangement)

    @property
    def liable(self) -> str:
        """Who is liable for the function: its owner, whoever exercises it (section 75(5))."""
        return self.owner

    def holds(self, day: date, *, within: Span | None) -> bool | None:
        """Is it exercised so on that day? `within` are its schedule's days; None where no days are known at all."""
        days = self.span or within
        return None if days is None else days.holds(day)

    def is_same_as(self, other: DelegatedFunction) -> bool:
        """Is it the same function of the same body under the same schedule?"""
        return (self.schedule, self.owner, self._called) == (other.schedule, other.owner, other._called)

    @property
    def _called(self) -> tuple[str, str]:
        return self.what.casefold(), self.enactment.casefold()
