"""Leaving: everything somebody held is ended, nobody signs in as them, and what they proposed has a successor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.models import User
from section75.apps.accounts.refusals import NobodySuch
from section75.apps.accounts.store import delegations_of, find_user
from section75.apps.approvals import people, store
from section75.apps.approvals.actions import kind_of, scope_of
from section75.apps.approvals.at_the_place import write_ended
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.people_actions import require_administrators, require_said
from section75.apps.approvals.refusals import CannotTakeOver, NobodyTakesOver
from section75.apps.audit.acting import acting
from section75.apps.audit.locking import one_at_a_time
from section75.apps.identity.actions import end_all_sessions
from section75.core.authority import EVERYWHERE, Act, carries
from section75.core.calendar import london_day
from section75.core.refusals import Refusal, raise_all


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving came to: how many roles and sign-ins ended, and the proposals handed over, by number."""

    username: str
    roles: int
    sign_ins: int
    handed_over: tuple[int, ...]


def leave(user: User, username: str, *, because: str, at: datetime, hand_over_to: str = "") -> Left:
    """End everything a leaver holds, at once, and hand over what they proposed and still waits.

    Refuses nobody of that name, silence about why, too few administrators left, and proposals that nobody takes over
    who has a part there.
    """
    with acting(user, Act.MANAGE_PEOPLE, partnership=EVERYWHERE.partnership, at=at) as doing:
        leaver = find_user(username)
        if leaver is None:
            raise NobodySuch(username)
        require_said("The leaving", because)
        ending = people.still_to_end(people.given_to_or_covering(leaver), on=london_day(at))
        require_administrators(ending, on=london_day(at))
        for place in sorted({row.partnership for row in people.given_to_or_covering(leaver)} - {""}):
            one_at_a_time(place)
        waiting = people.waiting_of(leaver, at=at)
        if waiting:
            successor = _successor(leaver, hand_over_to, waiting, at=at)
            people.hand_over(waiting, to=successor, by=user, at=at)
            doing.tell(f"Handed over to {successor.username}: proposal {_listed(waiting)}.")
        for row in ending:
            accounts.end(row, at=at, by=user.username, because=because.strip())
            write_ended(row, by=user.username, because=because, at=at)
            doing.changed(f"delegation {row.pk} of {row.user.username}", f"{row.role}, in force", "ended")
        accounts.deactivate(leaver)
        sign_ins = end_all_sessions(leaver, at=at, by=user.username)
        doing.tell(f"{username} left: {len(ending)} roles and {sign_ins} sign-ins ended. {because.strip()}")
        return Left(username, len(ending), sign_ins, tuple(row.pk for row in waiting))


def _successor(leaver: User, username: str, waiting: list[Proposal], *, at: datetime) -> User:
    """Who takes the proposals over. Refuses nobody, the leaver, and anybody who could do nothing about one of them."""
    if not username:
        raise NobodyTakesOver(leaver.username, [row.pk for row in waiting])
    successor = find_user(username)
    if successor is None:
        raise NobodySuch(username)
    if successor == leaver:
        raise CannotTakeOver(username, leaver.username, "they are the one who leaves")
    problems: list[Refusal] = [
        CannotTakeOver(username, leaver.username, why) for row in waiting if (why := _hindrance(row, successor, at=at))
    ]
    raise_all(problems)
    return successor


def _hindrance(row: Proposal, successor: User, *, at: datetime) -> str:
    """Why somebody cannot take a proposal over; empty where they can."""
    proposal, kind, scope = store.proposal_of(row), kind_of(row), scope_of(row)
    if successor.username in proposal.owners - {proposal.prepared.on_behalf_of}:
        return f"proposal {row.pk} is theirs already"
    if any(successor.username in each.by.people for each in proposal.decisions):
        return f"they approved proposal {row.pk}"
    here = [each for each in delegations_of(successor) if each.organisation == row.organisation]
    if not any(carries(here, act, scope, on=london_day(at)) for act in (kind.propose, kind.approve)):
        return f"they have no part at {scope} in which such a thing as proposal {row.pk} is proposed or approved"
    return ""


def _listed(rows: list[Proposal]) -> str:
    return ", ".join(str(row.pk) for row in rows)
