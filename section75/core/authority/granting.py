"""Whether a delegation can be given at all, before anybody approves giving it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from section75.core.authority.delegation import EVERYWHERE, Scope
from section75.core.authority.refusals import (
    EndsBeforeItStarts,
    LimitBelowNothing,
    NoLimitGiven,
    NotForARole,
    NotTimeBoxed,
    OnTheOtherSide,
    TooFarAhead,
)
from section75.core.authority.role import Role
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all

FARTHEST = date(2999, 12, 31)  # the last day there is for a delegation
LONGEST_BOX = 366  # days an auditor's access may last before it has to be given again


def require_grantable(
    role: Role,
    scope: Scope,
    *,
    organisation: str,
    hosts: Sequence[str],
    starts_on: date,
    last_day: date | None,
    limit: Money | None,
) -> None:
    """Refuse a delegation that cannot be given, with everything that is wrong with it at once.

    `hosts` are those that host a fund within the scope on any of its days, none where the agreement does not say: then
    no side is held against anybody. Where there are several, a role of the host is given fund by fund.
    """
    problems: list[Refusal] = [
        *(TooFarAhead(day) for day in (starts_on, last_day) if day is not None and day > FARTHEST),
        *_of_the_place(role, scope, organisation),
        *_of_the_side(role, scope, organisation, hosts),
    ]
    if last_day is not None and last_day < starts_on:
        problems.append(EndsBeforeItStarts(starts_on, last_day))
    elif role.is_time_boxed and (last_day is None or last_day - starts_on > timedelta(days=LONGEST_BOX)):
        problems.append(NotTimeBoxed(role, LONGEST_BOX))
    if limit is not None and limit.pence < 0:
        problems.append(LimitBelowNothing(limit))
    if limit is None and role.needs_a_limit:
        problems.append(NoLimitGiven(role))
    raise_all(problems)


def _of_the_place(role: Role, scope: Scope, organisation: str) -> list[Refusal]:
    if role.is_nobodys:
        return [NotForARole(role, "it is the part of whoever has none")]
    if role.is_of_the_installation and (scope != EVERYWHERE or organisation):
        return [
            NotForARole(role, "it is held for the whole installation, so name no partnership, fund or organisation")
        ]
    if not role.is_of_the_installation and not (scope.partnership and organisation):
        return [NotForARole(role, "name the partnership and the organisation it is for")]
    return []


def _of_the_side(role: Role, scope: Scope, organisation: str, hosts: Sequence[str]) -> list[Refusal]:
    wrong_for_host = role.is_of_the_host and set(hosts) != {organisation}
    wrong_for_partner = role.is_of_a_partner and set(hosts) == {organisation}
    if hosts and (wrong_for_host or wrong_for_partner):
        return [OnTheOtherSide(role, organisation, hosts, str(scope))]
    return []
