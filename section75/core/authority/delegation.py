"""A delegation: a role that one person holds for an organisation, at a place, from day to day, up to an amount."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from section75.core.authority.act import Act
from section75.core.authority.matrix import AT_THE_PARTNERSHIP, MATRIX
from section75.core.authority.role import Role
from section75.core.calendar import Span, in_words
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Scope:
    """A place where something is done: a partnership, one fund of it, or, with neither, the installation itself."""

    partnership: str = ""
    fund: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.partnership, self.fund) if part) or "the installation"


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Delegation:
    """One role, held by `person` for `organisation` at `scope` during `span`, up to `limit` where it approves money.

    `on_behalf_of` names the officer whose absence it covers: what is done under it counts as theirs too.
    """

    person: str
    role: Role
    organisation: str
    scope: Scope
    span: Span
    limit: Money | None = None
    on_behalf_of: str = ""
    number: int = field(default=0, compare=False)

    def is_in_force(self, day: date) -> bool:
        """Has it begun, and not ended?"""
        return self.span.holds(day)

    def reaches(self, scope: Scope) -> bool:
        """Is the place within it? One for a partnership reaches all its funds; one for a fund reaches that fund."""
        if self.scope.partnership != scope.partnership:
            return False
        return self.scope.fund in ("", scope.fund)

    def touches(self, scope: Scope) -> bool:
        """May its holder know of the place at all? One for a fund lets its holder know of the partnership."""
        return self.reaches(scope) or (scope.fund == "" and self.scope.partnership == scope.partnership)

    def carries(self, act: Act, scope: Scope) -> bool:
        """Does it carry the act at that place, whatever the day and amount?"""
        near = self.touches(scope) if act in AT_THE_PARTNERSHIP else self.reaches(scope)
        return near and act in MATRIX[self.role]

    @property
    def most(self) -> Money | None:
        """The most it may approve; None is any amount. A role that names no limit and is not without one: nothing."""
        if self.limit is None and not self.role.is_without_limit:
            return Money(0)
        return self.limit

    def backs(self, cover: Delegation) -> bool:
        """Is it the one that a cover for its holder's absence rests on: the same role, organisation and place?"""
        same = (self.role, self.organisation) == (cover.role, cover.organisation)
        return same and self.person == cover.on_behalf_of and self.reaches(cover.scope)

    def narrowed(self, cover: Delegation) -> Delegation | None:
        """The cover, no longer and no further than this; None where the two share no day."""
        starts_on = max(self.span.starts_on, cover.span.starts_on)
        ends = [each.span.ends_before for each in (self, cover) if each.span.ends_before]
        ends_before = min(ends, default=None)
        if ends_before is not None and ends_before <= starts_on:
            return None
        return replace(cover, span=Span(starts_on, ends_before), limit=self._lower_limit(cover))

    def _lower_limit(self, cover: Delegation) -> Money | None:
        """The lower of two limits; a role that approves nothing without one, nothing where either names none."""
        named = [each.limit for each in (self, cover) if each.limit is not None]
        if len(named) < 2 and not self.role.is_without_limit:
            return None
        return min(named, key=lambda each: each.pence, default=None)

    def __str__(self) -> str:
        behalf = f", on behalf of {self.on_behalf_of}" if self.on_behalf_of else ""
        ends = f" until {in_words(self.span.last_day)}" if self.span.last_day else ""
        limit = f", up to {self.limit}" if self.limit is not None else ""
        holder = f" for {self.organisation}" if self.organisation else ""
        return f"{self.role.value}{holder} at {self.scope}{ends}{limit}{behalf}"
