"""Passkeys: what is asked of one, and whether its answer holds. An answer that cannot be read is refused like one that
does not hold.
"""

from __future__ import annotations

import json
import struct
from typing import Any, Final

from allauth.core import context
from allauth.mfa.base.internal.flows import check_rate_limit, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth, flows
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from section75.apps.accounts.models import User
from section75.apps.accounts.visiting import person
from section75.apps.identity import trail
from section75.apps.identity.adapters import locked
from section75.apps.identity.refusals import PasskeyRefused

UNREAD: Final = (ValidationError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError)
UNREAD_BYTES: Final = (struct.error, InvalidSignature)
IN_WORDS: Final = {
    "Invalid origin in CollectedClientData.": "it answered to another site",
    "Wrong RP ID hash in response.": "it was made for another site",
    "Wrong challenge in response.": "it answered an earlier question",
    "Incorrect type in CollectedClientData.": "it did something else than was asked",
    "Unknown credential ID.": "it is not known here",
    "Invalid signature.": "its signature does not hold",
    "User verification required, but user verified flag not set.": "it did not check that it is you",
    "User verification required, but User Verified flag not set.": "it did not check that it is you",
}
UNREADABLE: Final = "its answer cannot be read, or the question is too old"


def begin_reading(user: User | None) -> dict[str, Any]:
    """What is asked of a passkey: of any, to sign in; of one of somebody's own, otherwise."""
    return dict(auth.begin_authentication(user))


def begin_adding(user: User) -> dict[str, Any]:
    """What is asked of a device that is to make a passkey, which can be signed in with by itself."""
    return dict(auth.begin_registration(user, passwordless=True))


def read(answer: str, user: User | None) -> Authenticator:
    """The passkey that answered; of `user`, or of whoever it says. Refuses what does not hold, as many times as a code
    may be wrong.
    """
    try:
        credential = json.loads(answer)
        _require_here(auth.parse_authentication_response(credential))
        whose = user if user is not None else auth.extract_user_from_response(credential)
        clear = check_rate_limit(user) if user is not None else None
        found: Authenticator = auth.complete_authentication(whose, credential)
    except (*UNREAD, *UNREAD_BYTES) as error:
        if getattr(error, "code", "") == "too_many_login_attempts":
            raise locked() from None
        raise PasskeyRefused(_why(error)) from None
    if clear is not None:
        clear()
    return found


def add(request: HttpRequest, *, name: str, answer: str) -> None:
    """Keep the passkey a device made. Refuses what cannot be read, one made for another site, and one that did not
    check that it is you.
    """
    user = person(request)
    try:
        credential = json.loads(answer)
        _require_here(auth.parse_registration_response(credential))
        auth.complete_registration(credential)
    except (*UNREAD, *UNREAD_BYTES) as error:
        raise PasskeyRefused(_why(error)) from None
    flows.add_authenticator(request, name=name, credential=credential)
    trail.done(user.username, trail.ADD_FACTOR, "Added a passkey.")


def prove_again(request: HttpRequest, answer: str) -> None:
    """Prove again by passkey who is signed in."""
    user = person(request)
    post_authentication(request, read(answer, user), reauthenticated=True)
    trail.done(user.username, trail.PROVE_AGAIN, "Proved by passkey.")


def _require_here(parsed: Any) -> None:
    """The answer was given on a page of exactly this site. The library takes any port, and any site below this one."""
    request = context.request
    if parsed.response.client_data.origin != f"{request.scheme}://{request.get_host()}":
        raise PasskeyRefused(IN_WORDS["Invalid origin in CollectedClientData."])


def _why(error: Exception) -> str:
    """The library's reason in our words; it hangs one below where it says only that something was wrong."""
    return IN_WORDS.get(str(error.__cause__ or error.__context__ or error), UNREADABLE)
