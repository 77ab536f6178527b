"""What can be proposed in this room itself: giving somebody a role."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse as address_of

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.actions import Given
from section75.apps.accounts.models import User
from section75.apps.approvals.at_the_place import write_given
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.approvals.roles import as_delegation, held_alike, read_role, require_of_another
from section75.core.authority import Act, Scope

GIVE_ROLE = "give-role"
DAYS_TO_APPROVE = 14


def _shows(_scope: Scope, arguments: Arguments, _at: datetime) -> Shown:
    user, given = read_role(arguments)
    new = as_delegation(user, given)
    holder = f" for {new.organisation}" if new.organisation else ""
    return Shown(
        title=f"Give {user.username} the role of {new.role.value}{holder} at {new.scope}",
        says=(f"{user.username} is {user.post}.", f"In force: {new.span}."),
        changes=(Change(f"{user.username} at {new.scope}", _held(user, given), str(new)),),
        address=address_of("people:person", kwargs={"username": user.username}),
    )


def _held(user: User, given: Given) -> str:
    """What the person holds already of the same role and place, in words."""
    return "; ".join(str(each) for each in held_alike(user, given)) or "does not hold it"


def _carry_out(carrying: Carrying) -> Done:
    user, given = read_role(carrying.arguments)
    before, after = _held(user, given), str(as_delegation(user, given))
    by = f"prepared by {carrying.prepared_by.username}, approved by {carrying.approved_by.username}"
    row = accounts.give(
        user, given, at=carrying.at, by=by, prepared_by=carrying.prepared_by, approved_by=carrying.approved_by
    )
    write_given(row, by=carrying.approved_by.username, at=carrying.at)
    return Done(
        f"Gave it, as delegation {row.pk}.",
        address_of("people:person", kwargs={"username": user.username}),
        (Change(f"{user.username} at {given.scope}", before, after),),
    )


KINDS = (
    Kind(
        GIVE_ROLE,
        "Give a role",
        Act.PROPOSE_ROLE,
        Act.APPROVE_ROLE,
        _shows,
        _carry_out,
        days=DAYS_TO_APPROVE,
        require_by=require_of_another,
    ),
)
