"""Cover is never wider than what it covers, and nobody acts for two organisations of one partnership."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from section75.core.authority import (
    CoverForOneself,
    CoversACover,
    Delegation,
    NothingToCover,
    Role,
    Scope,
    SecondOrganisation,
    require_fitting_in,
)
from section75.core.calendar import Span
from section75.core.money import Money
from section75.core.refusals import Refusals

from .delegations import FIRST, PLACES, days, delegations, held

BEDS = Scope("north", "beds")
APPROVER = Role.HOST_APPROVER


@given(own=delegations, cover=delegations, day=days)
def test_cover_is_never_wider_than_what_it_covers(own: Delegation, cover: Delegation, day: date) -> None:
    if not own.backs(cover):
        return
    narrowed = own.narrowed(cover)
    if narrowed is None:
        assert not (own.is_in_force(day) and cover.is_in_force(day))
        return
    assert narrowed.is_in_force(day) == (own.is_in_force(day) and cover.is_in_force(day))
    for each in (own, cover):
        assert each.most is None or (narrowed.most is not None and narrowed.most.pence <= each.most.pence)
    for place in PLACES:
        assert not narrowed.reaches(place) or own.reaches(place)


def test_cover_for_somebody_without_a_limit_approves_nothing_where_the_role_needs_one() -> None:
    own = held(Role.POOL_MANAGER, person="dee")
    narrowed = own.narrowed(held(Role.POOL_MANAGER, limit="100", on_behalf_of="dee"))
    assert narrowed is not None
    assert narrowed.most == Money(0)


def test_cover_for_a_chief_has_its_own_limit() -> None:
    own = held(Role.HOST_CHIEF, person="dee")
    narrowed = own.narrowed(held(Role.HOST_CHIEF, limit="100", on_behalf_of="dee"))
    assert narrowed is not None
    assert narrowed.most == Money.of("100")


def test_cover_that_goes_with_what_is_held_may_be_given() -> None:
    own = held(APPROVER, limit="200", person="dee")
    require_fitting_in(held(APPROVER, BEDS, limit="100", on_behalf_of="dee"), held=(), absent=(own,))


@pytest.mark.parametrize(
    ("absent", "why"),
    [
        ((), "holds nothing"),
        ((held(Role.HOST_CHIEF, person="dee"),), "holds another role"),
        ((held(APPROVER, limit="1", person="dee", organisation="icb"),), "holds it for another"),
        ((held(APPROVER, BEDS, limit="1", person="dee"),), "holds it at one fund only"),
        ((held(APPROVER, Scope("south"), limit="1", person="dee"),), "holds it elsewhere"),
    ],
)
def test_what_somebody_does_not_hold_there_nobody_holds_on_their_behalf(
    absent: tuple[Delegation, ...], why: str
) -> None:
    with pytest.raises(NothingToCover, match="dee does not hold the role of host finance approver for council"):
        require_fitting_in(held(APPROVER, limit="1", on_behalf_of="dee"), held=(), absent=absent)


def test_what_has_ended_is_not_covered() -> None:
    own = held(APPROVER, limit="1", person="dee", until=FIRST)
    days_after = Span(FIRST + timedelta(days=1))
    late = Delegation("ann", APPROVER, "council", Scope("north"), days_after, Money.of("1"), "dee")
    with pytest.raises(NothingToCover):
        require_fitting_in(late, held=(), absent=(own,))


def test_nobody_covers_themselves_and_cover_is_not_passed_on() -> None:
    with pytest.raises(CoverForOneself):
        require_fitting_in(held(APPROVER, limit="1", on_behalf_of="ann"), held=(), absent=())
    covering = held(APPROVER, limit="1", person="dee", on_behalf_of="cy")
    with pytest.raises(CoversACover, match="Give it on behalf of cy"):
        require_fitting_in(held(APPROVER, limit="1", on_behalf_of="dee"), held=(), absent=(covering,))


def test_nobody_acts_for_two_organisations_in_one_partnership_at_a_time() -> None:
    council = held(Role.MEMBER)
    with pytest.raises(SecondOrganisation, match="ann is member for council at north"):
        require_fitting_in(held(Role.MEMBER, BEDS, organisation="icb"), held=(council,), absent=())
    require_fitting_in(held(Role.MEMBER, Scope("south"), organisation="icb"), held=(council,), absent=())
    require_fitting_in(held(Role.AUDITOR, organisation="council"), held=(council,), absent=())


def test_after_the_first_has_ended_one_may_act_for_the_second() -> None:
    left = held(Role.MEMBER, until=FIRST)
    new = Delegation("ann", Role.MEMBER, "icb", Scope("north"), Span(FIRST + timedelta(days=1)))
    require_fitting_in(new, held=(left,), absent=())


def test_all_that_is_wrong_is_said_at_once() -> None:
    given_ = held(APPROVER, limit="1", organisation="icb", on_behalf_of="dee")
    with pytest.raises(Refusals) as refused:
        require_fitting_in(given_, held=(held(Role.MEMBER),), absent=())
    assert [type(each) for each in refused.value.each] == [SecondOrganisation, NothingToCover]


def test_a_cover_that_shares_no_day_with_what_it_covers_is_none() -> None:
    own = held(APPROVER, limit="100", until=FIRST)
    cover = replace(held(APPROVER, limit="100", on_behalf_of="dee"), span=Span(FIRST + timedelta(days=1)))
    assert own.narrowed(cover) is None
