"""What somebody may do about their own signing in: second factors, password, and the sign-ins that are open."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.mfa.totp.internal import flows as totp
from allauth.mfa.webauthn.internal import flows as webauthn
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from section75.apps.accounts.visiting import person
from section75.apps.identity import actions, factors, passkeys, store, trail
from section75.apps.identity.forms import AppCodeForm, NewPasswordForm, PasskeyForm
from section75.apps.identity.proving import needs_proof, why_not
from section75.apps.identity.second_factor import has_second_factor, is_relaxed
from section75.apps.identity.still_open import NUMBER
from section75.core.refusals import Refusal


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """How one signs in, and what can be done about it."""
    user = person(request)
    organisation = settings.ORGANISATION_SIGN_IN
    context = {
        "user": user,
        "has_app": store.authenticator_app(user) is not None,
        "passkeys": store.passkeys(user),
        "codes_left": len(store.recovery_codes(user)),
        "has_second_factor": has_second_factor(user),
        "is_relaxed": is_relaxed(),
        "has_password": user.has_usable_password(),
        "organisation": organisation if organisation and store.is_linked(user, organisation.provider_id) else None,
        "open": len(store.open_sign_ins(user)),
    }
    return render(request, "identity/security.html", context)


@require_http_methods(["GET", "POST"])
@needs_proof
def authenticator_add(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app: its secret as a picture and in letters, and its first code."""
    user = person(request)
    if store.authenticator_app(user) is not None:
        messages.info(request, "You have an authenticator app. Remove it first, to set up another.")
        return redirect("identity:security")
    form = AppCodeForm(user=user, data=request.POST if request.method == "POST" else None)
    if form.is_valid():
        factors.add_app(request, form)
        messages.success(request, "Your authenticator app is set up.")
        return redirect("identity:recovery_codes")
    if form.is_bound and form.data.get("code"):
        trail.refused(user.username, trail.ADD_FACTOR, why_not(form))
    return render(request, "identity/authenticator.html", {"form": form, **factors.picture_of(user, form.secret)})


@require_POST
@needs_proof
def authenticator_remove(request: HttpRequest) -> HttpResponse:
    """Remove the authenticator app."""
    found = store.authenticator_app(person(request))
    if found is None:
        raise Http404
    totp.deactivate_totp(request, found)
    trail.done(person(request).username, trail.REMOVE_FACTOR, "Removed the authenticator app.")
    messages.success(request, "Your authenticator app is removed.")
    return redirect("identity:security")


@require_http_methods(["GET", "POST"])
@needs_proof
def passkey_add(request: HttpRequest) -> HttpResponse:
    """Make a passkey on this device, by the page's script."""
    form = PasskeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            name = form.cleaned_data["name"] or "Passkey"
            passkeys.add(request, name=name, answer=request.POST.get("credential", ""))
        except Refusal as refusal:
            trail.refused(person(request).username, trail.ADD_FACTOR, refusal)
            form.add_error(None, refusal.says)
        else:
            messages.success(request, "Your passkey is added.")
            return redirect("identity:recovery_codes")
    return render(request, "identity/passkey.html", {"form": form})


@require_POST
@needs_proof
def passkey_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey."""
    found = next((each for each in store.passkeys(person(request)) if each.pk == pk), None)
    if found is None:
        raise Http404
    webauthn.remove_authenticator(request, found)
    trail.done(person(request).username, trail.REMOVE_FACTOR, "Removed a passkey.")
    messages.success(request, "The passkey is removed.")
    return redirect("identity:security")


@require_http_methods(["GET", "POST"])
@needs_proof
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes not used yet; by POST, new ones in their place."""
    user = person(request)
    if request.method == "POST":
        factors.make_recovery_codes(request)
        messages.success(request, "You have new recovery codes. The earlier ones are worth nothing.")
        return redirect("identity:recovery_codes")
    codes = store.recovery_codes(user)
    return render(request, "identity/recovery_codes.html", {"codes": codes, "may_make": factors.may_make_codes(user)})


@require_http_methods(["GET", "POST"])
@needs_proof
def password(request: HttpRequest) -> HttpResponse:
    """A new password."""
    user = person(request)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_password(
                user, password=form.cleaned_data["password"], at=timezone.now(), keep=request.session.get(NUMBER)
            )
        except Refusal as refusal:
            form.add_error("password", refusal.says)
        else:
            update_session_auth_hash(request, user)
            messages.success(request, "Your password is changed, and your other sign-ins have ended.")
            return redirect("identity:security")
    return render(request, "identity/password.html", {"form": form})


@require_safe
def sign_ins(request: HttpRequest) -> HttpResponse:
    """One's open sign-ins: when, last seen, at which device."""
    here = request.session.get(NUMBER)
    return render(request, "identity/sign_ins.html", {"open": store.open_sign_ins(person(request)), "here": here})


@require_POST
def end_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own."""
    if not actions.end_sign_in(person(request), pk, at=timezone.now()):
        raise Http404
    messages.success(request, "That sign-in has ended.")
    return redirect("identity:sign_ins")


@require_POST
def end_other_sign_ins(request: HttpRequest) -> HttpResponse:
    """End all but this one."""
    ended = actions.end_other_sessions(person(request), at=timezone.now(), keep=request.session.get(NUMBER))
    messages.success(request, f"{ended} other sign-ins have ended.")
    return redirect("identity:sign_ins")


def next_or_home(request: HttpRequest) -> str:
    """Where somebody was going, if it is an address of this site."""
    return str(get_next_redirect_url(request) or settings.LOGIN_REDIRECT_URL)
