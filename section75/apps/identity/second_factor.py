"""The second factor: who has one, and who has to."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from section75.apps.accounts.models import User
from section75.apps.accounts.store import is_demonstration
from section75.apps.identity.refusals import SecondFactorMissing

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_relaxed() -> bool:
    """Whether a second factor is asked of nobody: only where the database is the demonstration's."""
    return is_demonstration()


def has_second_factor(user: User) -> bool:
    """Whether somebody can sign in only with a second factor: an authenticator app or a passkey here; or the sign-in
    of their organisation, which has to say it asked for one, with no password here to go round it.
    """
    return has_own_second_factor(user) or _signs_in_elsewhere_only(user)


def has_own_second_factor(user: User) -> bool:
    """Whether somebody has an authenticator app or a passkey set up here."""
    return bool(get_adapter().is_mfa_enabled(user, types=list(FACTORS)))


def require_second_factor(user: User) -> None:
    """Refuse somebody without a second factor, unless this is the demonstration."""
    if not is_relaxed() and not has_second_factor(user):
        raise SecondFactorMissing


def _signs_in_elsewhere_only(user: User) -> bool:
    organisation = settings.ORGANISATION_SIGN_IN
    if organisation is None or user.has_usable_password():
        return False
    return bool(SocialAccount.objects.filter(user=user, provider=organisation.provider_id).exists())
