"""A state machine as data: the states of a life, the steps between them, and what each step needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from section75.core.lives.event import Event, Of

if TYPE_CHECKING:
    from section75.core.lives.standing import Standing

NOT_BEGUN = "not begun"
FIRST_KNOWN = "first known"


class Phase(Enum):
    """What a picture tells apart: four phases of any life."""

    MAKING = "being made"
    RUNNING = "running"
    ENDING = "coming to an end"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class State:
    """A state, in the words of the field. `is_final`: a life may rest in it; of one beside: it is a lasting mark."""

    name: str
    phase: Phase
    says: str
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Guard:
    """What must be so before a step is taken: in words, as a predicate over what came before, and what would help.

    `lacks` says what is missing, and completes "..., because"; `met_by` names the steps that would bring it about.
    """

    says: str
    holds: Callable[[Standing, Event], bool]
    lacks: Callable[[Standing, Event], str]
    met_by: tuple[str, ...] = ()
    is_met_before: bool = False  # do the steps of `met_by` always come first, so that a way leads over them?


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of a machine: an event, the states it is taken from, and where it leads; "" leaves the state as it is.

    `begins` and `ends` are states that run beside; `beside` is one that must stand. Where an event has several rows,
    the first whose guards all hold is taken.
    """

    event: str
    says: str
    starts: tuple[str, ...]
    leads_to: str = ""
    begins: str = ""
    ends: tuple[str, ...] = ()
    beside: str = ""
    guards: tuple[Guard, ...] = ()
    evidence: str = ""  # what must be referred to, in words; "" where nothing need be
    needs_clause: bool = False
    by_party: bool = False  # is it done by one party, who must be named?
    sets_end: bool = False  # does it say the last day? Without one, it says that there is none


@dataclass(frozen=True, slots=True)
class Machine:
    """The life of one kind of thing. The first state is the one before anything is recorded."""

    of: Of
    says: str
    states: tuple[State, ...]
    beside: tuple[State, ...]
    steps: tuple[Step, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """Every event, each once, in the order of a life."""
        return tuple(dict.fromkeys(step.event for step in self.steps))

    def state(self, name: str) -> State | None:
        """A state by its name, of the main ones or those beside; None for one there is not."""
        return next((state for state in (*self.states, *self.beside) if state.name == name), None)

    def rows(self, event: str) -> tuple[Step, ...]:
        """The rows of an event; none for one that is not of this life."""
        return tuple(step for step in self.steps if step.event == event)

    def from_state(self, name: str) -> Iterator[Step]:
        """The rows that may be taken from a state."""
        return (step for step in self.steps if name in step.starts)


def first_known() -> Step:
    """The step every life has: where a source begins in its middle, it says in which state the thing is found."""
    return Step(
        event=FIRST_KNOWN,
        says="The source begins in the middle of the life: it shows the state on that day, and not the steps before.",
        starts=(NOT_BEGUN,),
        sets_end=True,
    )


def before_anything() -> State:
    """The state before anything is recorded."""
    return State(NOT_BEGUN, Phase.MAKING, "Nothing is recorded of it yet.")
