"""The page where somebody signed in proves again who they are, and goes back to where they were."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from section75.apps.accounts.models import User
from section75.apps.accounts.visiting import person
from section75.apps.identity import passkeys, store, trail
from section75.apps.identity.forms import CodeAgainForm, PasswordForm
from section75.apps.identity.own_views import next_or_home
from section75.apps.identity.proving import prove_by_password, why_not, write_recovery_code
from section75.core.refusals import Refusal

CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """By password, by code or by passkey: whichever of them one has."""
    user = person(request)
    by_password = PasswordForm(request.POST if "password" in request.POST else None)
    by_code = CodeAgainForm(user=user, data=request.POST if "code" in request.POST else None)
    if _proved(request, user, by_password, by_code):
        return redirect(next_or_home(request))
    context = {
        "form": by_code if by_code.errors else by_password,
        "by_password": by_password if user.has_usable_password() else None,
        "by_code": by_code if store.authenticator_app(user) else None,
        "has_passkey": bool(store.passkeys(user)),
        "organisation": _organisation_of(user),
        "next": next_or_home(request),
    }
    return render(request, "identity/prove.html", context)


def _proved(request: HttpRequest, user: User, by_password: PasswordForm, by_code: CodeAgainForm) -> bool:
    """Whether what was sent proves it."""
    if "credential" in request.POST:
        return _by_passkey(request, user)
    if by_password.is_valid():
        return _by_password(request, by_password)
    if by_code.is_bound and by_code.data["code"]:
        return _by_code(user, by_code)
    return False


def _by_passkey(request: HttpRequest, user: User) -> bool:
    try:
        passkeys.prove_again(request, request.POST["credential"])
    except Refusal as refusal:
        trail.refused(user.username, trail.PROVE_AGAIN, refusal)
        messages.error(request, refusal.says)
        return False
    return True


def _by_password(request: HttpRequest, form: PasswordForm) -> bool:
    try:
        prove_by_password(request, form.cleaned_data["password"])
    except Refusal as refusal:
        form.add_error("password", refusal.says)
        return False
    return True


def _by_code(user: User, form: CodeAgainForm) -> bool:
    if not form.is_valid():
        trail.refused(user.username, trail.PROVE_AGAIN, why_not(form))
        return False
    form.save()
    write_recovery_code(user, form)
    trail.done(user.username, trail.PROVE_AGAIN, "Proved by a code.")
    return True


def _organisation_of(user: User) -> object:
    organisation = settings.ORGANISATION_SIGN_IN
    linked = organisation is not None and store.is_linked(user, organisation.provider_id)
    return organisation if linked else None
