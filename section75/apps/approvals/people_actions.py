"""Making people known, appointing the first administrators, proposing roles, and taking them away."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.models import Delegation, User
from section75.apps.accounts.refusals import KnownAlready, NobodySuch, NotAPassword, NotARole, NotASignInName
from section75.apps.accounts.store import find_user
from section75.apps.approvals import actions as approvals
from section75.apps.approvals import people
from section75.apps.approvals.at_the_place import write_ended
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.proposals import GIVE_ROLE
from section75.apps.approvals.refusals import NoReasonGiven, NoSuchDelegation, TakesTwoPeople, TooFewAdministrators
from section75.apps.approvals.roles import ROLES, Asked
from section75.apps.audit import store as audit
from section75.apps.audit.acting import acting
from section75.apps.audit.fitting import TooLongToKeep
from section75.apps.audit.locking import one_at_a_time
from section75.apps.identity.actions import LONGEST_POST, SIGN_IN_NAME
from section75.apps.identity.store import name_of_somebody
from section75.core.authority import EVERYWHERE, Act, Role
from section75.core.calendar import london_day
from section75.core.ledger import says_something
from section75.core.refusals import Refusal, raise_all

THE_TERMINAL = "the terminal"


@transaction.atomic
def add_person(username: str, *, post: str, password: str, at: datetime) -> User:
    """Add somebody who may sign in, as whoever runs the installation. Refuses a name in use, a leaver's too, or
    impossible, a post too long to keep, and a password too easily guessed.
    """
    one_at_a_time("people")
    problems: list[Refusal] = []
    if len(post) > LONGEST_POST:
        problems.append(TooLongToKeep("post", post, LONGEST_POST))
    if not SIGN_IN_NAME.fullmatch(username):
        problems.append(NotASignInName(username))
    elif name_of_somebody(username):
        problems.append(KnownAlready(username))
    try:
        validate_password(password)
    except ValidationError as error:
        problems.append(NotAPassword(error.messages))
    raise_all(problems)
    user = accounts.add_person(username, post=post, password=password)
    _write(at, "add a person", f"Added {username}, {post}.")
    return user


def appoint(username: str, role: str, *, at: datetime, place: str = "", starts_on: date | None = None) -> bool:
    """Appoint an administrator at the terminal, while there are fewer than the two that giving a role takes.

    False where they are one already. Refuses any other role, and `place` that is not the installation: those take two
    people. What is refused is written down.
    """
    try:
        with transaction.atomic():
            return _appoint(username, role, at=at, place=place, starts_on=starts_on or london_day(at))
    except Refusal as refusal:
        _write(at, Act.APPROVE_ROLE.value, refusal.says, outcome="refused")
        raise


def _appoint(username: str, role: str, *, at: datetime, place: str, starts_on: date) -> bool:
    one_at_a_time(EVERYWHERE.partnership)
    user, day = find_user(username), london_day(at)
    problems: list[Refusal] = []
    if user is None:
        problems.append(NobodySuch(username))
    if role not in ROLES:
        problems.append(NotARole(role, ROLES))
    raise_all(problems)
    assert user is not None, "nobody of that name was refused"
    there = people.administrators(on=day)
    if ROLES[role] is Role.ADMINISTRATOR and not place and username in there:
        return False
    if ROLES[role] is not Role.ADMINISTRATOR or place or len(there) >= people.ADMINISTRATORS_NEEDED:
        raise TakesTwoPeople(username)
    given = accounts.Given(Role.ADMINISTRATOR, "", EVERYWHERE, starts_on)
    accounts.give(user, given, at=at, by=f"appointed at {THE_TERMINAL}")
    _write(at, Act.APPROVE_ROLE.value, f"Appointed {username} as {role}, one of the first two.")
    return True


def propose_role(user: User, asked: Asked, *, at: datetime, because: str = "") -> Proposal:
    """Propose giving somebody a role; another administrator approves it, within fourteen days."""
    return approvals.propose(user, GIVE_ROLE, EVERYWHERE, asked.as_arguments(), at=at, because=because)


def end_role(user: User, number: int, *, because: str, at: datetime) -> Delegation:
    """End a delegation at once; from the next request on it carries nothing.

    Refuses one that is none or has ended, silence about why, and what would leave fewer than two administrators.
    """
    with acting(user, Act.MANAGE_PEOPLE, partnership=EVERYWHERE.partnership, at=at) as doing:
        require_said("Ending the role", because)
        day = london_day(at)
        row = people.find_delegation(number)
        if row is None or not people.still_to_end([row], on=day):
            raise NoSuchDelegation(number)
        require_administrators([row], on=day)
        accounts.end(row, at=at, by=user.username, because=because.strip())
        write_ended(row, by=user.username, because=because, at=at)
        doing.tell(f"Ended delegation {number}: {row.user.username}, {row.role}. {because.strip()}")
        doing.changed(f"delegation {number} of {row.user.username}", f"{row.role}, in force", "ended")
        return row


def require_said(what: str, because: str) -> None:
    """Refuse to take something away without a word why."""
    if not says_something(because):
        raise NoReasonGiven(what)


def require_administrators(ending: list[Delegation], *, on: date) -> None:
    """Refuse to end what would leave the installation with too few administrators to give a role."""
    before, left = people.administrators(on=on), people.administrators(on=on, without=ending)
    if left != before and len(left) < people.ADMINISTRATORS_NEEDED:
        raise TooFewAdministrators(" and ".join(sorted(before - left)), len(left))


def _write(at: datetime, act: str, says: str, *, outcome: str = "done") -> None:
    audit.write(at=at, who=THE_TERMINAL, act=act, partnership="", outcome=outcome, says=says)
