"""A fund's contributions by year; and why the rule makes next year's what they would be."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.bridge.forms import YearOnADay
from section75.core.authority import Act
from section75.core.bridge import BridgeShown, BridgeStep, FundYears, RolledYear, roll_forward, year_shown
from section75.core.calendar import FinancialYear, in_words, london_day
from section75.core.explain import as_data
from section75.render.waterfall import Fall, waterfall


@require_safe
def contributions(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """One year: who puts in what and how it stands, how it follows from last year, what is in use, what comes next."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    context = here.context("Contributions", "Contributions")
    assert here.fund is not None
    facts = here.partnership.years_to_show(here.fund)
    years, day = facts.years_to_offer(), _day_to_show(here)
    if not years:
        return render(request, "bridge/none.html", context)
    year = facts.latest_year() or years[-1]
    asked = {"year": str(year), "on": in_words(day)} | {key: request.GET[key] for key in request.GET}
    form = YearOnADay(asked, years=years)
    context |= {"form": form}
    if form.is_valid():
        shown = year_shown(facts, form.cleaned_data["year"], on=form.cleaned_data["on"])
        lines = {line.id: line.name for line in here.partnership.lines_of(fund)}
        bridges = [(bridge, _picture(facts, bridge)) for bridge in shown.bridges]
        rolled = isinstance(shown.next, RolledYear)
        context |= {"shown": shown, "facts": facts, "lines": lines, "bridges": bridges, "rolled": rolled}
    return render(request, "bridge/contributions.html", context)


@require_safe
def why(request: HttpRequest, slug: str, fund: str, partner: str) -> HttpResponse:
    """Why a partner's contribution, rolled forward from a year, would be what it is."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    assert here.fund is not None
    facts = here.partnership.years_to_show(here.fund)
    latest = facts.latest_year()
    year = FinancialYear.read(request.GET["year"]) if request.GET.get("year") else latest
    if year is None:
        raise Http404
    (rolled,) = roll_forward(facts, start=year, years=1)
    figure = dict(rolled.figures).get(partner)
    if figure is None:
        raise Http404
    context = here.context("Contributions", "Why this contribution?") | {"may_question": False, "may_note": False}
    return render(request, "explain/why.html", context | {"explanation": as_data(figure, terms=here.partnership.terms)})


def _day_to_show(here: Visit) -> date:
    """Today; or the fund's last day, where that is past."""
    assert here.fund is not None
    today = london_day(timezone.now())
    days = here.partnership.days_of(here.fund)
    last_day = days.last_day if days is not None else None
    return min(today, last_day) if last_day is not None else today


def _picture(facts: FundYears, shown: BridgeShown) -> str:
    """A bridge as a waterfall; its table says the same in figures."""
    bridge = shown.opening.bridge
    last = FinancialYear(bridge.year.first - 1)
    steps = [Fall(_named(step), step.amount) for step in bridge.steps]
    describes = (
        f"The contribution of {facts.called(bridge.party)}, step by step, from {bridge.opening} in {last} to "
        f"{bridge.leads_to} in {bridge.year}"
    )
    return waterfall(Fall(str(last), bridge.opening), steps, str(bridge.year), describes=describes)


def _named(step: BridgeStep) -> str:
    """A step as the picture names it: what is one-off says so first."""
    return f"One-off: {step.title()}" if step.one_off else step.title()
