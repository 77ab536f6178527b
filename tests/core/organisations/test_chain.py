"""Who stood in a body's place on a day: forwards, back, split, shared as recorded, and not known elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Ratio, SharesNotAWhole
from section75.core.organisations import (
    NOT_SHOWN,
    ApportionedToAnother,
    Apportionment,
    Days,
    How,
    Outcome,
    Register,
    share_in_words,
    who_is,
)

from .bodies import APRIL, JULY, SOURCE, body, link

SEEN = date(2026, 6, 30)
BEFORE, DAY_BEFORE = date(2013, 4, 1), APRIL - timedelta(days=1)


def simple() -> Register:
    return Register.of([body("old", BEFORE, APRIL), body("new", APRIL, None, SEEN)], [link("old", "new")])


def split() -> Register:
    parts = [body(id, APRIL, None, SEEN) for id in ("east", "west")]
    return Register.of([body("old", BEFORE, APRIL), *parts], [link("old", part.id, how=How.SPLIT) for part in parts])


def shares(**percent: str) -> Apportionment:
    return Apportionment("icb", APRIL, Ratio.printed(percent), "deed of apportionment", SOURCE)


@pytest.mark.parametrize("start", ["old", "new"])
@pytest.mark.parametrize(("on", "who"), [(BEFORE, "old"), (DAY_BEFORE, "old"), (APRIL, "new"), (SEEN, "new")])
def test_the_chain_is_the_same_from_either_end(start: str, on: date, who: str) -> None:
    register = simple()
    answer = who_is(register, register.get(start), on=on)
    found = answer.the_one()
    assert found is not None
    assert found.id == who
    assert len(answer.steps) == (start != who)


@pytest.mark.parametrize("on", [BEFORE - timedelta(days=1), SEEN + timedelta(days=1)])
def test_beyond_the_sources_it_is_not_known_and_says_which_days_are(on: date) -> None:
    register = simple()
    answer = who_is(register, register.get("old"), on=on)
    assert answer.outcome is Outcome.UNKNOWN
    assert "The sources cover 1 April 2013 to 30 June 2026." in answer.says
    assert not answer.holders


def test_after_the_sources_it_says_who_it_last_was() -> None:
    register = simple()
    answer = who_is(register, register.get("old"), on=date(2030, 1, 1))
    assert "On 30 June 2026 it was NEW" in answer.says


def test_an_end_without_a_successor_is_said() -> None:
    register = Register.of([body("old", BEFORE, APRIL)], [])
    answer = who_is(register, register.get("old"), on=APRIL)
    assert answer.outcome is Outcome.ENDED
    assert "OLD ended on 31 March 2020, and no successor of it is known" in answer.says


def test_a_split_asks_for_apportioning_and_shares_nothing() -> None:
    register = split()
    answer = who_is(register, register.get("old"), on=APRIL)
    assert answer.outcome is Outcome.ASKED
    assert answer.asks is not None
    assert "EAST, WEST" in answer.asks.says
    assert "apportionment, with its instrument" in answer.asks.says
    assert [holder.share for holder in answer.holders] == [None, None]


def test_recorded_shares_answer_a_split_exactly() -> None:
    register = split()
    answer = who_is(register, register.get("old"), on=APRIL, recorded=[shares(east="58.9%", west="41.1%")])
    assert answer.outcome is Outcome.SEVERAL
    assert {holder.body.id: holder.share for holder in answer.holders} == {
        "east": Fraction(589, 1000),
        "west": Fraction(411, 1000),
    }
    assert "EAST 58.9%, WEST 41.1%" in answer.says


def test_all_to_one_is_one() -> None:
    register = split()
    answer = who_is(register, register.get("old"), on=APRIL, recorded=[shares(east="100%", west="0%")])
    found = answer.the_one()
    assert found is not None
    assert found.id == "east"


def test_shares_that_make_no_whole_are_refused() -> None:
    with pytest.raises(SharesNotAWhole):
        shares(east="58.9%", west="41%")


def test_shares_to_others_than_the_successors_are_refused() -> None:
    register = split()
    with pytest.raises(ApportionedToAnother) as refused:
        who_is(register, register.get("old"), on=APRIL, recorded=[shares(east="100%")])
    assert "those who succeeded it are EAST, WEST" in refused.value.says


def test_parts_that_come_together_again_need_no_shares() -> None:
    register = split()
    east, west = (replace(register.get(id), existence=Days(APRIL, JULY)) for id in ("east", "west"))
    whole = body("whole", JULY, None, SEEN)
    links = [*register.successions, link("east", "whole", JULY), link("west", "whole", JULY)]
    again = Register.of([register.get("old"), east, west, whole], links)
    answer = who_is(again, again.get("old"), on=JULY)
    found = answer.the_one()
    assert found is not None
    assert found.id == "whole"
    assert who_is(again, again.get("old"), on=APRIL).outcome is Outcome.ASKED


def test_of_several_predecessors_none_is_chosen() -> None:
    olds = [body("one", BEFORE, APRIL), body("two", BEFORE, APRIL)]
    register = Register.of([*olds, body("new", APRIL, None, SEEN)], [link("one", "new"), link("two", "new")])
    answer = who_is(register, register.get("new"), on=DAY_BEFORE)
    assert answer.outcome is Outcome.UNKNOWN
    assert "took the place of 2 bodies (ONE, TWO)" in answer.says


def test_who_was_taken_over_is_not_looked_for_behind_who_took_over() -> None:
    taker = body("taker", BEFORE, None, SEEN)
    register = Register.of([body("old", BEFORE, APRIL), taker], [link("old", "taker", how=How.ACQUISITION)])
    for on, who in ((DAY_BEFORE, "old"), (APRIL, "taker")):
        found = who_is(register, register.get("old"), on=on).the_one()
        assert found is not None
        assert found.id == who
    assert who_is(register, taker, on=date(2012, 1, 1)).outcome is Outcome.UNKNOWN


def test_a_transfer_of_functions_ends_nobody_and_is_remarked_on() -> None:
    both = [body("one", BEFORE, None, SEEN), body("two", BEFORE, None, SEEN)]
    register = Register.of(both, [link("one", "two", APRIL, How.TRANSFER)])
    answer = who_is(register, register.get("one"), on=JULY)
    assert answer.the_one() == both[0]
    assert "some functions went from ONE to TWO (an order)" in answer.remarks[0]


def test_a_first_day_that_is_not_shown_is_not_guessed_but_the_place_is_known_from_the_succession() -> None:
    new = body("new", NOT_SHOWN, None, APRIL, SEEN)
    register = Register.of([body("old", BEFORE, APRIL), new], [link("old", "new")])
    found = who_is(register, new, on=DAY_BEFORE).the_one()
    assert found is not None
    assert found.id == "old"


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))


@given(on=DAYS)
def test_on_any_day_there_is_one_answer_and_it_says_why(on: date) -> None:
    register = simple()
    answers = {who_is(register, register.get(id), on=on).outcome for id in ("old", "new")}
    known = BEFORE <= on <= SEEN
    assert answers == {Outcome.ONE if known else Outcome.UNKNOWN}


@given(cuts=st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True), percent=st.integers(1, 99))
def test_shares_of_a_split_of_a_split_make_a_whole(cuts: list[int], percent: int) -> None:
    bounds = [0, *sorted(cuts), 100]
    parts = {f"part-{n}": bounds[n + 1] - bounds[n] for n in range(len(bounds) - 1)}
    later = {"far": percent, "near": 100 - percent}
    bodies = [body("old", BEFORE, APRIL), body("part-0", APRIL, JULY)]
    bodies += [body(id, APRIL, None, SEEN) for id in parts if id != "part-0"]
    bodies += [body(id, JULY, None, SEEN) for id in later]
    links = [link("old", id, how=How.SPLIT) for id in parts]
    links += [link("part-0", id, JULY, How.SPLIT) for id in later]
    register = Register.of(bodies, links)
    recorded = [
        Apportionment("icb", day, Ratio.printed({id: f"{share}%" for id, share in each.items()}), "deed", SOURCE)
        for day, each in ((APRIL, parts), (JULY, later))
    ]
    answer = who_is(register, register.get("old"), on=JULY, recorded=recorded)
    assert sum(holder.share or 0 for holder in answer.holders) == 1
    assert all(holder.share for holder in answer.holders)


@given(first=st.none() | DAYS, length=st.none() | st.integers(1, 5000), seen=st.lists(DAYS, max_size=3), day=DAYS)
def test_days_never_claim_what_no_source_shows(
    first: date | None, length: int | None, seen: list[date], day: date
) -> None:
    ends = first + timedelta(days=length) if first and length else None
    days = Days(first or NOT_SHOWN, ends, tuple(seen))
    if days.holds(day):
        shown = [*seen, *([first] if first else []), *([ends - timedelta(days=1)] if ends else [])]
        assert min(shown) <= day <= max(shown)
    if days.holds(day) is False:
        assert (first and day < first) or (ends and day >= ends)


def test_shares_are_said_as_they_are() -> None:
    assert share_in_words(Fraction(589, 1000)) == "58.9%"
    assert share_in_words(Fraction(1, 3)) == "1/3"
    assert share_in_words(Fraction(1)) == "100%"
    assert share_in_words(None) == "a share that nothing says"
