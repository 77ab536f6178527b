"""The default is no; no act without a delegation in force; a narrower scope carries no more; limits hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.authority import (
    EVERYWHERE,
    MATRIX,
    AboveTheLimit,
    Act,
    Delegation,
    DelegationEnded,
    MayNot,
    NoSuchPartnership,
    Role,
    Scope,
    carries,
    decide,
    touching,
)
from section75.core.money import Money
from section75.core.refusals import Refusal

from .delegations import FIRST, amounts, days, delegations, held, places

several = st.lists(delegations, max_size=6)
acts = st.sampled_from(list(Act))
NORTH, BEDS = Scope("north"), Scope("north", "beds")


@given(act=acts, scope=places, day=days, amount=st.none() | amounts)
def test_who_holds_nothing_may_do_nothing(act: Act, scope: Scope, day: date, amount: Money | None) -> None:
    with pytest.raises(NoSuchPartnership):
        decide((), act, scope, on=day, amount=amount)


@given(everything=several, act=acts, scope=places, day=days, amount=st.none() | amounts)
def test_an_act_is_carried_by_a_delegation_in_force_that_reaches_it_and_by_nothing_else(
    everything: list[Delegation], act: Act, scope: Scope, day: date, amount: Money | None
) -> None:
    try:
        under = decide(everything, act, scope, on=day, amount=amount)
    except Refusal:
        return
    assert under in everything
    assert under.span.starts_on <= day
    assert under.span.ends_before is None or day < under.span.ends_before
    assert under.scope.partnership == scope.partnership
    assert act in MATRIX[under.role]
    if amount is not None and act is Act.APPROVE_POSTING:
        assert under.most is None or amount.pence <= under.most.pence


@given(everything=several, act=acts, scope=places, day=days)
def test_what_is_carried_is_decided_alike_whichever_way_it_is_asked(
    everything: list[Delegation], act: Act, scope: Scope, day: date
) -> None:
    try:
        decide(everything, act, scope, on=day)
        is_let = True
    except Refusal:
        is_let = False
    assert carries(everything, act, scope, on=day) == is_let
    assert not is_let or touching(everything, scope, on=day)


@given(each=delegations, act=acts, scope=places, fund=st.sampled_from(["equipment", "beds"]), day=days)
def test_a_narrower_scope_never_carries_more(each: Delegation, act: Act, scope: Scope, fund: str, day: date) -> None:
    whole = replace(each, scope=Scope("north"))
    narrow = replace(each, scope=Scope("north", fund))
    if carries([narrow], act, scope, on=day):
        assert carries([whole], act, scope, on=day)


@given(each=delegations, scope=places, day=days)
def test_a_delegation_at_one_partnership_is_nothing_at_another(each: Delegation, scope: Scope, day: date) -> None:
    if each.scope.partnership != scope.partnership:
        assert touching([each], scope, on=day) == ()


@given(each=delegations, act=acts, scope=places, day=days)
def test_a_longer_list_never_carries_less(each: Delegation, act: Act, scope: Scope, day: date) -> None:
    other = held(Role.MEMBER, BEDS)
    if carries([each], act, scope, on=day):
        assert carries([other, each], act, scope, on=day)


def test_a_fund_is_not_another_fund() -> None:
    here = (held(Role.HOST_PREPARER, BEDS),)
    assert decide(here, Act.PROPOSE_POSTING, BEDS, on=FIRST) is here[0]
    with pytest.raises(NoSuchPartnership):
        decide(here, Act.PROPOSE_POSTING, Scope("north", "equipment"), on=FIRST)


def test_whoever_is_at_one_fund_sees_the_agreement_and_none_of_the_partnerships_other_pages() -> None:
    here = (held(Role.POOL_MANAGER, BEDS),)
    assert decide(here, Act.SEE_AGREEMENT, NORTH, on=FIRST) in here
    with pytest.raises(MayNot):
        decide(here, Act.LOAD_AGREEMENT, NORTH, on=FIRST)


def test_a_refusal_names_the_roles_held_and_those_that_would_do() -> None:
    with pytest.raises(MayNot) as refused:
        decide((held(Role.MEMBER),), Act.PROPOSE_POSTING, NORTH, on=FIRST)
    assert "As member you may not propose a posting" in refused.value.says
    assert "host finance preparer" in refused.value.says


def test_the_day_after_the_last_there_is_no_part_any_more_and_it_says_so() -> None:
    last = FIRST + timedelta(days=9)
    here = (held(Role.AUDITOR, until=last),)
    assert decide(here, Act.SEE_LEDGER, NORTH, on=last) in here
    with pytest.raises(DelegationEnded, match="ran until 10 April 2022"):
        decide(here, Act.SEE_LEDGER, NORTH, on=last + timedelta(days=1))


def test_before_the_first_day_the_place_does_not_exist() -> None:
    with pytest.raises(NoSuchPartnership):
        decide((held(Role.AUDITOR),), Act.SEE_LEDGER, NORTH, on=FIRST - timedelta(days=1))


def test_a_role_that_has_ended_beside_one_that_has_not_is_named() -> None:
    here = (held(Role.HOST_PREPARER, until=FIRST), held(Role.MEMBER))
    with pytest.raises(DelegationEnded, match="host finance preparer ran until"):
        decide(here, Act.PROPOSE_POSTING, NORTH, on=FIRST + timedelta(days=5))


@pytest.mark.parametrize(("amount", "is_let"), [("100.00", True), ("100.01", False)])
def test_a_limit_is_the_most_and_no_more(amount: str, is_let: bool) -> None:
    here = (held(Role.HOST_APPROVER, limit="100"),)
    if is_let:
        assert decide(here, Act.APPROVE_POSTING, NORTH, on=FIRST, amount=Money.of(amount)) in here
    else:
        with pytest.raises(AboveTheLimit, match="host chief finance officer"):
            decide(here, Act.APPROVE_POSTING, NORTH, on=FIRST, amount=Money.of(amount))


def test_without_a_limit_only_a_chief_approves() -> None:
    chief, pool_manager = held(Role.HOST_CHIEF), held(Role.POOL_MANAGER)
    assert decide((chief,), Act.APPROVE_POSTING, NORTH, on=FIRST, amount=Money.of("99,000,000")) is chief
    with pytest.raises(AboveTheLimit, match="without an amount, so for none"):
        decide((pool_manager,), Act.APPROVE_POSTING, NORTH, on=FIRST, amount=Money.of("0.01"))


def test_of_two_limits_the_wider_carries_it_and_of_two_ways_ones_own_name() -> None:
    low, high = held(Role.HOST_APPROVER, limit="100"), held(Role.HOST_APPROVER, limit="200")
    cover = held(Role.HOST_APPROVER, limit="100", on_behalf_of="dee")
    assert decide((low, high), Act.APPROVE_POSTING, NORTH, on=FIRST, amount=Money.of("50")) is high
    assert decide((cover, low), Act.APPROVE_POSTING, NORTH, on=FIRST) is low


def test_the_installation_is_a_place_of_its_own() -> None:
    administrator = (held(Role.ADMINISTRATOR, EVERYWHERE, organisation=""),)
    assert decide(administrator, Act.APPROVE_ROLE, EVERYWHERE, on=FIRST) in administrator
    with pytest.raises(NoSuchPartnership):
        decide(administrator, Act.SEE_LEDGER, NORTH, on=FIRST)
