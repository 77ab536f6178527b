"""Home: what is mine to do, by when and why; what changed since I was last here; and how I am told."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.accounts.store import parts_of
from section75.apps.accounts.visiting import person
from section75.apps.agreements import store as agreements
from section75.apps.inbox import actions, asking, store
from section75.apps.inbox.forms import WayForm
from section75.core.calendar import london_day

DAYS_OF_NEWS = 14  # for somebody who never said that they had seen them
MOST_NEWS = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is mine to do, and what changed."""
    user, at = person(request), timezone.now()
    since = store.seen_up_to(user) or at - timedelta(days=DAYS_OF_NEWS)
    news = asking.news_of(user, since=since, at=at)
    context = {
        "tasks": asking.tasks_of(user, at=at),
        "news": news[:MOST_NEWS],
        "more": max(0, len(news) - MOST_NEWS),
        "since": since,
        "has_said": store.seen_up_to(user) is not None,
        "today": london_day(at),
        "names": _names(request),
        "shown_at": at.isoformat(),
    }
    return render(request, "inbox/home.html", context)


def _names(request: HttpRequest) -> dict[str, str]:
    there = [part.partnership for part in parts_of(person(request)) if agreements.exists(part.partnership)]
    return {slug: agreements.latest(slug).name for slug in there}


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """I have seen the news that were shown: those up to the moment of the page, not of the button."""
    at = timezone.now()
    actions.mark_seen(person(request), at=min(at, _moment(request.POST.get("shown_at", "")) or at))
    messages.success(request, "Marked as seen. Home shows what changes from here on.")
    return redirect("inbox:home")


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def ways(request: HttpRequest) -> HttpResponse:
    """How I am told by e-mail."""
    user = person(request)
    form = WayForm(request.POST or None, initial={"how": store.wish_of(user)})
    if request.method == "POST" and form.is_valid():
        actions.choose_way(user, form.cleaned_data["how"], at=timezone.now())
        messages.success(request, f"You are told by e-mail {form.cleaned_data['how']}.")
        return redirect("inbox:ways")
    return render(request, "inbox/ways.html", {"form": form, "address": user.email})
