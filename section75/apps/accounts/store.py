"""Delegations, as they are kept, asked afresh at every request. Text is sorted here: each engine has its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from section75.apps.accounts.models import Delegation as Row
from section75.apps.accounts.models import Demonstration, User
from section75.apps.prepared import Asking, prepared
from section75.core.authority import EVERYWHERE, Act, Delegation, Role, Scope, carries, decide, touching
from section75.core.calendar import Span, london_day
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Part:
    """The part one person plays at one place on one day: the delegations that reach it, never none.

    `under` is the delegation that carried what they asked to do.
    """

    user: User
    partnership: str
    day: date
    delegations: tuple[Delegation, ...]
    under: Delegation

    @property
    def party(self) -> str:
        """The organisation they act for: one a person and partnership."""
        return self.under.organisation

    @property
    def role(self) -> str:
        """Every role they hold here, in words."""
        return " and ".join(sorted({each.role.value for each in self.delegations}))

    def may(self, act: Act, fund: str = "") -> bool:
        """Does one of their delegations carry the act: at the fund named, or else at the partnership?"""
        return carries(self.delegations, act, Scope(self.partnership, fund), on=self.day)

    def may_somewhere(self, act: Act, funds: Sequence[str]) -> bool:
        """Does one carry the act at the partnership or at any of the funds?"""
        return any(self.may(act, fund) for fund in ("", *funds))


def today() -> date:
    """The day it is in London."""
    return london_day(timezone.now())


def delegations_of(user: User) -> tuple[Delegation, ...]:
    """Every delegation a person was ever given, as it runs: an early ending cuts it short. A leaver has none."""
    if not user.is_active:
        return ()
    rows = _delegations(user.pk)
    for row in rows:
        row.user = user
    found = ((row, delegation_of(row)) for row in rows)
    kept = ((row, each) for row, each in found if each is not None)
    running = (each if row.on_behalf_of is None else _covered(each, row.on_behalf_of) for row, each in kept)
    return tuple(each for each in running if each is not None)


def delegations_asked(user: User) -> list[Asking]:
    """What will be asked to know them."""
    return [_delegations.of(user.pk)]


@prepared
def _delegations(user: int) -> QuerySet[Row]:
    return Row.objects.filter(user_id=user).select_related("ending", "on_behalf_of").order_by("pk")


def delegation_of(row: Row) -> Delegation | None:
    """A row as the core knows it; None where it was ended before it began."""
    ends_before = Span.through(row.last_day, row.last_day).ends_before if row.last_day else None
    ending = getattr(row, "ending", None)
    if ending is not None:
        ended = london_day(ending.ended_at)
        ends_before = min(ended, ends_before) if ends_before else ended
        if ends_before <= row.starts_on:
            return None
    return Delegation(
        person=row.user.username,
        role=Role(row.role),
        organisation=row.organisation,
        scope=Scope(row.partnership, row.fund),
        span=Span(row.starts_on, ends_before),
        limit=None if row.limit_pence is None else Money(row.limit_pence),
        on_behalf_of=row.on_behalf_of.username if row.on_behalf_of else "",
        number=row.pk,
    )


def _covered(cover: Delegation, absent: User) -> Delegation | None:
    """Cover for somebody, as far as what they hold themselves goes; None where they hold it no longer."""
    own = [each for each in delegations_of(absent) if not each.on_behalf_of and each.backs(cover)]
    return own[-1].narrowed(cover) if own else None


def parts_of(user: User, *, on: date | None = None) -> tuple[Part, ...]:
    """Every part a person plays on a day, today if none is named, by partnership."""
    day = on or today()
    held: dict[str, list[Delegation]] = {}
    for each in delegations_of(user):
        held.setdefault(each.scope.partnership, []).append(each)
    found = ((place, touching(held[place], Scope(place), on=day)) for place in sorted(held) if place)
    return tuple(Part(user, place, day, here, here[0]) for place, here in found if here)


def authorise(
    user: User, act: Act, *, partnership: str, fund: str = "", amount: Money | None = None, on: date | None = None
) -> Part:
    """The person's part at the place, if a delegation in force on the day (today if none is named) carries the act.

    Refuses otherwise. Somebody with no part in the partnership, or in the fund, is told that there is no such.
    """
    day = on or today()
    held = delegations_of(user)
    scope = Scope(partnership, fund)
    under = decide(held, act, scope, on=day, amount=amount)
    return Part(user, partnership, day, touching(held, scope, on=day), under)


def authorise_installation(user: User, act: Act, *, on: date | None = None) -> Part:
    """The same for what is done to the installation as a whole: people, roles, its audit trail."""
    return authorise(user, act, partnership=EVERYWHERE.partnership, on=on)


def may_at_installation(user: User, act: Act) -> bool:
    """Does the person hold the act for the installation today?"""
    return carries(delegations_of(user), act, EVERYWHERE, on=today())


def everybody() -> tuple[str, ...]:
    """The sign-in names there are, in alphabetical order."""
    return tuple(sorted(User.objects.values_list("username", flat=True)))


def find_user(username: str) -> User | None:
    """The person who signs in under that name; a leaver is nobody."""
    return next(iter(_active(username)), None)


@prepared
def _active(username: str) -> QuerySet[User]:
    return User.objects.filter(username=username, is_active=True)


def holders(act: Act, *, partnership: str, fund: str = "", on: date | None = None) -> tuple[User, ...]:
    """Everybody whose delegations carry an act at a place on a day, by sign-in name."""
    day = on or today()
    people = User.objects.filter(is_active=True, delegations__partnership=partnership).distinct()
    scope = Scope(partnership, fund)
    able = [user for user in people if carries(delegations_of(user), act, scope, on=day)]
    return tuple(sorted(able, key=lambda user: user.username))


def rows_at(partnership: str) -> Sequence[Row]:
    """Every delegation ever given at a partnership, or, for "", at the installation; by person, oldest first."""
    rows = Row.objects.filter(partnership=partnership).select_related("user", "on_behalf_of", "ending")
    return sorted(rows, key=lambda row: (row.user.username, row.pk))


def is_demonstration() -> bool:
    """Was this installation begun as a demonstration?"""
    return bool(_demonstration())


def demonstration_asked() -> list[Asking]:
    """What will be asked to know that."""
    return [_demonstration.of()]


@prepared
def _demonstration() -> QuerySet[Demonstration]:
    return Demonstration.objects.all()[:1]
