"""A register cannot be made of facts that contradict: each contradiction is refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.organisations import (
    NOT_SHOWN,
    Code,
    CodeOfTwoBodies,
    Days,
    Fact,
    How,
    NoSuchBody,
    OrganisationGivenTwice,
    OwnPredecessor,
    Register,
    SeveralBodies,
    SucceededTwice,
    SuccessionOutOfTime,
    SuccessorNotThere,
    TwoAtOnce,
)
from section75.core.refusals import Refusals

from .bodies import APRIL, JULY, SOURCE, body, link

OLD = body("old", date(2013, 4, 1), APRIL)
NEW = body("new", APRIL)


def test_a_successor_that_is_its_own_predecessor_is_refused() -> None:
    with pytest.raises(OwnPredecessor) as refused:
        Register.of([body("a")], [link("a", "a")])
    assert "its own predecessor: a > a" in refused.value.says


def test_a_circle_of_successions_is_refused_once_with_the_way_round_it() -> None:
    bodies = [body(id) for id in "abcd"]
    links = [link("a", "b", NOT_SHOWN), link("b", "c", NOT_SHOWN), link("c", "a", NOT_SHOWN), link("a", "d", NOT_SHOWN)]
    with pytest.raises(OwnPredecessor) as refused:
        Register.of(bodies, links)
    assert all(f"{one} > {other}" in refused.value.says for one, other in ("ab", "bc", "ca"))


def test_functions_may_be_transferred_and_come_back() -> None:
    bodies = [body("a"), body("b")]
    Register.of(bodies, [link("a", "b", APRIL, How.TRANSFER), link("b", "a", JULY, How.TRANSFER)])


@pytest.mark.parametrize(("on", "why"), [(date(2013, 3, 31), "before it existed"), (JULY, "after it had gone")])
def test_a_succession_outside_its_predecessors_days_is_refused(on: date, why: str) -> None:
    with pytest.raises(SuccessionOutOfTime) as refused:
        Register.of([OLD, body("new", date(2000, 1, 1))], [link("old", "new", on)])
    assert why in refused.value.says


def test_a_successor_that_was_not_there_yet_is_refused() -> None:
    with pytest.raises(SuccessorNotThere):
        Register.of([OLD, body("new", JULY)], [link("old", "new", APRIL)])


def test_two_names_for_one_day_are_refused() -> None:
    twice = replace(NEW, names=(*NEW.names, Fact("ANOTHER", SOURCE, Days(JULY))))
    with pytest.raises(TwoAtOnce) as refused:
        Register.of([twice], [])
    assert "two names on 1 July 2022: 'NEW' and 'ANOTHER'" in refused.value.says


def test_a_name_after_another_is_no_contradiction() -> None:
    renamed = replace(NEW, names=(Fact("EARLIER", SOURCE, Days(APRIL, JULY)), Fact("LATER", SOURCE, Days(JULY))))
    register = Register.of([renamed], [])
    assert register.get("new").name_on(date(2022, 6, 30)) == "EARLIER"
    assert register.get("new").name_on(JULY) == "LATER" == register.get("new").name


def test_a_code_held_by_two_bodies_on_one_day_is_refused_and_one_after_the_other_is_not() -> None:
    one, other = body("old", date(2013, 4, 1), APRIL, code="X1"), body("new", APRIL, code="X1")
    Register.of([one, other], [])
    with pytest.raises(CodeOfTwoBodies) as refused:
        Register.of([one, body("third", date(2019, 4, 1), code="X1")], [])
    assert "on 1 April 2019" in refused.value.says


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        Register.of([OLD, OLD], [link("old", "nobody"), link("old", "nobody")])
    assert {type(each) for each in refused.value.each} == {OrganisationGivenTwice, NoSuchBody, SucceededTwice}


def test_a_body_is_found_by_short_name_code_or_whole_name() -> None:
    register = Register.of([body("new", APRIL, code="QUE", name="NHS New"), OLD], [])
    for asked in ("new", "QUE", "que", "ods:QUE", "nhs new"):
        assert register.find(asked).id == "new"
    assert register.by_code(Code("ods", "QUE"))[0].id == "new"
    with pytest.raises(NoSuchBody) as refused:
        register.find("NHS News")
    assert "Did you mean 'NHS New'?" in refused.value.says


def test_a_name_of_several_is_not_chosen_between() -> None:
    register = Register.of([body("one", name="TWIN"), body("two", name="TWIN")], [])
    with pytest.raises(SeveralBodies):
        register.find("twin")
