"""The page on which somebody declares an interest, and ends it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from section75.apps.agreements.visiting import visit
from section75.apps.approvals import interest_actions, store
from section75.apps.approvals.people_forms import InterestForm
from section75.core.authority import Act
from section75.core.refusals import Refusal, Refusals


def interests(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own declared interests here, and the form for another."""
    here = visit(request, slug, None, Act.DECLARE_INTEREST)
    form = InterestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            row = interest_actions.declare_interest(
                here.user, slug, about=said["about"], says=said["says"], at=timezone.now()
            )
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error(None, each.says)
        else:
            messages.success(request, f"Your interest in {row.about} is declared.")
            return redirect("interests:list", slug=slug)
    context = here.context("Interests", "Declared interests")
    declared = store.interests_of(here.user, slug)
    return render(request, "approvals/people_interests.html", context | {"form": form, "declared": declared})


@require_POST
def end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """End an interest of one's own."""
    here = visit(request, slug, None, Act.DECLARE_INTEREST)
    row = interest_actions.end_interest(here.user, slug, number, at=timezone.now())
    messages.success(request, f"Your interest in {row.about} is over.")
    return redirect("interests:list", slug=slug)
