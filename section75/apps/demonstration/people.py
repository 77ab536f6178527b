"""Bringing in the cast: everybody made known, two administrators appointed, and every role given by the two of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from section75.apps.accounts.actions import add_person
from section75.apps.accounts.models import User
from section75.apps.accounts.store import everybody, find_user, rows_at, today
from section75.apps.agreements import store as agreements
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.people_actions import appoint, propose_role
from section75.apps.approvals.roles import Asked
from section75.apps.demonstration.cast import ADMINISTRATORS, BEGINS, CAST, DAYS_OF_AUDIT, PASSWORD, PLAYERS, Player
from section75.apps.demonstration.example import Example
from section75.core.authority import EVERYWHERE, Role

BECAUSE = "Invented: the cast of the demonstration"


def player(username: str) -> User:
    """One of the cast."""
    user = find_user(username)
    assert user is not None, "the cast is loaded first"
    return user


def add_people(*, at: datetime) -> None:
    """Make the cast known, and appoint its administrators. Whoever is known already is left alone."""
    there = set(everybody())
    for each in CAST:
        if each.username not in there:
            add_person(each.username, post=each.post, password=PASSWORD)
    held = {row.user.username for row in rows_at(EVERYWHERE.partnership)}
    for each in ADMINISTRATORS:
        if each.username not in held:
            appoint(each.username, Role.ADMINISTRATOR.value, at=at, starts_on=BEGINS)


def give_parts(example: Example, *, at: datetime) -> None:
    """Give the cast their roles at an example whose agreement is there: one administrator proposes each, the other
    approves it. Whoever was given any there is left alone.
    """
    held = {row.user.username for row in rows_at(example.partnership)}
    first, second = (player(each.username) for each in ADMINISTRATORS)
    for each in PLAYERS:
        if each.username not in held:
            proposal = propose_role(first, _asked(each, example), at=at, because=BECAUSE)
            approvals.approve(second, EVERYWHERE, proposal.pk, at=at)


def _asked(each: Player, example: Example) -> Asked:
    assert each.role is not None, "the stranger has no part"
    starts_on, last_day = _days(each.role)
    return Asked(
        username=each.username,
        role=each.role.value,
        starts_on=starts_on,
        organisation=example.parties[each.side],
        partnership=example.partnership,
        fund=_fund(each, example),
        last_day=last_day,
        limit=each.limit,
    )


def _days(role: Role) -> tuple[date, date | None]:
    """From before every paper on; an auditor's, for a year from today."""
    return (today(), today() + timedelta(days=DAYS_OF_AUDIT)) if role.is_time_boxed else (BEGINS, None)


def _fund(each: Player, example: Example) -> str:
    """A role of the host is for the whole partnership, or, where another body hosts some of its funds, for one that is
    run and that its own side hosts.
    """
    own = example.parties[each.side]
    hosts = {fund.id: {term.value for term in fund.host} for fund in agreements.latest(example.partnership).funds}
    if each.role is None or not each.role.is_of_the_host or set().union(*hosts.values()) <= {own}:
        return ""
    return next((run.fund for run in example.funds if hosts[run.fund] <= {own}), "")
