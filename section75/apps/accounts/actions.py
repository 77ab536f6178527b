"""Making people known, writing down the delegations they are given, and ending them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from section75.apps.accounts.models import Delegation, DelegationEnding, Demonstration, User
from section75.core.authority import Role, Scope
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Given:
    """A delegation as it is to be given; `last_day` and `limit` where the role has them."""

    role: Role
    organisation: str
    scope: Scope
    starts_on: date
    last_day: date | None = None
    limit: Money | None = None
    on_behalf_of: User | None = None


@transaction.atomic
def add_person(username: str, *, post: str, password: str) -> User:
    """Add somebody who may sign in, or give an existing one this post and password."""
    user, _ = User.objects.get_or_create(username=username)
    user.post = post
    user.set_password(password)
    user.save()
    return user


def give(
    user: User,
    given: Given,
    *,
    at: datetime,
    by: str,
    prepared_by: User | None = None,
    approved_by: User | None = None,
) -> Delegation:
    """Write a delegation down. Whether it may be given was decided by whoever calls this, in the same transaction."""
    return Delegation.objects.create(
        user=user,
        on_behalf_of=given.on_behalf_of,
        role=given.role.value,
        organisation=given.organisation,
        partnership=given.scope.partnership,
        fund=given.scope.fund,
        starts_on=given.starts_on,
        last_day=given.last_day,
        limit_pence=given.limit.pence if given.limit is not None else None,
        given_at=at,
        given_by=by,
        prepared_by=prepared_by,
        approved_by=approved_by,
    )


def end(delegation: Delegation, *, at: datetime, by: str, because: str) -> bool:
    """End a delegation at once. False where it was ended before."""
    _, is_new = DelegationEnding.objects.get_or_create(
        delegation=delegation, defaults={"ended_at": at, "ended_by": by, "because": because}
    )
    return is_new


def deactivate(user: User) -> None:
    """Let nobody sign in as this person any more; what they did stays under their name."""
    user.is_active = False
    user.save(update_fields=["is_active"])


def begin_demonstration(*, at: datetime) -> None:
    """Mark the installation as a demonstration; doing it again changes nothing."""
    if not Demonstration.objects.exists():
        Demonstration.objects.create(begun_at=at)
