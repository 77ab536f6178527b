"""Settle: who bears a variance and why; and what one share is worth against another."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger.months import latest_month, months_of
from section75.apps.ledger.views import ledger_of
from section75.apps.risk_share import store
from section75.apps.risk_share.forms import CompareForm, SettleForm
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.explain import as_data
from section75.core.money import Money
from section75.core.partnership import agreed_ways, bearing, rule_on, tried_ways
from section75.core.refusals import Refusal
from section75.core.risk_share import Settlement, compare


@require_safe
def settle(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Who bears the forecast variance, or one that is tried."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    months = months_of(here.partnership, fund)
    latest = latest_month(here.partnership, ledger_of(here))
    if latest is None:
        return render(request, "budget/nothing.html", here.context("Risk share", "Risk share"))
    form = SettleForm(request.GET if "month" in request.GET else None, months=months, initial={"month": str(latest)})
    month, tried = latest, None
    if form.is_bound:
        if not form.is_valid():
            return render(request, "risk_share/settle.html", here.context("Risk share", "Risk share") | {"form": form})
        month, tried = form.cleaned_data["month"], form.cleaned_data["variance"]
    context = here.context("Risk share", "Risk share") | {"form": form, "month": month, "tried": tried}
    return render(request, "risk_share/settle.html", context | _settled(here, month, tried))


def _settled(here: Visit, month: Month, tried: Money | None) -> dict[str, Any]:
    """The settlement, or the refusal that stops it: both are what the page is for."""
    ledger = ledger_of(here)
    try:
        lines = None
        if tried is None:
            position = store.position_at(here.partnership, ledger, month)
            tried, lines = position.variance.amount, position.line_variances
        settlement = store.settlement_of(here.partnership, ledger, month=month, variance=tried, lines=lines)
    except Refusal as refusal:
        return {"refusal": refusal}
    assert here.fund is not None
    concerned = bearing(here.partnership, here.fund, settlement)
    shares = [(party, settlement.share(party.id, party.called)) for party in concerned]
    last_day = month.span.last_day
    assert last_day is not None
    rule = rule_on(here.partnership, fund=ledger.fund, on=last_day)
    return {"settlement": settlement, "shares": shares, "rule": rule}


@require_safe
def why(request: HttpRequest, slug: str, fund: str, partner: str) -> HttpResponse:
    """Why a partner bears what it bears."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    party = next((party for party in here.partnership.parties if party.id == partner), None)
    if party is None:
        raise Http404
    latest = latest_month(here.partnership, ledger_of(here))
    month = Month.read(request.GET["month"]) if request.GET.get("month") else latest
    if month is None:
        raise Http404
    asked = request.GET.get("variance", "")
    settled = _settled(here, month, Money.of(asked) if asked else None)
    if "refusal" in settled:
        raise settled["refusal"]
    settlement: Settlement = settled["settlement"]
    data = as_data(settlement.share(partner, party.called), terms=here.partnership.terms)
    return render(request, "explain/why.html", here.context("Risk share", "Why this share?") | {"explanation": data})


@require_safe
def shares(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """One amount, shared in several ways, with the difference to the penny."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    years = here.partnership.years_of(fund)
    form = CompareForm(request.GET if "amount" in request.GET else None)
    context = here.context("Risk share", "Compare shares") | {"form": form, "comparison": None}
    if form.is_bound and form.is_valid() and years:
        assert here.fund is not None
        partners = here.partnership.partners_of(here.fund)
        context["partners"] = [party for party in here.partnership.parties if party.id in partners]
        try:
            ways = agreed_ways(here.partnership, fund, years[-1])
            ways |= tried_ways(form.cleaned_data["shares"], partners)
        except Refusal as refusal:
            form.add_error("shares", refusal.says)
        else:
            context["comparison"] = compare(form.cleaned_data["amount"], ways=ways, called=here.partnership.called)
    return render(request, "risk_share/shares.html", context)
