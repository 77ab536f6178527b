"""Replaying a history: the state on any day as known on any day; what cannot follow is refused, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import Span
from section75.core.lives import (
    MACHINES,
    BeforeTheAgreement,
    ClauseLeftOut,
    DayToCome,
    Event,
    EvidenceLeftOut,
    Of,
    PartyLeftOut,
    StepNotPossible,
    Subject,
    TwoContradict,
    UnknownEvent,
    UnknownState,
    possible_from,
    replay,
    require_life,
    start,
    take,
)
from section75.core.parties import UnknownParty
from section75.core.refusals import Refusal

from .living import AGREEMENT, APPROVED, IN_FORCE, LATER, SUBJECTS, day, event, full


def state(events: tuple[Event, ...], on: date = LATER) -> str:
    return require_life(AGREEMENT, events).on(on).in_words


def test_parties_approve_independently_and_on_different_days() -> None:
    life = require_life(AGREEMENT, APPROVED)
    assert [life.on(day(n)).state for n in (9, 10, 12, 13)] == [
        "in draft", "approved in part", "approved in part", "approved by every party",
    ]  # fmt: skip
    assert life.on(day(12)).approved_by == ("council",)
    assert life.on(day(-1)).state == "not begun"


def test_signing_before_every_party_approved_is_refused_with_what_would_make_it_possible() -> None:
    with pytest.raises(StepNotPossible) as refused:
        require_life(AGREEMENT, (*APPROVED[:2], event("executed", day(20))))
    assert "icb has yet to approve" in refused.value.says
    assert "Record 'approved' first" in refused.value.says
    assert "is approved in part on 21 April 2020" in refused.value.says


def test_a_step_from_another_state_names_the_shortest_way_there() -> None:
    with pytest.raises(
        StepNotPossible, match="Record 'approved' then 'executed' then 'commenced' then 'expired' first"
    ):
        require_life(AGREEMENT, (*APPROVED[:2], event("held over", day(40))))
    with pytest.raises(StepNotPossible, match="No step from here makes it possible"):
        require_life(AGREEMENT, (event("proposed"), event("abandoned", day(1)), event("executed", day(2))))


def test_a_party_approves_a_text_once_and_a_new_text_anew() -> None:
    with pytest.raises(StepNotPossible, match="council has approved this text already"):
        require_life(AGREEMENT, (*APPROVED[:2], event("approved", day(11), by="council")))
    again = (*APPROVED, event("redrafted", day(14)), event("approved", day(15), by="icb"))
    assert state(again) == "approved in part"


def test_an_approval_called_in_may_not_be_acted_on() -> None:
    called_in = (*APPROVED, event("approval called in", day(14), by="council"))
    assert state(called_in) == "approved by every party and called in"
    with pytest.raises(StepNotPossible, match=r"an approval is called in\. Record 'call-in released' first"):
        require_life(AGREEMENT, (*called_in, event("executed", day(15))))
    assert state((*called_in, event("call-in released", day(15)), event("executed", day(16)))) == "executed"


def test_what_runs_beside_does_not_begin_twice_nor_end_before_it_begins() -> None:
    unsigned = (*APPROVED[:1], event("operated unsigned", day(1)))
    assert state(unsigned) == "in draft and operating unsigned"
    with pytest.raises(StepNotPossible, match="it is operating unsigned already"):
        require_life(AGREEMENT, (*unsigned, event("operated unsigned", day(2))))
    with pytest.raises(StepNotPossible, match=r"it is not payments suspended\. Record 'payments suspended' first"):
        require_life(AGREEMENT, (*IN_FORCE, event("payments resumed", day(40))))


def test_an_expired_agreement_is_held_over_and_extended_by_a_late_decision() -> None:
    expired = (*IN_FORCE, event("expired", day(396)), event("held over", day(396)))
    assert state(expired) == "expired and holding over"
    assert state((*expired, event("extended", day(410), ends_on=day(800)))) == "in force"
    with pytest.raises(StepNotPossible, match="its last day is 1 May 2021"):
        require_life(AGREEMENT, (*IN_FORCE, event("expired", day(300))))


def test_a_last_day_that_passes_without_an_event_is_said_aloud() -> None:
    life = require_life(AGREEMENT, IN_FORCE)
    assert life.as_at(day(100)) == "in force. Its last day is 1 May 2021."
    assert life.as_at(day(500)).endswith("is past, and no event says what became of it.")
    amended = require_life(AGREEMENT, (*IN_FORCE, event("term amended", day(50))))
    assert amended.as_at(day(500)) == "in force and term amended."
    found = replace(AGREEMENT, span=Span(day(0), day(10)))
    known = require_life(found, (event("first known", day(0), state="in force"),))
    assert known.on(day(5)).last_day == day(9)


def test_notice_of_a_part_is_answered_by_accepting_the_whole_and_its_end_may_be_moved() -> None:
    part = event("notice in part given", day(100), by="council", part="the pool")
    whole = event("whole accepted", day(107), by="icb", ends_on=day(472))
    moved = event("end revised", day(200), ends_on=day(560))
    life = require_life(AGREEMENT, (*IN_FORCE, part, whole, moved))
    assert life.on(day(100)).state == "under notice in part"
    assert life.on(day(107)).in_words == "ending agreed and whole accepted in answer to a part"
    assert [life.on(day(n)).last_day for n in (150, 250)] == [day(472), day(560)]
    with pytest.raises(StepNotPossible, match="council gave the notice itself"):
        require_life(AGREEMENT, (*IN_FORCE, part, replace(whole, by="council")))
    with pytest.raises(StepNotPossible, match="its last day is"):
        require_life(AGREEMENT, (*IN_FORCE, part, whole, event("ended", day(300))))


def test_a_history_may_begin_in_the_middle_and_says_in_which_state() -> None:
    known = event("first known", day(0), state="in force")
    assert state((known, event("varied", day(1)))) == "in force"
    signed = (event("first known", day(0), state="approved by every party"), event("executed", day(1)))
    assert state(signed) == "executed"
    with pytest.raises(UnknownState, match="'first known' says in which state"):
        require_life(AGREEMENT, (replace(known, state="lost"),))
    with pytest.raises(StepNotPossible, match="done from the state 'not begun'"):
        require_life(AGREEMENT, (*APPROVED, replace(known, on=day(20))))


@pytest.mark.parametrize(
    ("spoilt", "refusal", "says"),
    [
        (event("aproved", by="council"), UnknownEvent, "Did you mean 'approved'"),
        (event("approved"), PartyLeftOut, "it is not said which"),
        (event("approved", by="trust"), UnknownParty, "no party to this agreement (council, icb)"),
        (event("approved", by="icb", evidence=" "), EvidenceLeftOut, "Give the decision's reference"),
        (event("notice given", by="icb", clause=None), ClauseLeftOut, "Give the clause that allows it"),
        (event("proposed", recorded_on=day(-1)), DayToCome, "Record it as planned, or correct the day"),
    ],
)
def test_an_event_that_does_not_say_what_it_must_is_refused_by_name(
    spoilt: Event, refusal: type[Refusal], says: str
) -> None:
    with pytest.raises(refusal) as refused:
        take(start(AGREEMENT), spoilt)
    assert says in refused.value.says


def test_an_event_under_an_agreement_is_not_before_it() -> None:
    under = Subject(Of.VARIATION, "v", "main", "A variation", ("council", "icb"), begun_on=day(0))
    with pytest.raises(BeforeTheAgreement, match="before the first day that is known of its agreement 'main'"):
        take(start(under), event("raised", day(-1), of=Of.VARIATION))


def test_two_events_that_contradict_on_one_day_are_refused() -> None:
    base = IN_FORCE
    ended = (event("notice given", day(50), by="council", ends_on=day(60)),)
    both = (event("ended", day(60)), event("consolidated", day(60), into="other"))
    with pytest.raises(TwoContradict, match="cannot have both"):
        require_life(AGREEMENT, (*base, *ended, *both))


def test_events_of_one_day_come_in_the_order_of_a_life() -> None:
    same_day = [replace(each, on=day(0)) for each in reversed(IN_FORCE)]
    assert state(tuple(same_day)) == "in force"


def test_a_planned_event_moves_nothing_and_may_be_of_a_day_to_come() -> None:
    planned = event("approved", day(20), by="icb", planned=True, recorded_on=day(1), evidence="")
    life = require_life(AGREEMENT, (*APPROVED[:2], planned))
    assert life.on(day(30)).state == "approved in part"
    assert [moment.event.planned for moment in life.moments] == [False, False, True]


def test_a_life_is_shown_as_it_was_known_on_a_day() -> None:
    late = replace(IN_FORCE[-1], recorded_on=day(60))
    early = tuple(replace(each, recorded_on=each.on) for each in IN_FORCE[:-1])
    events = (*early, late)
    assert replay(AGREEMENT, events, known_on=day(59)).on(day(50)).state == "executed"
    assert replay(AGREEMENT, events, known_on=day(60)).on(day(50)).state == "in force"
    mistaken = replace(late, withdrawn_on=day(70))
    assert replay(AGREEMENT, (*early, mistaken), known_on=day(69)).on(day(50)).state == "in force"
    assert replay(AGREEMENT, (*early, mistaken), known_on=day(70)).on(day(50)).state == "executed"
    assert replay(AGREEMENT, (*early, mistaken)).on(day(50)).state == "executed"


def test_what_cannot_follow_is_left_out_and_says_why() -> None:
    life = replay(AGREEMENT, (*APPROVED[:1], event("commenced", day(5)), *APPROVED[1:]))
    assert life.on(LATER).state == "approved by every party"
    assert [moment.event.event for moment in life.moments if moment.refusal] == ["commenced"]


def test_a_variation_takes_effect_from_a_day_before_its_signing() -> None:
    of = Of.VARIATION
    made = (
        event("raised", day(100), of=of),
        event("costed", day(101), of=of),
        event("agreed in principle", day(102), of=of),
        event("authorised", day(103), of=of, by="council"),
        event("authorised", day(110), of=of, by="icb"),
        event("executed", day(112), of=of, effective_on=day(0)),
        event("took effect", day(112), of=of),
    )
    assert require_life(SUBJECTS[of], made).on(LATER).state == "in effect"
    with pytest.raises(StepNotPossible, match="does not name the day from which it holds"):
        require_life(SUBJECTS[of], (*made[:5], replace(made[5], effective_on=None)))


def test_a_year_is_worked_on_by_last_years_figures_until_every_party_approves() -> None:
    of = Of.YEAR
    begun = (event("last year's schedule used", of=of), event("proposed", day(1), of=of))
    first = event("approved", day(2), of=of, by="icb")
    life = require_life(SUBJECTS[of], (*begun, first, event("approved", day(9), of=of, by="council")))
    assert life.on(day(8)).beside == ("working on last year's schedule",)
    assert life.on(day(9)).in_words == "agreed by every party"


def test_what_can_happen_next_says_what_it_needs() -> None:
    coming = {step.event: step for step in possible_from(require_life(AGREEMENT, APPROVED[:2]).on(LATER))}
    assert set(coming) == {
        "approved", "approval called in", "approval withdrawn", "redrafted", "operated unsigned", "executed",
        "abandoned",
    }  # fmt: skip
    assert coming["executed"].needs == ("the signed document", "every party has approved", "no approval is called in")
    assert coming["approved"].leads_to == ("approved by every party", "approved in part")


def an_event(of: Of) -> st.SearchStrategy[Event]:
    return st.builds(
        lambda name, after, by, ref: full(name, day(after), of, by, str(ref)),
        st.sampled_from(MACHINES[of].events),
        st.integers(0, 900),
        st.sampled_from(("council", "icb")),
        st.integers(1, 10**6),
    )


histories = st.sampled_from(list(Of)).flatmap(
    lambda of: st.tuples(st.just(of), st.lists(an_event(of), max_size=25, unique_by=lambda each: each.ref))
)


@given(histories)
def test_replay_never_reaches_a_state_there_is_not_and_a_refused_step_changes_nothing(
    history: tuple[Of, list[Event]],
) -> None:
    of, events = history
    life = replay(SUBJECTS[of], events)
    states = {state.name for state in MACHINES[of].states}
    beside = {state.name for state in MACHINES[of].beside}
    before = start(SUBJECTS[of])
    assert sorted(moment.event.ref for moment in life.moments) == sorted(each.ref for each in events)
    for moment in life.moments:
        assert moment.after.state in states
        assert set(moment.after.beside) <= beside
        if moment.refusal is not None:
            assert moment.after == before
            assert len(moment.refusal.says) > 40
        before = moment.after


@given(histories, st.randoms(use_true_random=False), st.data())
def test_the_order_of_recording_does_not_matter_to_what_is_known_later(
    history: tuple[Of, list[Event]], shuffled: object, data: st.DataObject
) -> None:
    of, events = history
    delays = data.draw(st.lists(st.integers(0, 500), min_size=len(events), max_size=len(events)))
    recorded = [replace(each, recorded_on=each.on + timedelta(days=n)) for each, n in zip(events, delays, strict=True)]
    other = [
        replace(each, recorded_on=each.on + timedelta(days=500 - n)) for each, n in zip(events, delays, strict=True)
    ]
    shuffled.shuffle(other)  # type: ignore[attr-defined]
    here = replay(SUBJECTS[of], recorded, known_on=LATER)
    there = replay(SUBJECTS[of], other, known_on=LATER)
    for number in range(0, 900, 75):
        assert here.on(day(number)).in_words == there.on(day(number)).in_words


@given(histories)
def test_possible_steps_are_those_that_a_full_event_can_take(history: tuple[Of, list[Event]]) -> None:
    of, events = history
    standing = replay(SUBJECTS[of], events).on(LATER)
    coming = {step.event for step in possible_from(standing)}
    for name in MACHINES[of].events:
        for by in ("council", "icb"):
            try:
                take(standing, full(name, day(2000), of, by))
            except Refusal:
                continue
            assert name in coming
