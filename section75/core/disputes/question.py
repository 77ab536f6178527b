"""A question about a figure as a state machine: what has happened to it, where it stands, and who has to act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.disputes.clock import Clock


class State(Enum):
    """How a question stands, in the words of a page."""

    RAISED = "raised"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Can anything still happen to it?"""
        return bool(MOVES[self])


class Verb(Enum):
    """What can be done to a question, as it is written down."""

    ANSWER = "answer"  # a reply by those who were asked
    ADD = "add"  # a reply by anybody else
    ESCALATE = "escalate"
    ACCEPT = "accept"  # the answer settles it
    AGREE = "agree"  # something else was agreed, and puts it right
    WITHDRAW = "withdraw"


class Side(Enum):
    """On which side of a question an organisation stands."""

    ASKING = "asking"
    ASKED = "asked"
    BESIDE = "beside"


_ENDING = {Verb.AGREE: State.RESOLVED, Verb.WITHDRAW: State.WITHDRAWN}
_WAITING = {Verb.ANSWER: State.ANSWERED, Verb.ESCALATE: State.ESCALATED, **_ENDING}

MOVES: dict[State, dict[Verb, State]] = {
    State.RAISED: {Verb.ADD: State.RAISED, **_WAITING},
    State.ANSWERED: {Verb.ADD: State.ANSWERED, Verb.ACCEPT: State.RESOLVED, **_WAITING},
    State.ESCALATED: {Verb.ADD: State.ESCALATED, **_WAITING},
    State.RESOLVED: {},
    State.WITHDRAWN: {},
}

WHO: dict[Verb, frozenset[Side]] = {
    Verb.ANSWER: frozenset({Side.ASKED}),
    Verb.ADD: frozenset({Side.ASKING, Side.BESIDE}),
    Verb.ESCALATE: frozenset({Side.ASKING, Side.ASKED}),
    Verb.ACCEPT: frozenset({Side.ASKING}),
    Verb.AGREE: frozenset({Side.ASKING}),
    Verb.WITHDRAW: frozenset({Side.ASKING}),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing done to a question: what, for which organisation, on which day; and the clock an escalation began."""

    verb: Verb
    organisation: str
    on: date
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question: who asked it of whom, the step it began on, and every turn since, in order.

    `asked_of` is the organisation that answers for the figure; empty is every other party.
    """

    asked_by: str
    asked_of: str
    first: Clock
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> State:
        """Where the turns have brought it."""
        state = State.RAISED
        for turn in self.turns:
            state = MOVES[state][turn.verb]
        return state

    @property
    def clock(self) -> Clock:
        """The step it stands on."""
        return next((turn.clock for turn in reversed(self.turns) if turn.clock is not None), self.first)

    @property
    def waits_for_answer(self) -> bool:
        """Is an answer owed on the step it stands on?"""
        return self.state in {State.RAISED, State.ESCALATED}

    def is_overdue(self, on: date) -> bool:
        """Is an answer owed, and its day past?"""
        return self.waits_for_answer and self.clock.days_over(on) > 0

    def next_in_words(self, on: date) -> str:
        """What comes next, in a sentence."""
        if not self.state.is_open:
            return f"The question is {self.state.value}. Nothing more can be added to it."
        if not self.waits_for_answer:
            return "It is answered. Whoever asked may accept the answer, add to the question or take it further."
        if self.is_overdue(on):
            return "The answer is overdue. Whoever asked may take the question further."
        return "An answer is awaited."
