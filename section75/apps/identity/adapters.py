"""What the sign-in library asks of us: its words, its addresses, and where it is stricter here than it comes."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from section75.apps.identity import by_organisation, trail
from section75.apps.identity.refusals import AccessEnded, LockedOut, OrganisationRefused, WrongCode
from section75.apps.identity.turning_away import turn_away

LOCK_MINUTES = 10
LOCK_AFTER = 5


def locked() -> LockedOut:
    """The refusal of whoever is locked out."""
    return LockedOut(LOCK_MINUTES)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; a name is locked whichever address of the site it is tried at."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": locked().says,
        "rate_limited": locked().says,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library passes it
        """Never: people are invited."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign somebody in, and write it down."""
        super().login(request, user)
        trail.done(user.get_username(), trail.SIGN_IN, "Signed in.")

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Back to the sign-in, told why."""
        return turn_away(request, AccessEnded(), who=user.get_username())

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, str]]:  # noqa: ARG002
        """One page for all of them."""
        return [{"id": "prove", "description": "Prove who you are", "url": reverse("identity:prove")}]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        return str(credentials.get("username", "")).casefold()


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors lie in the database under a key that lies elsewhere."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WrongCode().says,
    }

    def encrypt(self, text: str) -> str:
        """A secret as it is kept."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret as it is used."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows beside the name."""
        return "Section75"

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """The sign-in name."""
        return str(user.get_username())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site a passkey is made for: the host it is reached under."""
        told: dict[str, str] = super().get_public_key_credential_rp_entity()
        return told | {"name": "Section75"}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """The person as their device shows them: by sign-in name, not by e-mail."""
        told: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return told | {"name": user.get_username(), "display_name": user.get_username()}


class OrganisationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """One provider, from the environment; nobody is made up, and nobody is found by their e-mail address."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:  # noqa: ARG002
        """The one provider, if there is one."""
        return [by_organisation.app()] if settings.ORGANISATION_SIGN_IN else []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Everything that has to hold before somebody the provider names is signed in."""
        by_organisation.settle(request, sociallogin)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **told: Any) -> None:  # noqa: ARG002
        """Back to the sign-in, told why."""
        why = str(told.get("exception") or by_organisation.reason(request, told.get("error")))
        raise ImmediateHttpResponse(turn_away(request, OrganisationRefused(why.rstrip("."))))


def _box() -> Fernet:
    key = sha256(b"section75 second factors " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
