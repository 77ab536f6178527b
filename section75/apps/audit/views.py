"""The audit trail of a partnership."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from section75.apps.accounts.rights import Act
from section75.apps.accounts.store import authorise
from section75.apps.accounts.visiting import person
from section75.apps.audit import store

PAGE = 100


def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done and what was refused, latest first."""
    authorise(person(request), Act.SEE_AUDIT, partnership=slug)
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
    lines = store.lines_of(slug, before=before, most=PAGE)
    earlier = lines[-1].pk if len(lines) == PAGE else None
    return render(request, "audit/trail.html", {"slug": slug, "lines": lines, "earlier": earlier})
