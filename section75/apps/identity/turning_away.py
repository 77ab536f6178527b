"""Back to the sign-in page with what was refused, which is written down."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from section75.apps.identity import trail
from section75.core.refusals import Refusal


def turn_away(
    request: HttpRequest, refusal: Refusal, *, who: str = trail.SOMEBODY, act: str = trail.SIGN_IN
) -> HttpResponse:
    """To the sign-in page, which says what was refused."""
    trail.refused(who, act, refusal)
    messages.error(request, refusal.says)
    return redirect("accounts:sign_in")
