"""What is kept of each sign-in as Django tells that one began or ended, whichever way it did."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.identity import store
from section75.apps.identity.devices import in_words
from section75.apps.identity.still_open import NUMBER


def keep_sign_in(request: HttpRequest, user: User, **_: Any) -> None:
    """Number the sign-in, and let the session hold the number."""
    began = store.begin(user, device=in_words(request.META.get("HTTP_USER_AGENT", "")), at=timezone.now())
    request.session[NUMBER] = began.pk


def keep_sign_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    """End the sign-in with the session."""
    number = request.session.get(NUMBER)
    found = store.sign_in_of(user, number) if isinstance(user, User) else None
    if found is not None:
        store.end(found, because="you signed out", at=timezone.now())
