"""Whether a sign-in is still open: asked at every request, of the database, so that an end holds at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from section75.apps.identity import store, trail
from section75.apps.identity.models import SignIn
from section75.core.refusals import Refusal

NUMBER: Final = "section75.sign_in"  # in the session: the number of its row
MINUTE: Final = timedelta(minutes=1)


class SignInEnded(Refusal):
    """A sign-in that is over goes on being used."""

    def __init__(self, because: str) -> None:
        super().__init__(f"Your sign-in has ended: {because}. Nothing was done. Sign in again to go on.")


class StillOpen:
    """Turns away a browser whose sign-in was ended, timed out, or belongs to somebody whose access was taken away."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer it with the sign-in page."""
        if SESSION_KEY not in request.session:
            return self.get_response(request)
        at = timezone.now()
        sign_in = store.sign_in_numbered(request.session.get(NUMBER))
        because = why_over(sign_in, has_access=request.user.is_authenticated, at=at)
        if because:
            return _turn_out(request, sign_in, because, at=at)
        assert sign_in is not None
        if at - sign_in.seen_at >= MINUTE:
            store.touch(sign_in, at=at)
        return self.get_response(request)


def why_over(sign_in: SignIn | None, *, has_access: bool, at: datetime) -> str:
    """Why a sign-in is over, or nothing if it is open."""
    if sign_in is None:
        return "it is not known here"
    if not has_access:
        return "your access was changed"
    if sign_in.ended_at is not None:
        return sign_in.ended_because
    if at - sign_in.began_at >= timedelta(hours=settings.LONGEST_SIGN_IN_HOURS):
        return f"it was {settings.LONGEST_SIGN_IN_HOURS} hours old"
    if at - sign_in.seen_at >= timedelta(minutes=settings.IDLE_MINUTES):
        return f"nothing was done for {settings.IDLE_MINUTES} minutes"
    return ""


def _turn_out(request: HttpRequest, sign_in: SignIn | None, because: str, *, at: datetime) -> HttpResponse:
    refusal = SignInEnded(because)
    who = sign_in.user.username if sign_in else trail.SOMEBODY
    if sign_in is not None:
        store.end(sign_in, because=because[:80], at=at)
    logout(request)
    trail.refused(who, trail.SIGN_IN, refusal, at=at)
    messages.error(request, refusal.says)
    return redirect("accounts:sign_in")
