"""Memberships, as they are kept. What is in the order of a text is sorted here: each engine has its own order."""

from __future__ import annotations

from dataclasses import dataclass

from section75.apps.accounts.models import Membership, User
from section75.apps.accounts.rights import RIGHTS, Act, MayNot, NoSuchPartnership, Role


@dataclass(frozen=True, slots=True)
class Part:
    """The part one person plays in one partnership."""

    user: User
    partnership: str
    party: str
    role: Role

    def may(self, act: Act) -> bool:
        """Does the role carry this right?"""
        return act in RIGHTS[self.role]


def parts_of(user: User) -> tuple[Part, ...]:
    """Every part a person plays, by partnership."""
    rows = sorted(Membership.objects.filter(user=user), key=lambda row: row.partnership)
    return tuple(Part(user, row.partnership, row.party, Role(row.role)) for row in rows)


def authorise(user: User, act: Act, *, partnership: str) -> Part:
    """The person's part in the partnership, if it carries the right to the act. Refuses otherwise.

    Somebody with no part in it is told that there is no such partnership.
    """
    row = Membership.objects.filter(user=user, partnership=partnership).first()
    if row is None:
        raise NoSuchPartnership(partnership)
    part = Part(user, partnership, row.party, Role(row.role))
    if not part.may(act):
        raise MayNot(part.role, act)
    return part


def everybody() -> tuple[str, ...]:
    """The sign-in names there are, in alphabetical order."""
    return tuple(sorted(User.objects.values_list("username", flat=True)))


def find_user(username: str) -> User | None:
    """The person who signs in under that name."""
    return User.objects.filter(username=username, is_active=True).first()
