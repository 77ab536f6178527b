"""Making people known and giving them their part, as whoever runs the installation; written to the audit trail."""

from __future__ import annotations

import re
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from section75.apps.accounts import actions as accounts
from section75.apps.accounts.refusals import KnownAlready, NobodySuch, NotAPassword, NotARole, NotASignInName
from section75.apps.accounts.rights import NoSuchPartnership, Role
from section75.apps.accounts.store import find_user
from section75.apps.agreements import store
from section75.apps.audit import store as audit
from section75.apps.audit.fitting import TooLongToKeep
from section75.apps.audit.locking import one_at_a_time
from section75.core.parties import known
from section75.core.refusals import Refusal, raise_all

_SIGN_IN_NAME = re.compile(r"[A-Za-z0-9.@+_-]{1,150}")
LONGEST_POST = 120


@transaction.atomic
def add_person(username: str, *, post: str, password: str, at: datetime) -> None:
    """Add somebody who may sign in. Refuses a name in use or impossible, a post too long to keep, and a
    password too easily guessed.
    """
    one_at_a_time("people")
    problems: list[Refusal] = []
    if len(post) > LONGEST_POST:
        problems.append(TooLongToKeep("post", post, LONGEST_POST))
    if not _SIGN_IN_NAME.fullmatch(username):
        problems.append(NotASignInName(username))
    elif find_user(username) is not None:
        problems.append(KnownAlready(username))
    try:
        validate_password(password)
    except ValidationError as error:
        problems.append(NotAPassword(error.messages))
    raise_all(problems)
    accounts.add_person(username, post=post, password=password)
    _write(at, "add a person", "", f"Added {username}, {post}.")


@transaction.atomic
def give_part(username: str, *, partnership: str, party: str, role: str, at: datetime) -> None:
    """Give a person a role for a party in a partnership, in place of any earlier one."""
    one_at_a_time(partnership)
    roles = {each.value: each for each in Role}
    user = find_user(username)
    problems: list[Refusal] = []
    if user is None:
        problems.append(NobodySuch(username))
    if role not in roles:
        problems.append(NotARole(role, roles))
    if not store.exists(partnership):
        problems.append(NoSuchPartnership(partnership))
    raise_all(problems)
    assert user is not None, "nobody was refused"
    known(party, store.latest(partnership).parties, where="The role")
    accounts.give_part(user, partnership=partnership, party=party, role=roles[role])
    _write(at, "give a part", partnership, f"Gave {username} the role of {role} for {party}.")


def _write(at: datetime, act: str, partnership: str, says: str) -> None:
    audit.write(at=at, who="the terminal", act=act, partnership=partnership, outcome="done", says=says)
