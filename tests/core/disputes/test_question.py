"""A question is open until it is resolved or withdrawn, and at any moment it stands on one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.disputes import (
    MOVES,
    Clock,
    NothingToAccept,
    NotTheSide,
    Question,
    QuestionEnded,
    Side,
    State,
    StepStillRuns,
    Turn,
    Verb,
    require_move,
    side_of,
)
from section75.core.refusals import Refusal

MONDAY = date(2022, 7, 4)
DUE = date(2022, 7, 18)
FIRST = Clock(1, "the pool manager", MONDAY, DUE, "cl. 23.2")
SECOND = Clock(2, "the chief finance officers", DUE, date(2022, 8, 8), "cl. 23.3")
RAISED = Question("icb", "council", FIRST)
OF = {Verb.ANSWER: "council", Verb.ESCALATE: "icb"}


def after(*verbs: Verb, question: Question = RAISED) -> Question:
    turns = [Turn(verb, OF.get(verb, "icb"), DUE, SECOND if verb is Verb.ESCALATE else None) for verb in verbs]
    return replace(question, turns=tuple(turns))


def refused(question: Question, verb: Verb, organisation: str = "icb", on: date = DUE) -> type[Refusal] | None:
    try:
        require_move(question, verb, organisation=organisation, on=on)
    except Refusal as refusal:
        return type(refusal)
    return None


def test_turns_bring_a_question_to_its_state() -> None:
    assert RAISED.state is State.RAISED
    assert after(Verb.ADD).state is State.RAISED
    assert after(Verb.ANSWER).state is State.ANSWERED
    assert after(Verb.ANSWER, Verb.ESCALATE).state is State.ESCALATED
    assert after(Verb.ESCALATE, Verb.ANSWER, Verb.ACCEPT).state is State.RESOLVED
    assert after(Verb.AGREE).state is State.RESOLVED
    assert after(Verb.WITHDRAW).state is State.WITHDRAWN


def test_the_step_it_stands_on_is_the_one_begun_last() -> None:
    assert after(Verb.ANSWER).clock == FIRST
    assert after(Verb.ESCALATE, Verb.ANSWER).clock == SECOND


def test_nothing_follows_the_end() -> None:
    for verb in Verb:
        for ended in (after(Verb.AGREE), after(Verb.WITHDRAW)):
            for organisation in ("icb", "council"):
                assert refused(ended, verb, organisation) is QuestionEnded


def test_each_side_does_its_own() -> None:
    assert [side_of(RAISED, name) for name in ("icb", "council", "trust")] == [Side.ASKING, Side.ASKED, Side.BESIDE]
    nobody_named = replace(RAISED, asked_of="")
    assert side_of(nobody_named, "trust") is Side.ASKED
    assert refused(RAISED, Verb.ANSWER, "council") is None
    assert refused(RAISED, Verb.ANSWER, "icb") is NotTheSide
    assert refused(RAISED, Verb.ANSWER, "trust") is NotTheSide
    assert refused(RAISED, Verb.ADD, "trust") is None
    for verb in (Verb.ACCEPT, Verb.AGREE, Verb.WITHDRAW):
        assert refused(after(Verb.ANSWER), verb, "council") is NotTheSide
        assert refused(after(Verb.ANSWER), verb, "trust") is NotTheSide
        assert refused(after(Verb.ANSWER), verb, "icb") is None


def test_only_an_answer_is_accepted() -> None:
    assert refused(RAISED, Verb.ACCEPT) is NothingToAccept
    assert refused(after(Verb.ANSWER, Verb.ESCALATE), Verb.ACCEPT) is NothingToAccept


def test_whoever_asked_waits_for_the_answer_while_there_is_time() -> None:
    assert refused(RAISED, Verb.ESCALATE, on=DUE) is StepStillRuns
    assert refused(RAISED, Verb.ESCALATE, on=date(2022, 7, 19)) is None
    assert refused(after(Verb.ANSWER), Verb.ESCALATE, on=MONDAY) is None
    assert refused(RAISED, Verb.ESCALATE, "council", on=MONDAY) is StepStillRuns
    assert refused(RAISED, Verb.ESCALATE, "council", on=date(2022, 7, 19)) is None
    assert refused(RAISED, Verb.ESCALATE, "trust", on=date(2022, 7, 19)) is NotTheSide
    without = replace(RAISED, first=Clock(0, "", MONDAY, None, ""))
    assert refused(without, Verb.ESCALATE, on=MONDAY) is None


def test_what_is_overdue_and_what_comes_next() -> None:
    late = date(2022, 7, 19)
    assert not RAISED.is_overdue(DUE)
    assert RAISED.is_overdue(late)
    assert not after(Verb.ANSWER).is_overdue(late)
    assert RAISED.next_in_words(DUE) == "An answer is awaited."
    assert RAISED.next_in_words(late).startswith("The answer is overdue.")
    assert after(Verb.ANSWER).next_in_words(late).startswith("It is answered.")
    assert after(Verb.WITHDRAW).next_in_words(late).startswith("The question is withdrawn.")


@given(st.lists(st.tuples(st.sampled_from(Verb), st.sampled_from(["icb", "council", "trust"])), max_size=12))
def test_whatever_is_tried_a_question_is_in_one_state_and_ends_at_most_once(tried: list[tuple[Verb, str]]) -> None:
    question, ends = RAISED, 0
    for verb, organisation in tried:
        if refused(question, verb, organisation, on=date(2023, 1, 1)) is None:
            clock = SECOND if verb is Verb.ESCALATE else None
            question = replace(question, turns=(*question.turns, Turn(verb, organisation, DUE, clock)))
            ends += not question.state.is_open
    assert ends <= 1
    assert question.state in MOVES
    assert question.state.is_open == (ends == 0)
    assert question.clock in (FIRST, SECOND)


def test_refusals_cite_the_clause_they_rest_on() -> None:
    with pytest.raises(StepStillRuns) as caught:
        require_move(RAISED, Verb.ESCALATE, organisation="icb", on=MONDAY)
    assert caught.value.clause == "cl. 23.2"
