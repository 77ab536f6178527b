"""Variations in force and proposed; what one moves, side by side; and the difference it makes to the books."""

from __future__ import annotations

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements import store as agreements
from section75.apps.agreements.visiting import visit
from section75.apps.drafts import store as drafts
from section75.apps.ledger.views import proposed as to_the_proposal
from section75.apps.variations import actions, books, store
from section75.apps.variations.forms import BringForm, DifferenceForm, FromADraft, ProposeForm
from section75.apps.variations.previewing import compare, preview
from section75.apps.variations.refusals import NoSuchTerms, NoSuchVariation
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal, Refusals
from section75.importers.agreement_file import FileText

PAGE = "Variations"


@require_safe
def variations(request: HttpRequest, slug: str) -> HttpResponse:
    """Every variation in force, and all that was brought."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    return render(
        request,
        "variations/list.html",
        here.context("Agreement", PAGE)
        | {
            "variations": here.partnership.variations,
            "brought": store.all_of(slug),
            "may_propose": here.may(Act.PROPOSE_TERMS),
            "may_see_books": here.part.may_somewhere(Act.SEE_LEDGER, [fund.id for fund in here.partnership.funds]),
        },
    )


def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring a file that varies the terms; what it would do is shown next."""
    here = visit(request, slug, None, Act.PROPOSE_TERMS)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            brought = [FileText(file.name[-200:], file.read())]
            number = actions.bring_terms(here.user, slug, brought, at=timezone.now())
        except Refusal as refusal:
            add_all(form, "file", refusal)
        else:
            return redirect(here.address("variations:proposed", number=number))
    return render(request, "variations/bring.html", here.context("Agreement", PAGE) | {"form": form})


def propose(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A finished draft: brought as proposed terms, so that what it would do is shown next."""
    here = visit(request, slug, None, Act.PROPOSE_TERMS)
    draft = drafts.get(slug, number, organisation=here.part.party)
    form = FromADraft(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            terms = actions.bring_terms(here.user, slug, drafts.files_of(draft), at=timezone.now())
        except Refusal as refusal:
            add_all(form, None, refusal)
        else:
            return redirect(here.address("variations:proposed", number=terms))
    return render(request, "variations/propose.html", here.context("Agreement", PAGE) | {"draft": draft, "form": form})


def proposed(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What brought terms would do; and proposing them to the partners."""
    is_asked = request.method == "POST"
    here = visit(request, slug, None, Act.PROPOSE_TERMS if is_asked else Act.SEE_AGREEMENT)
    row = store.get(slug, number)
    if row is None:
        raise NoSuchTerms(number)
    form = ProposeForm(request.POST if is_asked else None)
    if is_asked and form.is_valid():
        because = form.cleaned_data["because"]
        proposal = actions.propose_terms(here.user, slug, number, because=because, at=timezone.now())
        return to_the_proposal(request, here, proposal)
    context = here.context("Agreement", PAGE) | {"row": row, "form": form, "may_propose": here.may(Act.PROPOSE_TERMS)}
    try:
        seen = preview(slug, store.files_of(row), today=london_day(timezone.now()))
    except Refusal as refusal:  # as when it has come into force since
        return render(request, "variations/proposed.html", context | {"refusal": refusal.says, "preview": None})
    return render(
        request,
        "variations/proposed.html",
        context | {"preview": seen, "refusal": "", "called": _fund_names(seen.after)},
    )


def add_all(form: Form, field: str | None, refusal: Refusal) -> None:
    """Everything a refusal says, at a field or at the head of the form."""
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(field, each.says)


@require_safe
def in_force(request: HttpRequest, slug: str, variation: str) -> HttpResponse:
    """One variation in force: the terms without it and with it, side by side."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    found = next((each for each in here.partnership.variations if each.id == variation), None)
    if found is None:
        raise NoSuchVariation(variation, [each.id for each in here.partnership.variations])
    seen = compare(
        store.without_later(slug, found.number),
        store.without_later(slug, found.number + 1),
        today=london_day(timezone.now()),
    )
    context = here.context("Agreement", PAGE) | {"variation": found, "preview": seen, "called": _fund_names(seen.after)}
    return render(request, "variations/in_force.html", context)


def difference(request: HttpRequest, slug: str) -> HttpResponse:
    """What the books lack since the terms were varied; and proposing to post it."""
    here = visit(request, slug, None, Act.SEE_LEDGER)
    months = books.months_to_report_in(slug)
    form = DifferenceForm(request.POST if request.method == "POST" else None, months=months)
    if request.method == "POST" and form.is_valid():
        month = form.cleaned_data["month"]
        proposal = actions.propose_difference(here.user, slug, month=month, at=timezone.now())
        return to_the_proposal(request, here, proposal)
    context = here.context("Agreement", PAGE) | {"form": form, "may": here.may(Act.PROPOSE_POSTING)}
    return render(request, "variations/difference.html", context | _lacking(slug, months))


def _lacking(slug: str, months: list[Month]) -> dict[str, object]:
    """What the books lack, reported in the last month there is, or why nothing can be posted."""
    if not months:
        return {"lacking": None, "refusal": "There is no open month to report a difference in."}
    try:
        found = books.lacking(slug, month=months[-1], on=london_day(timezone.now()))
    except Refusal as refusal:
        return {"lacking": None, "refusal": refusal.says}
    return {"lacking": found, "refusal": "", "called": _fund_names(agreements.latest(slug))}


def _fund_names(partnership: Partnership) -> dict[str, str]:
    return {fund.id: fund.name for fund in partnership.funds}
