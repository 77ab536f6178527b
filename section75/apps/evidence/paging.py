"""Lists of the room, a page at a time: below which number the address asks."""

from __future__ import annotations

from django.http import HttpRequest

PAGE = 50


def below(request: HttpRequest) -> int | None:
    """Below which number the address asks; None for anything that is no number."""
    asked = request.GET.get("below", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
