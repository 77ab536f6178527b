"""The calendar of a partnership, what is put on record in it, one's own feed, and the feed itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from section75.apps.accounts.visiting import person
from section75.apps.agreements.visiting import Visit, visit
from section75.apps.obligations import actions, drawing, feed, showing, store
from section75.apps.obligations.forms import CalendarForm, DoneForm
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.refusals import Refusal, Refusals
from section75.render.calendar_file import MEDIA_TYPE


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What is overdue, what comes month by month, and what has no day; as it stands today, or on a day asked for."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = CalendarForm(request.GET or None, parties=here.partnership.parties)
    context = here.context("Agreement", "Calendar") | {"form": form}
    return render(request, "obligations/calendar.html", context | _shown(here, form))


def _shown(here: Visit, form: CalendarForm) -> dict[str, Any]:
    today = london_day(timezone.now())
    is_asked = form.is_bound and form.is_valid()
    usual = drawing.usual_window(here.partnership, today=today)
    window = form.window(usual) if is_asked else usual
    on = (form.cleaned_data["on"] if is_asked else None) or today
    try:
        drawn = drawing.calendar_of(here.partnership, between=window, on=on)
    except Refusal as refusal:
        form.add_error("to", refusal.says) if form.is_bound else None
        drawn = drawing.calendar_of(here.partnership, between=usual, on=on)
    wanted = (form.cleaned_data.get("kind", ""), form.cleaned_data.get("party", "")) if is_asked else ("", "")
    return {
        "page": showing.page(here.partnership, drawn, kind=wanted[0], party=wanted[1]),
        "earlier": drawing.overdue_before(here.partnership, drawn),
        "may_record": here.part.may(Act.RECORD_EVENT),
    }


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Put on record that an obligation was met."""
    here = visit(request, slug, None, Act.RECORD_EVENT)
    given = request.POST if request.method == "POST" else request.GET
    form = DoneForm(request.POST if request.method == "POST" else None, initial={"key": given.get("key", "")})
    at = timezone.now()
    found = drawing.find(here.partnership, given.get("key", ""), today=london_day(at))
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.record_done(here.user, slug, said["key"], on=said["on"], says=said["says"], at=at)
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error("on", each.says)
        else:
            messages.success(request, f"Recorded as done: {found.title}.")
            return redirect(here.address("obligations:calendar"))
    context = here.context("Agreement", "Record what was done")
    return render(request, "obligations/record.html", context | {"form": form, "found": found})


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """My feed: whether there is one, and how to make, renew or end its address."""
    return render(request, "obligations/feed.html", {"address": store.open_address(person(request)), "made": ""})


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make the address of my feed, and show it: this once."""
    user = person(request)
    token = actions.make_address(user, at=timezone.now())
    made = request.build_absolute_uri(reverse("obligations:feed", args=[token]))
    return render(request, "obligations/feed.html", {"address": store.open_address(user), "made": made})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End the address of my feed."""
    actions.end_address(person(request), at=timezone.now())
    messages.success(request, "The calendar address is ended. Whoever still has it finds nothing there.")
    return redirect("obligations:mine")


@login_not_required
@require_safe
def feed_file(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - the token says whose it is
    """The feed of whoever has that address, as their rights are now; for anybody else there is none."""
    content = feed.feed_of(token, today=london_day(timezone.now()))
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="section75.ics"'
    return response
