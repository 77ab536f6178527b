"""Inviting people, the list of who was invited, and the page behind an invitation's link."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from section75.apps.accounts.refusals import NotAPassword
from section75.apps.accounts.visiting import person
from section75.apps.identity import actions, store, trail
from section75.apps.identity.forms import InviteForm, NewPasswordForm
from section75.apps.identity.invitations import good_invitation
from section75.apps.identity.models import Invitation
from section75.core.refusals import Refusal, Refusals


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    by = person(request)
    actions.require_manager(by, at=timezone.now())
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.invite(by, **form.cleaned_data, at=timezone.now(), link=_link(request))
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error(None, each.says)
        else:
            messages.success(request, f"The invitation of {made.user.username} was sent to {made.email}.")
            return redirect("identity:invitations")
    return render(request, "identity/invite.html", {"form": form})


@require_safe
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited and has not used the link yet."""
    at = timezone.now()
    open_ones = [
        {"row": each, "has_ended": at >= each.ends_at} for each in actions.list_invitations(person(request), at=at)
    ]
    return render(request, "identity/invitations.html", {"open": open_ones})


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    actions.withdraw_invitation(person(request), pk, at=timezone.now())
    messages.success(request, "The invitation is withdrawn. Its link is worth nothing.")
    return redirect("identity:invitations")


@login_not_required
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link: set a password, or sign in through one's organisation; once."""
    at = timezone.now()
    try:
        found = good_invitation(store.token_hash(token), at=at)
    except Refusal as refusal:
        return _no_invitation(request, refusal, token)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.take_up_invitation(token, password=form.cleaned_data["password"], at=at)
        except NotAPassword as refusal:
            form.add_error("password", refusal.says)
        except Refusal as refusal:
            return _no_invitation(request, refusal, token)
        else:
            messages.success(request, "Your password is set. Sign in with it.")
            return redirect("accounts:sign_in")
    return render(request, "identity/invitation.html", _shown(found, form, token))


def _shown(found: Invitation, form: NewPasswordForm, token: str) -> dict[str, object]:
    return {
        "form": form,
        "invited": found.user,
        "ends_at": found.ends_at,
        "token": token,
        "organisation": settings.ORGANISATION_SIGN_IN,
    }


def _no_invitation(request: HttpRequest, refusal: Refusal, token: str) -> HttpResponse:
    there = store.invitation_hashed(store.token_hash(token))
    trail.refused(there.user.username if there else trail.SOMEBODY, trail.TAKE_UP, refusal)
    return render(request, "identity/no_invitation.html", {"refusal": refusal}, status=410)


def _link(request: HttpRequest) -> actions.Link:
    """The address of a token's page, under the address this page was asked at."""
    return lambda token: request.build_absolute_uri(reverse("identity:invitation", args=[token]))
