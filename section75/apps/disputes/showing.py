"""A question as a page and a command show it: the figure then and now, the clock in words, and what may be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from section75.apps.disputes import figures, store
from section75.apps.disputes.models import Dispute, Turn
from section75.core.disputes import Question, State, Verb, require_move
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal

TONES = {
    State.RAISED: "news",
    State.ANSWERED: "watch",
    State.ESCALATED: "bad",
    State.RESOLVED: "good",
    State.WITHDRAWN: "quiet",
}
WORDS = {
    Verb.ANSWER: "Answered",
    Verb.ADD: "Added to",
    Verb.ESCALATE: "Taken further",
    Verb.ACCEPT: "Resolved: the answer is accepted",
    Verb.AGREE: "Resolved: agreed",
    Verb.WITHDRAW: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a day: its row, its turns, and where it stands."""

    row: Dispute
    turns: Sequence[Turn]
    question: Question
    on: date

    @property
    def state(self) -> str:
        """How it stands, with the step where it was taken further."""
        state = self.question.state
        return f"escalated to step {self.question.clock.step}" if state is State.ESCALATED else state.value

    @property
    def tone(self) -> str:
        """The colour beside the state; overdue stands out."""
        return "bad" if self.question.is_overdue(self.on) else TONES[self.question.state]

    @property
    def then(self) -> Money:
        """The figure as it stood when it was questioned."""
        return Money(self.row.pence)

    @property
    def clock(self) -> str:
        """Who owes an answer by when, or what comes next where nobody does."""
        if self.question.waits_for_answer and self.question.clock.due_on is not None:
            return self.question.clock.in_words(self.on)
        return self.question.next_in_words(self.on)

    def told(self, turn: Turn) -> str:
        """What a turn was, in words."""
        words = WORDS[Verb(turn.verb)]
        return f"{words}, to step {turn.step}: {turn.goes_to}" if turn.verb == Verb.ESCALATE.value else words


@dataclass(frozen=True, slots=True)
class Now:
    """The figure as it stands now, or why there is none."""

    amount: Money | None
    sentence: str
    has_changed: bool


def asked(row: Dispute, on: date) -> Asked:
    """One question, read whole."""
    turns = store.turns_of(row)
    return Asked(row, turns, store.question_of(row, turns), on)


def figure_now(partnership: Partnership, row: Dispute) -> Now:
    """The figure looked up again: the same, another, or none any more, with what says so."""
    try:
        found = figures.find(partnership, row.fund, row.address)
    except Refusal as refusal:
        return Now(None, refusal.says, True)
    return Now(found.amount, found.sentence, found.amount.pence != row.pence)


def silence(partnership: Partnership, row: Dispute, question: Question) -> str:
    """What stands in the way of taking a question further: a silent clause, the end of the ladder; "" if nothing."""
    try:
        partnership.ladder_of(partnership.fund(row.fund), question.first.begun_on).after(question.clock.step)
    except Refusal as refusal:
        return refusal.says
    return ""


def stops(question: Question, verb: Verb, *, organisation: str, on: date) -> str:
    """Why an organisation may not take a turn now; "" where it may."""
    try:
        require_move(question, verb, organisation=organisation, on=on)
    except Refusal as refusal:
        return refusal.says
    return ""
