"""People and the delegations they were given, as they are read: who holds what, and since when or until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from section75.apps.accounts.models import Delegation as Row
from section75.apps.accounts.models import User
from section75.apps.accounts.store import delegation_of, rows_at
from section75.apps.approvals import store
from section75.apps.approvals.models import HandOver, Proposal
from section75.core.approvals import State
from section75.core.authority import Role
from section75.core.calendar import in_words
from section75.core.money import Money

ADMINISTRATORS_NEEDED = 2  # one proposes a role, another approves it


@dataclass(frozen=True, slots=True)
class Held:
    """One delegation as a list shows it. `state` is "in force", "not begun" or "ended"; `why`, how it ended early."""

    number: int
    person: str
    role: str
    organisation: str
    place: str
    starts_on: date
    last_day: date | None
    limit: Money | None
    on_behalf_of: str
    given_by: str
    state: str
    why: str

    @property
    def may_be_ended(self) -> bool:
        """Is there anything left of it to end?"""
        return self.state != "ended"

    def __str__(self) -> str:
        """The role in one line, as lists of people show it."""
        behalf = f", on behalf of {self.on_behalf_of}" if self.on_behalf_of else ""
        limit = f", up to {self.limit}" if self.limit is not None else ""
        holder = f" for {self.organisation}" if self.organisation else ""
        ends = f" until {in_words(self.last_day)}" if self.last_day else ""
        return f"{self.role}{holder} at {self.place}{ends}{limit}{behalf}"

    def as_data(self) -> dict[str, object]:
        """The delegation for a machine; the limit in pence."""
        return {
            "delegation": self.number,
            "username": self.person,
            "role": self.role,
            "organisation": self.organisation,
            "place": self.place,
            "starts_on": self.starts_on.isoformat(),
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "limit": self.limit.pence if self.limit is not None else None,
            "on_behalf_of": self.on_behalf_of,
            "given_by": self.given_by,
            "state": self.state,
            "why": self.why,
        }


def everybody() -> list[User]:
    """Everybody who was ever made known, by sign-in name."""
    return sorted(User.objects.all(), key=lambda user: user.username)


def named(username: str) -> User | None:
    """Whoever has that sign-in name, leavers too."""
    return User.objects.filter(username=username).first() if "\0" not in username else None


def delegations(*, on: date, partnership: str | None = None, user: User | None = None) -> list[Held]:
    """Every delegation ever given, of a partnership ("" is the installation) or person if one is named, by person."""
    rows = Row.objects.select_related("user", "on_behalf_of", "ending")
    if partnership is not None:
        rows = rows.filter(partnership=partnership)
    if user is not None:
        rows = rows.filter(user=user)
    return [_held(row, on) for row in sorted(rows, key=lambda row: (row.user.username, row.pk))]


def still_to_end(rows: Iterable[Row], *, on: date) -> list[Row]:
    """Those of which a day is left."""
    return [row for row in rows if _state(row, on) != "ended"]


def given_to_or_covering(user: User) -> list[Row]:
    """Every delegation of a person, and every cover for them by others."""
    rows = Row.objects.filter(Q(user=user) | Q(on_behalf_of=user)).select_related("user", "on_behalf_of", "ending")
    return list(rows.order_by("pk"))


def find_delegation(number: int) -> Row | None:
    """One delegation by its number."""
    return Row.objects.filter(pk=number).select_related("user", "on_behalf_of", "ending").first()


def administrators(*, on: date, without: Iterable[Row] = ()) -> frozenset[str]:
    """Who holds the role of system administrator on a day, in their own right; as if some delegations were ended."""
    ended = {row.pk for row in without}
    held = (row for row in rows_at("") if row.role == Role.ADMINISTRATOR.value and row.pk not in ended)
    own = (row for row in held if row.on_behalf_of is None and row.user.is_active)
    return frozenset(row.user.username for row in own if _state(row, on) == "in force")


def waiting_of(user: User, *, at: datetime) -> list[Proposal]:
    """Proposals that wait and are this person's to look after: prepared by them and with them, or taken over last."""
    theirs = Q(prepared_by=user) | Q(hand_overs__to=user)
    numbers = Proposal.objects.filter(theirs, expires_at__gt=at).values_list("pk", flat=True)
    rows = [row for number in sorted(set(numbers)) if (row := store.find(number)) is not None]
    return [row for row in rows if is_with(row, user) and store.proposal_of(row).state_at(at) is State.PROPOSED]


def is_with(row: Proposal, user: User) -> bool:
    """Is this person the one to look after a proposal: its preparer, or whoever took it over last?"""
    proposal = store.proposal_of(row)
    return user.username == (*(proposal.prepared.person,), *proposal.handed_over_to)[-1]


def hand_over(rows: Iterable[Proposal], *, to: User, by: User, at: datetime) -> None:
    """Write down who takes proposals over."""
    HandOver.objects.bulk_create(HandOver(proposal=row, to=to, by=by, at=at) for row in rows)


def _held(row: Row, on: date) -> Held:
    ending = getattr(row, "ending", None)
    running = delegation_of(row)
    return Held(
        number=row.pk,
        person=row.user.username,
        role=row.role,
        organisation=row.organisation,
        place="/".join(part for part in (row.partnership, row.fund) if part) or "the installation",
        starts_on=row.starts_on,
        last_day=running.span.last_day if running else row.starts_on,
        limit=None if row.limit_pence is None else Money(row.limit_pence),
        on_behalf_of=row.on_behalf_of.username if row.on_behalf_of else "",
        given_by=row.given_by,
        state=_state(row, on),
        why=f"by {ending.ended_by}: {ending.because}" if ending else "",
    )


def _state(row: Row, on: date) -> str:
    running = delegation_of(row)
    if running is None or (running.span.last_day is not None and running.span.last_day < on):
        return "ended"
    return "in force" if running.span.holds(on) else "not begun"
