"""How a view learns who is asking: the signed-in person, never an anonymous one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of


def person(request: HttpRequest) -> User:
    """Who is asking. Every page but sign-in stands behind the sign-in, so there is always somebody."""
    assert isinstance(request.user, User), "the sign-in stands before every page"
    return request.user


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of the person signed in."""
    context: dict[str, Any] = {"is_demonstration": settings.IS_DEMONSTRATION}
    user = getattr(request, "user", None)
    if isinstance(user, User):
        roles = sorted({part.role.value for part in parts_of(user)})
        context["signed_in"] = {"name": user.username, "role": ", ".join(roles)}
    return context
