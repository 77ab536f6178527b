"""Setting up second factors: an authenticator app, and recovery codes for the day it is lost."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.internal import flows as recovery
from allauth.mfa.totp.internal import flows as totp
from django.db import transaction
from django.http import HttpRequest
from markupsafe import Markup

from section75.apps.accounts.models import User
from section75.apps.accounts.visiting import person
from section75.apps.identity import trail
from section75.apps.identity.forms import AppCodeForm


@transaction.atomic
def add_app(request: HttpRequest, form: AppCodeForm) -> None:
    """Keep the app whose first code was right; the first second factor brings recovery codes with it."""
    totp.activate_totp(request, form)
    trail.done(person(request).username, trail.ADD_FACTOR, "Added an authenticator app.")


@transaction.atomic
def make_recovery_codes(request: HttpRequest) -> None:
    """New recovery codes in place of the earlier ones, for who has a second factor."""
    user = person(request)
    if may_make_codes(user):
        recovery.generate_recovery_codes(request)
        trail.done(user.username, trail.RECOVERY_CODES, "Made new recovery codes.")


def may_make_codes(user: User) -> bool:
    """Whether there is a second factor that recovery codes could stand in for."""
    return bool(recovery.can_generate_recovery_codes(user))


def picture_of(user: User, secret: str) -> dict[str, object]:
    """An app's secret as a picture to take, and in letters to type."""
    adapter = get_adapter()
    drawn = adapter.build_totp_svg(adapter.build_totp_url(user, secret))
    svg = drawn[drawn.index("<svg") :]
    letters = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"picture": Markup(svg), "letters": letters}  # noqa: S704 - drawn by the library from our own text
