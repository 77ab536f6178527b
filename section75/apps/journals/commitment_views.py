"""What is committed beside the spend, the commitments, and what becomes of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.journals import commitment_store as store
from section75.apps.journals import commitments as actions
from section75.apps.journals import showing
from section75.apps.journals.commitment_forms import EVENTS, CommitmentForm
from section75.apps.journals.filling import refused
from section75.apps.journals.views import PAGE, ROOM, spends_on
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.refusals import Refusal


@require_safe
def commitments(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Budget, spend, committed and free of every line in a year; and every commitment, latest first."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    ledger = ledger_of(here)
    year = _year(request, here)
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    found = store.page(ledger, before=before, most=PAGE)
    lines = showing.committed_in(here.partnership, ledger, year) if year and spends_on(here, fund) else []
    if request.GET.get("format") == "json":
        return JsonResponse(_data(year, lines, found))
    context = here.context(ROOM, "Commitments") | {
        "year": year,
        "years": here.partnership.years_of(fund),
        "lines": lines,
        "names": {line.id: line.name for line in here.partnership.lines_of(fund)},
        "found": found,
        "next": f"?before={found[-1].row.number}" if len(found) == PAGE else None,
        "may": here.may(Act.ENTER_FORECAST),
    }
    return render(request, "journals/commitments.html", context)


def _data(year: FinancialYear | None, lines: list[Any], found: list[Any]) -> dict[str, Any]:
    return {
        "year": str(year) if year else None,
        "unit": "pence",
        "lines": [showing.committed_data(row) for row in lines],
        "commitments": [showing.commitment_data(kept.row.number, kept.standing) for kept in found],
    }


def _year(request: HttpRequest, here: Visit) -> FinancialYear | None:
    asked = request.GET.get("year", "")
    if asked:
        return FinancialYear.read(asked)
    assert here.fund is not None, "a commitment is of one fund"
    years = here.partnership.years_of(here.fund.id)
    return years[-1] if years else None


def new_commitment(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Enter a commitment."""
    here = visit(request, slug, fund, Act.ENTER_FORECAST)
    form = CommitmentForm(request.POST if request.method == "POST" else None, spends_on=spends_on(here, fund))
    if form.is_bound and form.is_valid():
        try:
            says = form.cleaned_data["says"]
            row = actions.enter_commitment(here.user, ledger_of(here), form.asked(), says=says, at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, f"Commitment {row.number} is entered. It is shown beside the spend from now on.")
            return redirect(here.address("journals:commitment", number=row.number))
    context = here.context(ROOM, "Enter a commitment") | {"form": form}
    return render(request, "journals/new_commitment.html", context)


@require_safe
def commitment(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """One commitment: how it stands, what happened to it, and what may happen next."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _shown(request, here, number, {})


@require_POST
def happened(request: HttpRequest, slug: str, fund: str, number: int, step: str) -> HttpResponse:
    """Say what happened to a commitment."""
    here = visit(request, slug, fund, Act.ENTER_FORECAST)
    if step not in EVENTS:
        raise Http404
    form = EVENTS[step](request.POST)
    if form.is_valid():
        try:
            standing = actions.record(here.user, ledger_of(here), number, form.event(), at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, f"It is written down. {standing.open} is still committed.")
            return redirect(here.address("journals:commitment", number=number))
    return _shown(request, here, number, {step: form})


def _shown(request: HttpRequest, here: Visit, number: int, given: dict[str, Any]) -> HttpResponse:
    kept = store.get(ledger_of(here), number)
    if kept is None:
        raise Http404
    context = here.context(ROOM, f"Commitment {number}") | {
        "kept": kept,
        "events": [(row, Money(row.pence)) for row in store.events_of(kept.row)],
        "forms": {step: given.get(step) or form() for step, form in EVENTS.items()},
        "form": next(iter(given.values()), None),
        "may": here.may(Act.ENTER_FORECAST) and not kept.standing.is_voided,
    }
    return render(request, "journals/commitment.html", context)
