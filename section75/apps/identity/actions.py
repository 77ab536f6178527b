"""What people do about signing in, themselves and for others."""

from __future__ import annotations

import re
import secrets
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email

from section75.apps.accounts import store as people
from section75.apps.accounts.models import User
from section75.apps.accounts.refusals import KnownAlready, NotAPassword, NotASignInName
from section75.apps.audit.fitting import TooLongToKeep
from section75.apps.audit.locking import one_at_a_time
from section75.apps.identity import invitations, store, trail
from section75.apps.identity.models import Invitation
from section75.apps.identity.refusals import InvitationNotSent, NoOpenInvitation, NotAnAddress
from section75.core.authority import Act
from section75.core.refusals import Refusal, raise_all
from section75.render.words import moment

LASTS: Final = timedelta(days=7)
LONGEST_POST: Final = 120
LONGEST_EMAIL: Final = 254
SIGN_IN_NAME: Final = re.compile(r"[A-Za-z0-9.@+_-]{1,150}")
Link = Callable[[str], str]


def invite(by: User, *, username: str, email: str, post: str, at: datetime, link: Link) -> Invitation:
    """Make somebody known, who cannot sign in until they use the link that is sent to them; `link` makes the address
    of a token. Refuses whoever may not, a name in use or impossible, and an e-mail that cannot be sent. Who was
    invited before and has set nothing is invited again, and the earlier link ends.
    """
    token = secrets.token_urlsafe(32)
    with trail.recorded(by.username, trail.INVITE, at=at) as says:
        people.authorise_installation(by, Act.MANAGE_PEOPLE)
        one_at_a_time("people")
        known = store.person_named(username)
        raise_all(_problems(known, username, email, post))
        user = _invited(known, username, post=post, email=email, at=at)
        made = store.add_invitation(user, token=token, invited_by=by, at=at, ends_at=at + LASTS)
        says.append(f"Invited {username}, {post}, to {email}; until {moment(made.ends_at)}.")
    _send(made, link(token), by=by, at=at)
    return made


def withdraw_invitation(by: User, number: int, *, at: datetime) -> None:
    """Make an open invitation's link worth nothing."""
    with trail.recorded(by.username, trail.WITHDRAW, at=at) as says:
        people.authorise_installation(by, Act.MANAGE_PEOPLE)
        one_at_a_time("people")
        found = next((each for each in store.open_invitations() if each.pk == number), None)
        if found is None:
            raise NoOpenInvitation
        store.withdraw(found, at=at)
        says.append(f"Withdrew the invitation of {found.user.username}.")


def require_manager(by: User, *, at: datetime) -> None:
    """Refuse whoever does not manage people, and write that down."""
    try:
        people.authorise_installation(by, Act.MANAGE_PEOPLE)
    except Refusal as refusal:
        trail.refused(by.username, trail.INVITE, refusal, at=at)
        refusal.is_written_down = True
        raise


def list_invitations(by: User, *, at: datetime) -> list[Invitation]:
    """The open invitations, for who manages people."""
    require_manager(by, at=at)
    return store.open_invitations()


def take_up_invitation(token: str, *, password: str, at: datetime) -> User:
    """Set the invited person's own password, by the link that was sent. Refuses a link that is none any more, and a
    password too easily guessed.
    """
    with invitations.taking_up(store.token_hash(token), says="Set a password.", at=at) as user:
        _require_password(password, user)
        store.set_password(user, password)
    return user


def change_password(user: User, *, password: str, at: datetime, keep: int | None) -> None:
    """Set a new password; every other sign-in of theirs ends. `keep` is the number of the one that goes on."""
    with trail.recorded(user.username, trail.CHANGE_PASSWORD, at=at) as says:
        _require_password(password, user)
        store.set_password(user, password)
        ended = _end(user, because="the password was changed", at=at, keep=keep)
        says.append(f"Changed their password; {ended} other sign-ins ended.")


def end_sign_in(user: User, number: int, *, at: datetime) -> bool:
    """End one of one's own sign-ins. False if there is none of that number."""
    found = next((each for each in store.open_sign_ins(user) if each.pk == number), None)
    if found is None:
        return False
    with trail.recorded(user.username, trail.END_SIGN_IN, at=at) as says:
        store.end(found, because="you ended it", at=at)
        says.append(f"Ended their sign-in of {moment(found.began_at)}, {found.device}.")
    return True


def end_other_sessions(user: User, *, at: datetime, keep: int | None) -> int:
    """End all of one's own sign-ins but the one that is asked from; how many."""
    with trail.recorded(user.username, trail.END_SIGN_IN, at=at) as says:
        ended = _end(user, because="you ended it", at=at, keep=keep)
        says.append(f"Ended {ended} other sign-ins of theirs.")
    return ended


def end_all_sessions(user: User, *, at: datetime, by: str) -> int:
    """End every sign-in of somebody, as for a leaver; how many. Each is refused at its next request."""
    with trail.recorded(by, trail.END_SIGN_IN, at=at) as says:
        ended = _end(user, because="your access was changed", at=at, keep=None)
        says.append(f"Ended {ended} sign-ins of {user.username}.")
    return ended


def _end(user: User, *, because: str, at: datetime, keep: int | None) -> int:
    others = [each for each in store.open_sign_ins(user) if each.pk != keep]
    for each in others:
        store.end(each, because=because, at=at)
    return len(others)


def _problems(known: User | None, username: str, email: str, post: str) -> list[Refusal]:
    """Everything that keeps somebody from being invited."""
    found: list[Refusal] = []
    if not SIGN_IN_NAME.fullmatch(username):
        found.append(NotASignInName(username))
    elif _is_in_use(known, username):
        found.append(KnownAlready(username))
    if len(post) > LONGEST_POST:
        found.append(TooLongToKeep("post", post, LONGEST_POST))
    try:
        validate_email(email)
    except ValidationError:
        found.append(NotAnAddress(email))
    if len(email) > LONGEST_EMAIL:
        found.append(TooLongToKeep("e-mail address", email, LONGEST_EMAIL))
    return found


def _is_in_use(known: User | None, username: str) -> bool:
    """Whether a name belongs to somebody who comes in already, has left, or spells it otherwise."""
    if known is None:
        return bool(store.name_of_somebody(username))
    return store.has_a_way_in(known) or not known.is_active


def _invited(known: User | None, username: str, *, post: str, email: str, at: datetime) -> User:
    if known is None:
        return store.add_invited(username, post=post, email=email)
    for earlier in store.open_invitations(known):
        store.withdraw(earlier, at=at)
    store.renew_invited(known, post=post, email=email)
    return known


def _send(made: Invitation, link: str, *, by: User, at: datetime) -> None:
    text = (
        f"You are invited to Section75 as {made.user.post}.\n\nYour sign-in name is {made.user.username}. Set your "
        f"password here, once, until {moment(made.ends_at)}:\n\n{link}\n\nIf you did not expect this, do nothing."
    )
    try:
        send_mail("Your invitation to Section75", text, None, [made.email])
    except (OSError, smtplib.SMTPException) as error:
        refusal = InvitationNotSent(" ".join(str(error).split()).rstrip(".") or type(error).__name__)
        store.withdraw(made, at=at)
        trail.refused(by.username, trail.INVITE, refusal, at=at)
        raise refusal from None


def _require_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise NotAPassword(error.messages) from None
