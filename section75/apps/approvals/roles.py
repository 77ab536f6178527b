"""Giving a role: what was asked for, read and held against everything that could speak against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from section75.apps.accounts import store as people
from section75.apps.accounts.actions import Given
from section75.apps.accounts.models import User
from section75.apps.accounts.refusals import NobodySuch, NotARole
from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments
from section75.apps.approvals.refusals import NoPartnershipToGiveItAt, OwnRole
from section75.core.authority import Delegation, Role, Scope, require_fitting_in, require_grantable
from section75.core.calendar import Span, read_day
from section75.core.money import Money
from section75.core.parties import known
from section75.core.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Refusal, Refusals, raise_all

T = TypeVar("T")
ROLES = {each.value: each for each in Role}


@dataclass(frozen=True, slots=True)
class Asked:
    """A role as it is asked for: words as somebody gave them, not yet held against anything."""

    username: str
    role: str
    starts_on: date
    organisation: str = ""
    partnership: str = ""
    fund: str = ""
    last_day: date | None = None
    limit: Money | None = None
    on_behalf_of: str = ""

    def as_arguments(self) -> Arguments:
        """The same as a proposal keeps it: days as 2026-11-22, the limit in pence."""
        return {
            "username": self.username.strip(),
            "role": self.role,
            "organisation": self.organisation.strip(),
            "partnership": self.partnership,
            "fund": self.fund,
            "starts_on": self.starts_on.isoformat(),
            "last_day": self.last_day.isoformat() if self.last_day else "",
            "limit": self.limit.pence if self.limit is not None else None,
            "on_behalf_of": self.on_behalf_of.strip(),
        }


@dataclass(slots=True)
class _Tried:
    """Everything that was found wrong so far."""

    found: list[Refusal]

    def to(self, act: Callable[[], T]) -> T | None:
        """What the act gives; None where it is refused, which is kept."""
        try:
            return act()
        except Refusals as several:
            self.found.extend(several.each)
        except Refusal as refusal:
            self.found.append(refusal)
        return None


def require_of_another(acting: frozenset[str], arguments: Arguments) -> None:
    """Refuse somebody who would propose or approve a role for themselves, in their own name or in another's."""
    username = str(arguments.get("username", ""))
    if username in acting:
        raise OwnRole(username)


def read_role(arguments: Arguments) -> tuple[User, Given]:
    """Whom the role is for, and the delegation as it would be given.

    Refuses, all at once: nobody of that name, an unknown role, partnership, party or fund, what cannot be given, a
    second organisation in one partnership, and cover for what somebody does not hold.
    """
    tried = _Tried([])
    scope = Scope(_text(arguments, "partnership"), _text(arguments, "fund"))
    organisation = _text(arguments, "organisation")
    user = tried.to(lambda: _person(_text(arguments, "username")))
    absent = tried.to(lambda: _person(_text(arguments, "on_behalf_of"))) if arguments.get("on_behalf_of") else None
    role = tried.to(lambda: _role(_text(arguments, "role")))
    starts_on = tried.to(lambda: read_day(_text(arguments, "starts_on")))
    last_day = tried.to(lambda: read_day(_text(arguments, "last_day"))) if arguments.get("last_day") else None
    limit = tried.to(lambda: _limit(arguments.get("limit")))
    terms = tried.to(lambda: _terms(scope.partnership)) if scope.partnership else None
    if terms is not None and organisation:
        tried.to(lambda: known(organisation, terms.parties, where="The role"))
    funds = tried.to(lambda: _funds(terms, scope)) or ()
    if role is None or starts_on is None:
        raise_all(tried.found)
    assert role is not None, "an unknown role was refused"
    assert starts_on is not None, "a day that cannot be read was refused"
    given = Given(role, organisation, scope, starts_on, last_day, limit, absent)
    tried.to(lambda: _require_grantable(given, funds))
    if user is not None and _has_days(given):
        tried.to(lambda: require_fitting_in(as_delegation(user, given), held=_held(user), absent=_held(absent)))
    raise_all(tried.found)
    assert user is not None, "nobody of that name was refused"
    return user, given


def held_alike(user: User, given: Given) -> tuple[Delegation, ...]:
    """What the person holds of the same role, organisation and place on any of the same days."""
    new = as_delegation(user, given)
    return tuple(
        each
        for each in _held(user)
        if (each.role, each.organisation, each.scope) == (new.role, new.organisation, new.scope)
        and each.span.overlaps(new.span)
    )


def _require_grantable(given: Given, funds: Iterable[Fund]) -> None:
    require_grantable(
        given.role,
        given.scope,
        organisation=given.organisation,
        hosts=tuple(_hosts(funds, given)) if _has_days(given) else (),
        starts_on=given.starts_on,
        last_day=given.last_day,
        limit=given.limit,
    )


def _funds(terms: Partnership | None, scope: Scope) -> tuple[Fund, ...]:
    """The funds within the scope. Refuses one the partnership does not have."""
    if terms is None:
        return ()
    return (terms.fund(scope.fund),) if scope.fund else terms.funds


def _hosts(funds: Iterable[Fund], given: Given) -> Iterator[str]:
    """Who hosts one of the funds on any of the days, each once; nobody where the agreement does not say."""
    yield from dict.fromkeys(term.value for fund in funds for term in fund.host if term.span.overlaps(_span(given)))


def _held(user: User | None) -> tuple[Delegation, ...]:
    """Every delegation somebody was given, up to its ending; cover as it was given, whatever it rests on now."""
    rows = user.delegations.select_related("user", "on_behalf_of", "ending").order_by("pk") if user else ()
    return tuple(each for row in rows if (each := people.delegation_of(row)) is not None)


def as_delegation(user: User, given: Given) -> Delegation:
    """What would be given, as the core knows it."""
    behalf = given.on_behalf_of.username if given.on_behalf_of else ""
    return Delegation(
        user.username, given.role, given.organisation, given.scope, _span(given), given.limit, on_behalf_of=behalf
    )


def _span(given: Given) -> Span:
    return Span.through(given.starts_on, given.last_day)


def _has_days(given: Given) -> bool:
    """Are its days in order, and is there one after the last? Otherwise it is refused anyway."""
    return given.last_day is None or given.starts_on <= given.last_day < date.max


def _text(arguments: Arguments, name: str) -> str:
    return str(arguments.get(name) or "")


def _person(username: str) -> User:
    user = people.find_user(username)
    if user is None:
        raise NobodySuch(username)
    return user


def _role(role: str) -> Role:
    if role not in ROLES:
        raise NotARole(role, ROLES)
    return ROLES[role]


def _terms(partnership: str) -> Partnership:
    if not agreements.exists(partnership):
        raise NoPartnershipToGiveItAt(partnership, (name for name, _ in agreements.names()))
    return agreements.latest(partnership)


def _limit(pence: object) -> Money | None:
    """The limit as money, which takes nothing but whole pence."""
    return None if pence is None else Money(cast(int, pence))
