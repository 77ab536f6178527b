"""How a view learns who is asking: the signed-in person, never an anonymous one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.accounts.store import delegations_of, is_demonstration, today
from section75.core.authority import EVERYWHERE, Act, Delegation, carries


def person(request: HttpRequest) -> User:
    """Who is asking. Every page but sign-in stands behind the sign-in, so there is always somebody."""
    assert isinstance(request.user, User), "the sign-in stands before every page"
    return request.user


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """What every page shows of the person signed in: name, roles, and the ways they have beside the partnerships."""
    context: dict[str, Any] = {"is_demonstration": is_demonstration()}
    user = getattr(request, "user", None)
    if isinstance(user, User):
        held = [each for each in delegations_of(user) if each.is_in_force(today())]
        roles = ", ".join(sorted({each.role.value for each in held}))
        context["signed_in"] = {"name": user.username, "role": roles, "ways": _ways(held)}
    return context


def _ways(held: list[Delegation]) -> list[dict[str, str]]:
    """Of whoever looks after people: to them, and to what is proposed of their roles."""
    if not carries(held, Act.SEE_PEOPLE, EVERYWHERE, on=today()):
        return []
    return [
        {"text": "People", "href": reverse("people:list")},
        {"text": "Roles proposed", "href": reverse("approvals:list_here")},
        {"text": "Audit trail", "href": reverse("audit_installation:trail")},
    ]
