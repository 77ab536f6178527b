"""The rules that place rows: listed with their versions, added, ended, and tried on a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms as django_forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.placing import actions, store
from section75.apps.placing.forms import EndForm, RuleForm, TryForm
from section75.core.authority import Act, Scope
from section75.core.pools import try_rules
from section75.core.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from section75.apps.approvals.models import Proposal

ROOM = "Placing"
PAGE = 100


def place_of(here: Visit) -> Scope:
    """The fund visited."""
    assert here.fund is not None, "rules are of one fund"
    return Scope(here.partnership.id, here.fund.id)


@require_safe
def rules(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every rule of the fund: those recorded here, with who and why, and those of the agreement's file."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    page = Paginator(store.all_of(place_of(here)), PAGE).get_page(request.GET.get("page"))
    context = here.context(ROOM, "Placing rules") | {
        "page": page,
        "of_the_file": here.partnership.placing_of(fund),
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "placing/rules.html", context)


def add(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose a rule."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    recorded = store.all_of(place_of(here))
    form = RuleForm(request.POST or None, initial=request.GET.dict(), terms=here.partnership, fund=fund, rules=recorded)
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_rules(here.user, place_of(here), [form.wanted()], at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    return render(request, "placing/add.html", here.context(ROOM, "Add a placing rule") | {"form": form})


def end(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose that rules end."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    form = EndForm(request.POST or None, rules=store.all_of(place_of(here)))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_ending(here.user, place_of(here), form.wanted(), at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    return render(request, "placing/end.html", here.context(ROOM, "End placing rules") | {"form": form})


@require_safe
def try_on_a_row(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Which rule places a row, and which came close and why they did not fit."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    form = TryForm(request.GET if "cost_centre" in request.GET else None)
    tried = try_rules(store.rules_of(place_of(here)), form.asked()) if form.is_bound and form.is_valid() else None
    return render(request, "placing/try.html", here.context(ROOM, "Try the rules") | {"form": form, "tried": tried})


def refused(form: django_forms.Form, refusal: Refusal) -> None:
    """Say a refusal above the form, each reason by itself."""
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(None, each.says)


def proposed(request: HttpRequest, here: Visit, proposal: Proposal) -> HttpResponse:
    """To the page of what was just proposed."""
    messages.success(request, f"Proposed. Nothing is changed until somebody else approves: {proposal.title}.")
    return redirect(reverse("approvals:proposal", kwargs={"slug": here.partnership.id, "number": proposal.pk}))
