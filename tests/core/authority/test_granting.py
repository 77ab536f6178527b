"""What cannot be given is refused, with everything that is wrong at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from section75.core.authority import (
    EVERYWHERE,
    EndsBeforeItStarts,
    LimitBelowNothing,
    NoLimitGiven,
    NotForARole,
    NotTimeBoxed,
    OnTheOtherSide,
    Role,
    Scope,
    TooFarAhead,
    require_grantable,
)
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals

FIRST = date(2022, 4, 1)
NORTH = Scope("north")


def grant(role: Role, scope: Scope = NORTH, **changes: Any) -> None:
    sound: dict[str, Any] = {
        "organisation": "council",
        "hosts": ("council",),
        "starts_on": FIRST,
        "last_day": None,
        "limit": Money.of("100") if role.needs_a_limit else None,
    }
    require_grantable(role, scope, **(sound | changes))


@pytest.mark.parametrize("role", [role for role in Role if role.is_of_the_host])
def test_a_role_of_the_host_is_given_for_the_host_alone(role: Role) -> None:
    grant(role)
    grant(role, hosts=())
    for hosts in (("icb",), ("council", "icb")):
        with pytest.raises(OnTheOtherSide):
            grant(role, hosts=hosts)


@pytest.mark.parametrize("role", [role for role in Role if role.is_of_a_partner])
def test_a_partners_role_is_not_given_for_the_only_host(role: Role) -> None:
    grant(role, organisation="icb")
    grant(role, hosts=())
    with pytest.raises(OnTheOtherSide, match="for a partner that is not the host"):
        grant(role)


@pytest.mark.parametrize(
    ("role", "scope", "changes", "refusal"),
    [
        (Role.PUBLIC, NORTH, {}, NotForARole),
        (Role.ADMINISTRATOR, NORTH, {}, NotForARole),
        (Role.ADMINISTRATOR, EVERYWHERE, {}, NotForARole),
        (Role.ADMINISTRATOR, Scope("", "beds"), {"organisation": ""}, NotForARole),
        (Role.MEMBER, EVERYWHERE, {}, NotForARole),
        (Role.MEMBER, NORTH, {"organisation": ""}, NotForARole),
        (Role.AUDITOR, NORTH, {}, NotTimeBoxed),
        (Role.AUDITOR, NORTH, {"last_day": FIRST + timedelta(days=367)}, NotTimeBoxed),
        (Role.MEMBER, NORTH, {"last_day": FIRST - timedelta(days=1)}, EndsBeforeItStarts),
        (Role.MEMBER, NORTH, {"last_day": date.max}, TooFarAhead),
        (Role.MEMBER, NORTH, {"starts_on": date.max}, TooFarAhead),
        (Role.HOST_CHIEF, NORTH, {"limit": Money.of("-0.01")}, LimitBelowNothing),
        (Role.HOST_APPROVER, NORTH, {"limit": None}, NoLimitGiven),
        (Role.LEAD_COMMISSIONER, NORTH, {"limit": None}, NoLimitGiven),
    ],
)
def test_what_cannot_be_given_is_refused(
    role: Role, scope: Scope, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        grant(role, scope, **changes)


def test_what_can_be_given_is_not() -> None:
    grant(Role.ADMINISTRATOR, EVERYWHERE, organisation="", hosts=())
    grant(Role.AUDITOR, last_day=FIRST + timedelta(days=366))
    grant(Role.HOST_CHIEF)
    grant(Role.POOL_MANAGER)
    grant(Role.MEMBER, last_day=FIRST)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        grant(Role.HOST_APPROVER, EVERYWHERE, hosts=("icb",), last_day=FIRST - timedelta(days=1), limit=Money(-1))
    kinds = {type(each) for each in refused.value.each}
    assert kinds == {NotForARole, OnTheOtherSide, EndsBeforeItStarts, LimitBelowNothing}
