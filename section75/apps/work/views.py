"""Pages of background work: the jobs there are, what may be asked for, and one job, going on or ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.accounts.visiting import person
from section75.apps.work import actions, folder, showing, store
from section75.apps.work.kinds import kind_of
from section75.apps.work.refusals import NoSuchJob, NoSuchKind
from section75.apps.work.states import State

SECONDS_TO_REFRESH = 2


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The jobs this person may see, and the work they may ask for here."""
    user = person(request)
    shown = [(job, showing.words_of(job), showing.tone_of(job)) for job in store.seen_by(user)]
    context = {"jobs": shown, "offers": showing.offers_for(user), "shown_at_most": store.SHOWN}
    context["workers"] = showing.workers_in_words(timezone.now())
    return render(request, "work/list.html", context)


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for work that is offered with a button."""
    kind, partnership = request.POST.get("kind", ""), request.POST.get("partnership", "")
    if not kind_of(kind).is_offered:
        raise NoSuchKind(kind, sorted({offer.kind for offer in showing.offers_for(person(request))}))
    job = actions.ask(person(request), kind, {}, partnership=partnership, at=timezone.now())
    return redirect("work:job", number=job.pk)


@require_safe
def job(request: HttpRequest, number: int) -> HttpResponse:
    """One job. While it goes on the page fetches itself again, unless it is asked to keep still."""
    user = person(request)
    found = store.find_for(user, number)
    if found is None:
        raise Http404
    state, far = State(found.state), folder.how_far(number)
    headings, lines = store.lines_for(user, found)
    is_still = "still" in request.GET
    context = {
        "job": found,
        "words": showing.words_of(found),
        "tone": showing.tone_of(found),
        "how_far": showing.how_far_in_words(found),
        "far": far if state is State.WORKING and far.of else None,
        "goes_on": state.goes_on,
        "is_cancelling": showing.is_cancelling(found),
        "may_cancel": state.goes_on and found.asked_by_id == user.pk,
        "may_try_again": state.may_be_tried_again and found.asked_by_id == user.pk,
        "is_still": is_still,
        "seconds": SECONDS_TO_REFRESH,
        "workers": "" if showing.is_anybody_at_work() else showing.workers_in_words(timezone.now()),
        "headings": headings,
        "lines": lines,
    }
    response = render(request, "work/job.html", context)
    if state.goes_on and not is_still:
        response.headers["Refresh"] = str(SECONDS_TO_REFRESH)
    return response


@require_POST
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    """Cancel a job of one's own."""
    try:
        cancelled = actions.cancel(person(request), number, at=timezone.now())
    except NoSuchJob as refusal:
        raise Http404 from refusal
    if State(cancelled.state).goes_on:
        messages.info(request, "The job will be cancelled at its next step, and all of it undone.")
    return redirect("work:job", number=number)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try again a job of one's own that ended undone."""
    try:
        actions.try_again(person(request), number, at=timezone.now())
    except NoSuchJob as refusal:
        raise Http404 from refusal
    return redirect("work:job", number=number)
