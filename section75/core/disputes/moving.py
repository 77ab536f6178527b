"""Whether a turn may be taken: by which side, in which state, and not before its time."""

from __future__ import annotations

from datetime import date

from section75.core.disputes.question import MOVES, WHO, Question, Side, Verb
from section75.core.disputes.refusals import NothingToAccept, NotTheSide, QuestionEnded, StepStillRuns

_WORDS = {
    Verb.ANSWER: "answer",
    Verb.ADD: "add to",
    Verb.ESCALATE: "take further",
    Verb.ACCEPT: "accept the answer to",
    Verb.AGREE: "record what was agreed on",
    Verb.WITHDRAW: "withdraw",
}


def side_of(question: Question, organisation: str) -> Side:
    """On which side an organisation stands. Where nobody was named as asked, every other organisation was."""
    if organisation == question.asked_by:
        return Side.ASKING
    return Side.ASKED if question.asked_of in ("", organisation) else Side.BESIDE


def require_move(question: Question, verb: Verb, *, organisation: str, on: date) -> None:
    """Refuse a turn that this organisation may not take now.

    Either side takes a question further once it is answered, or once the step's day is past: who was asked does not run
    it up the ladder past those who should answer.
    """
    state = question.state
    if not state.is_open:
        raise QuestionEnded(state.value)
    side = side_of(question, organisation)
    if side not in WHO[verb]:
        whose = " or ".join(_called(question, each) for each in Side if each in WHO[verb])
        raise NotTheSide(_WORDS[verb], whose)
    if verb not in MOVES[state]:
        raise NothingToAccept
    clock = question.clock
    waits = question.waits_for_answer and clock.due_on is not None and not clock.days_over(on)
    if verb is Verb.ESCALATE and waits:
        assert clock.due_on is not None, "a clock that runs has a due day"
        raise StepStillRuns(clock.to, clock.due_on, clock.clause)


def _called(question: Question, side: Side) -> str:
    if side is Side.ASKING:
        return f"{question.asked_by}, who asked it,"
    return (question.asked_of or "the other organisations") if side is Side.ASKED else "whoever stands beside it"
