"""Signing in through one's own organisation: what is asked of the provider, and what has to hold of its answer.

The library fetches, keeps the state and the PKCE verifier, and links. Here its answer is held to more: the signature is
always checked, the issuer is the one that was set, and the answer carries the nonce that this browser was given.
"""

from __future__ import annotations

import secrets
import time
from typing import Any, Final

from allauth.account.internal.flows.login import record_authentication
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.identity import invitations, store, trail
from section75.apps.identity.organisations import OrganisationSignIn
from section75.apps.identity.refusals import (
    AccessEnded,
    LinkedToAnother,
    NobodyLinked,
    OrganisationRefused,
    SecondFactorNotSaid,
)
from section75.apps.identity.second_factor import has_own_second_factor
from section75.apps.identity.turning_away import turn_away
from section75.core.refusals import Refusal

FRESH_SECONDS: Final = 300
NO_STATE: Final = "the answer does not belong to a sign-in begun in this browser, or was used already"


class Fetching(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """How the provider is asked, and its answer read."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, organisation().provider_id)

    def get_provider(self) -> Provider:
        """The one provider."""
        return Provider(self.request, app=app())

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:  # noqa: ARG002 - the library passes it
        """Where the provider sends people back to."""
        return request.build_absolute_uri(reverse("identity:organisation_return"))

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself; its issuer has to be the one that was set."""
        told: dict[str, Any] = super().openid_config
        if told.get("issuer") != organisation().issuer:
            raise OAuth2Error("the provider calls itself by another issuer than the one that was set")
        return told

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=organisation().issuer,
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError, ValueError, OAuth2Error):
            raise OAuth2Error("what it signed does not hold: signature, issuer, audience or time") from None
        self.request.allauth.claims = claims
        return claims


class Provider(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider, asked with PKCE."""

    oauth2_adapter_class = Fetching
    pkce_enabled_default = True

    def get_oauth2_adapter(self, request: HttpRequest) -> Fetching:
        """As above."""
        return Fetching(request)

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - the library passes it
        """Nothing the provider says of somebody is kept, but the subject that links them."""
        return {}


def organisation() -> OrganisationSignIn:
    """The provider that was set. Asked for only where there is one."""
    found: OrganisationSignIn | None = settings.ORGANISATION_SIGN_IN
    assert found is not None, "there is no provider"
    return found


def app() -> SocialApp:
    """The provider as the library is told of it; nothing of it lies in the database."""
    here = organisation()
    told = {"server_url": here.issuer.rstrip("/"), "fetch_userinfo": False, "oauth_pkce_enabled": True}
    return SocialApp(
        provider="openid_connect",
        provider_id=here.provider_id,
        name=here.name,
        client_id=here.client_id,
        secret=here.client_secret,
        settings=told,
    )


def ask(request: HttpRequest, *, back_to: str = "", invitation: str = "", is_proof: bool = False) -> HttpResponse:
    """Send somebody to the provider: to sign in, to take up an invitation (by its token's hash), or to prove again."""
    nonce = secrets.token_urlsafe(24)
    asked = {"nonce": nonce} | ({"prompt": "login", "max_age": "0"} if is_proof else {})
    response: HttpResponse = Provider(request, app=app()).redirect(
        request,
        process="login",
        next_url=back_to or None,
        auth_params=asked,
        nonce=nonce,
        invitation=invitation,
        is_proof=is_proof,
    )
    return response


def reason(request: HttpRequest, error: object) -> str:
    """Why the library would not go on, where it gives no sentence of its own."""
    if "error" in request.GET:
        return f"it answered {str(request.GET['error'])[:60]!r}"
    return NO_STATE if "state" in request.GET or error is None else "its answer was incomplete"


def settle(request: HttpRequest, sociallogin: SocialLogin) -> None:
    """Hold an answer to everything it has to be, and let the library sign the person in; or answer instead of it."""
    claims = _claims(request)
    user = sociallogin.user if sociallogin.is_existing else None
    try:
        _require_ours(request, sociallogin.state, claims)
        if sociallogin.state.get("is_proof"):
            raise ImmediateHttpResponse(_proved(request, sociallogin, user, claims))
        if sociallogin.state.get("invitation"):
            user = _link(request, sociallogin)
        if user is None:
            raise NobodyLinked
        _require_may_enter(user, claims)
    except Refusal as refusal:
        who = user.username if user else trail.SOMEBODY
        raise ImmediateHttpResponse(turn_away(request, refusal, who=who)) from None


def _claims(request: HttpRequest) -> dict[str, Any]:
    """What the provider signed in this request."""
    return getattr(request.allauth, "claims", {})  # type: ignore[attr-defined]


def _require_ours(request: HttpRequest, state: dict[str, Any], claims: dict[str, Any]) -> None:
    """The answer was given to this browser's question, by the provider and tenant that were set."""
    if not secrets.compare_digest(str(claims.get("nonce", "")), str(state.get("nonce", "?"))):
        raise OrganisationRefused("its answer was given to another question")
    if request.GET.get("iss", organisation().issuer) != organisation().issuer:
        raise OrganisationRefused("another provider answered than was asked")
    if organisation().shape.has_tenant and claims.get("tid") != organisation().tenant:
        raise OrganisationRefused("it speaks for another tenant than the one that was set")


def _require_may_enter(user: User, claims: dict[str, Any]) -> None:
    if not user.is_active:
        raise AccessEnded
    here = organisation()
    if not here.shape.says_second_factor(claims) and not has_own_second_factor(user):
        raise SecondFactorNotSaid(here.name, here.shape.where_it_says())


def _link(request: HttpRequest, sociallogin: SocialLogin) -> User:
    """Take up the invitation: whom the provider named signs in as the invited person from now on."""
    if sociallogin.is_existing:
        raise LinkedToAnother
    claims = _claims(request)
    invitation = store.invitation_hashed(sociallogin.state["invitation"])
    if invitation is not None:
        _require_may_enter(invitation.user, claims)
    at = timezone.now()
    says = f"Linked to {organisation().name_of(claims)} at {organisation().name}."
    with invitations.taking_up(sociallogin.state["invitation"], says=says, at=at) as user:
        sociallogin.connect(request, user)
    return user


def _proved(request: HttpRequest, sociallogin: SocialLogin, user: User | None, claims: dict[str, Any]) -> HttpResponse:
    """Somebody signed in proved again who they are, at their organisation, just now."""
    is_fresh = 0 <= time.time() - int(claims.get("auth_time", 0)) < FRESH_SECONDS
    if user is None or user != request.user or not is_fresh:
        raise OrganisationRefused("it did not prove again, just now, that it is you")
    record_authentication(request, user, "socialaccount", reauthenticated=True)
    trail.done(user.username, trail.PROVE_AGAIN, f"Proved by {organisation().name}.")
    return redirect(sociallogin.get_redirect_url(request) or "/")
