"""Making people known and giving them their part."""

from __future__ import annotations

from django.db import transaction

from section75.apps.accounts.models import Membership, User
from section75.apps.accounts.rights import Role


@transaction.atomic
def add_person(username: str, *, post: str, password: str) -> User:
    """Add somebody who may sign in, or give an existing one this post and password."""
    user, _ = User.objects.get_or_create(username=username)
    user.post = post
    user.set_password(password)
    user.save()
    return user


@transaction.atomic
def give_part(user: User, *, partnership: str, party: str, role: Role) -> None:
    """Give a person a role in a partnership, in place of any earlier one."""
    Membership.objects.update_or_create(
        user=user, partnership=partnership, defaults={"party": party, "role": role.value}
    )
