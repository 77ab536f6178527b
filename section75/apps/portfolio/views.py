"""Home: the partnerships I have a part in, counted by how they stand, and listed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from section75.apps.accounts.store import parts_of, today
from section75.apps.accounts.visiting import person
from section75.apps.portfolio.cards import cards_for
from section75.apps.portfolio.forms import Wanted
from section75.apps.portfolio.showing import Found, Row, find, rows_for
from section75.apps.portfolio.standing import Mark
from section75.render.words import moment

CARDS_AT_MOST = 12


@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """Every partnership this person has a part in: as cards where they are few, otherwise as a list."""
    form = Wanted(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"name": "", "show": "", "after": ""}
    show = Mark[asked["show"].upper()] if asked["show"] else None
    rows = rows_for(parts_of(person(request)), today())
    found = find(rows, name=asked["name"], show=show, after=asked["after"])
    is_few = len(rows) <= CARDS_AT_MOST
    cards, unreadable = cards_for(row.part for row in found.rows) if is_few else ([], [])
    context = {"form": form, "found": found, "all": len(rows), "show": show, "asked": asked}
    context |= {"is_few": is_few, "cards": cards, "unreadable": unreadable}
    context |= {"filters": _filters(found, show, asked["name"]), "ways": _ways(found, asked), "checked": _checked(rows)}
    return render(request, "portfolio/portfolio.html", context)


def _checked(rows: Sequence[Row]) -> str:
    """When the obligations were last checked, and of how many that is not so."""
    moments = [row.seen.checked_at for row in rows if row.seen is not None]
    if not moments:
        return "No check of the obligations has been made yet."
    never = len(rows) - len(moments)
    since, last = moment(min(moments)), moment(max(moments))
    when = f"last checked {last}" if since == last else f"last checked between {since} and {last}"
    return f"Obligations were {when}; {f'{never:,} were not' if never else 'all of them were'}."


def _address(**asked: str) -> str:
    """This page, asked so."""
    return f"?{urlencode({key: value for key, value in asked.items() if value})}"


def _filters(found: Found, show: Mark | None, name: str) -> list[dict[str, object]]:
    """All, and each way of standing, with how many there are."""
    every = [{"text": f"All: {found.of_name:,}", "href": _address(name=name), "current": show is None}]
    return every + [
        {
            "text": f"{mark.value[:1].upper()}{mark.value[1:]}: {count:,}",
            "href": _address(show=mark.name.lower(), name=name),
            "current": show is mark,
        }
        for mark, count in found.counts
    ]


def _ways(found: Found, asked: dict[str, str]) -> dict[str, str | None]:
    """The pages before and after this one."""
    places = {"previous": found.previous, "next": found.next}
    same = {"show": asked["show"], "name": asked["name"]}
    return {way: None if after is None else _address(**same, after=after) for way, after in places.items()}
