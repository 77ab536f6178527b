"""Pages of organisations: the list, one body as at a day, and the parties of an agreement on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.accounts.visiting import person
from section75.apps.agreements.visiting import visit
from section75.apps.organisations import store
from section75.apps.organisations.forms import AsAt, Looking
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.organisations import PartyOnADay, Register, parties_on, share_in_words, who_is
from section75.core.partnership import Partnership

MOST_LISTED = 200
# The days on which the register of the NHS's commissioners changed, shown beside any day that is asked of.
DAYS_OF_CHANGE = (date(2022, 6, 30), date(2022, 7, 1), date(2026, 3, 31), date(2026, 4, 1))


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Every organisation in the register, or those that go by certain words."""
    person(request)
    form = Looking(request.GET if "words" in request.GET else None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    found = store.register().matching(words)
    context = {"form": form, "words": words, "bodies": found[:MOST_LISTED], "count": len(found), "most": MOST_LISTED}
    return render(request, "organisations/list.html", context | {"attribution": store.attribution()})


@require_safe
def body(request: HttpRequest, id: str) -> HttpResponse:
    """One organisation as at a day."""
    person(request)
    register = store.register()
    found = next((each for each in register.organisations if each.id == id), None)
    if found is None:
        raise Http404
    form = AsAt(request.GET if "on" in request.GET else None)
    day = _day(form)
    context = {
        "body": found,
        "form": form,
        "day": day,
        "existed": found.existence.holds(day),
        "answer": who_is(register, found, on=day),
        "before": [(link, register.get(link.predecessor)) for link in register.before(id)],
        "after": [(link, register.get(link.successor)) for link in register.after(id)],
        "known": store.known_before(id)[1:],
        "attribution": store.attribution(),
    }
    return render(request, "organisations/body.html", context)


@require_safe
def parties(request: HttpRequest, slug: str) -> HttpResponse:
    """Who stood behind each party of the agreement on a day, and on the days on which bodies changed."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    register = store.register()
    form = AsAt(request.GET if "on" in request.GET else None)
    day = _day(form)
    shown = [_party(each, register) for each in _on(here.partnership, register, day)]
    days = [(each, _on(here.partnership, register, each)) for each in DAYS_OF_CHANGE]
    context = here.context("Agreement", "Parties") | {"form": form, "day": day, "shown": shown, "days": days}
    return render(request, "organisations/parties.html", context | {"attribution": store.attribution()})


def _on(partnership: Partnership, register: Register, day: date) -> tuple[PartyOnADay, ...]:
    return parties_on(partnership.parties, register, on=day, recorded=partnership.apportionments)


def _party(each: PartyOnADay, register: Register) -> dict[str, Any]:
    """A party with the steps of its chain, each with both bodies."""
    answer = each.answer
    steps = (
        [] if answer is None else [(s, register.get(s.predecessor), register.get(s.successor)) for s in answer.steps]
    )
    holders = [] if answer is None else [(h.body, share_in_words(h.share)) for h in answer.holders]
    return {"each": each, "steps": steps, "holders": holders}


def _day(form: AsAt) -> date:
    """The day that was asked of; today where none was, or none that can be read."""
    asked: date | None = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    return asked or london_day(timezone.now())
