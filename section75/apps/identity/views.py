"""Signing in, its second step, and signing out."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import perform_login, perform_password_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from section75.apps.accounts.visiting import person
from section75.apps.identity import passkeys, store, trail
from section75.apps.identity.adapters import locked
from section75.apps.identity.forms import CodeForm, SignInForm
from section75.apps.identity.proving import password_holds, why_not, write_recovery_code
from section75.apps.identity.refusals import AccessEnded
from section75.apps.identity.second_factor import is_relaxed
from section75.apps.identity.turning_away import turn_away
from section75.core.refusals import Refusal


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; then, for who has one, the second step."""
    where = get_next_redirect_url(request)
    if request.user.is_authenticated:
        return redirect(where or settings.LOGIN_REDIRECT_URL)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        username = form.cleaned_data["username"]
        try:
            user = password_holds(request, username, form.cleaned_data["password"], act=trail.SIGN_IN)
        except Refusal as refusal:
            form.add_error(None, refusal.says)
        else:
            done: HttpResponse = perform_password_login(request, {}, Login(user=user, redirect_url=where))
            return done
    context = {"form": form, "next": where, "organisation": settings.ORGANISATION_SIGN_IN, "is_relaxed": is_relaxed()}
    return render(request, "identity/sign_in.html", context)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this sign-in."""
    who = request.user.get_username()
    logout(request)
    if who:
        trail.done(who, trail.SIGN_OUT, "Signed out.")
    return redirect("accounts:sign_in")


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """A code or a passkey, of whoever has given their password."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]  # the library keeps it there
    user = stage.login.user
    form = CodeForm(user=user, data=request.POST if "code" in request.POST else None)
    if "credential" in request.POST:
        try:
            post_authentication(request, passkeys.read(request.POST["credential"], user))
        except Refusal as refusal:
            return _refuse_passkey(request, refusal, who=user.username)
        return _leave(stage)
    if form.is_bound:
        if form.is_valid():
            form.save()
            write_recovery_code(user, form)
            return _leave(stage)
        if form.data["code"]:
            trail.refused(user.username, trail.SIGN_IN, why_not(form))
    return render(request, "identity/second_step.html", {"form": form, "has_passkey": bool(store.passkeys(user))})


@login_not_required
@require_POST
def passkey_begin(request: HttpRequest) -> HttpResponse:
    """What a passkey is asked, as JSON for the page's script: of whoever is signed in, or is at the second step, or of
    anybody who wants to sign in.
    """
    purpose = request.POST.get("purpose", "")
    if purpose == "add" and request.user.is_authenticated:
        return JsonResponse(passkeys.begin_adding(person(request)))
    if purpose == "prove" and request.user.is_authenticated:
        return JsonResponse(passkeys.begin_reading(person(request)))
    if purpose == "second step":
        asked: HttpResponse = _begin_second_step(request)
        return asked
    return JsonResponse(passkeys.begin_reading(None))


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")  # type: ignore[untyped-decorator]
def _begin_second_step(request: HttpRequest) -> HttpResponse:
    return JsonResponse(passkeys.begin_reading(request._login_stage.login.user))  # type: ignore[attr-defined]


@login_not_required
@require_POST
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: what one has, and what one knows or is."""
    if request.user.is_authenticated:
        return redirect(settings.LOGIN_REDIRECT_URL)
    if not ratelimit.consume(request, action="login"):
        return turn_away(request, locked())
    try:
        found = passkeys.read(request.POST.get("credential", ""), None)
    except Refusal as refusal:
        return turn_away(request, refusal)
    post_authentication(request, found, passwordless=True)
    done: HttpResponse = perform_login(request, Login(user=found.user, redirect_url=get_next_redirect_url(request)))
    return done


def _leave(stage: Any) -> HttpResponse:
    """On from the second step: signed in, unless their access was taken away meanwhile."""
    if not stage.login.user.is_active:
        return turn_away(stage.request, AccessEnded(), who=stage.login.user.username)
    done: HttpResponse = stage.exit()
    return done


def _refuse_passkey(request: HttpRequest, refusal: Refusal, *, who: str) -> HttpResponse:
    """A passkey refused at the second step: said on that page, and written down."""
    turn_away(request, refusal, who=who)
    return redirect("mfa_authenticate")
