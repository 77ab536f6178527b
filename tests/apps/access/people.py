"""Who comes to the routes: one person for each role that can be given, nobody, and parts that are over or partial."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.authority import Role

OWN, FOREIGN = "haringey-framework", "cambridgeshire-learning-disability"
FUND, OTHER_FUND = "learning-disability", "mental-health"  # both partnerships have a fund of the first name


class Standing(Enum):
    """How somebody stands to what they were given."""

    HOLDS = "holds it"
    ENDED = "held it until yesterday"
    NOT_BEGUN = "holds it from tomorrow"
    BACKED_BY_NOBODY = "covers somebody who has left"
    SHUT_OUT = "signed in before their account was closed"
    NOT_SIGNED_IN = "nobody has signed in"


@dataclass(frozen=True)
class Person:
    """Somebody, by sign-in name: the one role they were given, if any, where, and how they stand to it."""

    name: str
    role: Role | None = None
    fund: str = ""
    standing: Standing = Standing.HOLDS

    @property
    def organisation(self) -> str:
        """Whom they act for."""
        if self.role is None or self.role.is_of_the_installation:
            return ""
        return "ccg" if self.role.is_of_a_partner else "council"


def name_of(role: Role) -> str:
    """The sign-in name of whoever holds a role."""
    return f"our.{role.value.replace(' ', '.')}"  # the cast has some of the names without it


IN_ROLES = tuple(Person(name_of(role), role) for role in Role if not role.is_nobodys)
NOBODY = Person("", standing=Standing.NOT_SIGNED_IN)
WITHOUT_PART = Person("without.a.part")
OTHERS = (
    Person("at.another.fund", Role.POOL_MANAGER, OTHER_FUND),
    Person("until.yesterday", Role.POOL_MANAGER, standing=Standing.ENDED),
    Person("from.tomorrow", Role.POOL_MANAGER, standing=Standing.NOT_BEGUN),
    Person("covers.a.leaver", Role.POOL_MANAGER, standing=Standing.BACKED_BY_NOBODY),
    Person("shut.out", Role.POOL_MANAGER, standing=Standing.SHUT_OUT),
)
USUAL = (*IN_ROLES, NOBODY, WITHOUT_PART)
EVERYBODY = (*USUAL, *OTHERS)
