"""Proving who one is: by password, by code; again shortly before an act that binds; and at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.core.context import request_context
from allauth.mfa.base.forms import AuthenticateForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.accounts.visiting import person
from section75.apps.identity import store, trail
from section75.apps.identity.adapters import locked
from section75.apps.identity.lasting import SECONDS_PROVED
from section75.apps.identity.refusals import AccessEnded, CodeMissing, WrongCode, WrongNameOrPassword
from section75.apps.identity.second_factor import has_own_second_factor
from section75.core.refusals import Refusal


def proved_lately(request: HttpRequest) -> bool:
    """Whether whoever is signed in has proved again who they are within the last five minutes. Signing in does not
    count: it may have been somebody else who sat down since.
    """
    if not request.user.is_authenticated:
        return False
    proofs = [each["at"] for each in get_authentication_records(request, request.user) if each.get("reauthenticated")]
    return bool(proofs) and 0 <= time.time() - proofs[-1] < SECONDS_PROVED


def prove_first(request: HttpRequest, *, back_to: str = "") -> HttpResponse:
    """To the page where one proves who one is, which comes back to where one was."""
    where = back_to or (request.get_full_path() if request.method == "GET" else "/")
    return HttpResponseRedirect(f"{reverse('identity:prove')}?{urlencode({'next': where})}")


def needs_proof(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that is shown only to who has proved again who they are."""

    @wraps(view)
    def proved(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not proved_lately(request):
            page = request.path if request.method == "GET" else reverse("identity:security")
            return prove_first(request, back_to=page)
        return view(request, *args, **kwargs)

    return proved


def password_holds(request: HttpRequest, username: str, password: str, *, act: str) -> User:
    """Whoever signs in with that name and password. Refuses wrong ones, a locked name, and whoever has left, alike
    for names there are and names there are not; each is written down.
    """
    who = store.name_of_somebody(username) or trail.SOMEBODY
    try:
        user = get_adapter().authenticate(request, username=username, password=password)
    except ValidationError:
        raise _written(locked(), who, act) from None
    if user is None:
        raise _written(WrongNameOrPassword(), who, act)
    if not user.is_active:
        raise _written(AccessEnded(), who, act)
    assert isinstance(user, User)
    return user


def prove_by_password(request: HttpRequest, password: str) -> None:
    """Prove again by password who is signed in. Refuses a wrong one."""
    user = person(request)
    password_holds(request, user.username, password, act=trail.PROVE_AGAIN)
    reauthenticate_by_password(request)
    trail.done(user.username, trail.PROVE_AGAIN, "Proved by password.")


def prove_at_the_terminal(username: str, password: str, code: str) -> User:
    """Who acts at a terminal, proved by password and, where a second factor is set up, by a code. Refuses otherwise;
    a wrong one counts towards the lock like one on a page.
    """
    request = HttpRequest()
    request.method, request.META = "POST", {"REMOTE_ADDR": "127.0.0.1"}
    with request_context(request):
        user = password_holds(request, username, password, act=trail.PROVE_AGAIN)
        if has_own_second_factor(user):
            _check_code(user, code)
    trail.done(user.username, trail.PROVE_AGAIN, "Proved at the terminal.")
    return user


def _check_code(user: User, code: str) -> None:
    if not code:
        raise _written(CodeMissing(user.username), user.username, trail.PROVE_AGAIN)
    form = AuthenticateForm(user=user, data={"code": code})
    if not form.is_valid():
        raise _written(why_not(form), user.username, trail.PROVE_AGAIN)
    write_recovery_code(user, form)


def why_not(form: AuthenticateForm) -> Refusal:
    """What kept a code from holding: it is wrong, or there were too many."""
    too_many = form.has_error("code", "too_many_login_attempts")
    return locked() if too_many else WrongCode()


def write_recovery_code(user: User, form: AuthenticateForm) -> None:
    """Write down that a recovery code was used, if it was one."""
    if form.authenticator.type == "recovery_codes":
        left = len(store.recovery_codes(user))
        trail.done(user.username, trail.RECOVERY_CODE, f"Used a recovery code; {left} are left.")


def _written(refusal: Refusal, who: str, act: str) -> Refusal:
    trail.refused(who, act, refusal)
    return refusal
