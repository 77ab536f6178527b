"""Exposure: what a rule costs over a range of variances; and two or more rules on the same ones."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger.months import latest_month, months_of
from section75.apps.ledger.views import ledger_of
from section75.apps.risk_share.forms import ExposureForm, RulesForm
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.exposure import Exposure, RulesCompared, Taker, compare_rules
from section75.core.exposure import exposure as exposed
from section75.core.money import Money
from section75.core.partnership import (
    ALL_LINES,
    facts_of,
    rule_on,
    rules_to_compare,
    spread_in_words,
    spread_of,
    tried_ways,
    usual_range,
)
from section75.core.refusals import Refusal
from section75.core.risk_share import Rule
from section75.render.line_chart import ChartLine, line_chart

MOST_LINES_IN_A_CHART = 4


@require_safe
def exposure(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """What today's rule costs each partner, over a range."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    context = here.context("Risk share", "Exposure")
    form = _form(ExposureForm, request, here)
    if form is None:
        return render(request, "budget/nothing.html", context)
    context |= {"form": form}
    if form.is_valid():
        context |= {"month": form.cleaned_data["month"]} | _exposed(here, form)
    return render(request, "risk_share/exposure.html", context)


@require_safe
def rules(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Today's rule beside others, on the same variances."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    context = here.context("Risk share", "Compare rules")
    form = _form(RulesForm, request, here)
    if form is None:
        return render(request, "budget/nothing.html", context)
    context |= {"form": form}
    if form.is_valid():
        context |= {"month": form.cleaned_data["month"]} | _compared(here, form)
    return render(request, "risk_share/rules.html", context)


def _form(make: type[ExposureForm], request: HttpRequest, here: Visit) -> ExposureForm | None:
    """The form as asked, or as it begins: the latest month, and a usual range. None where there is no month yet."""
    assert here.fund is not None
    latest = latest_month(here.partnership, ledger_of(here))
    if latest is None:
        return None
    first, last = usual_range(here.partnership, here.fund.id, latest.year)
    initial = {"month": str(latest), "first": _in_the_field(first), "last": _in_the_field(last)}
    initial |= {"points": "11", "line": ALL_LINES}
    if make is RulesForm:
        initial |= {"shares": "70 : 30\n60 : 40", "points": "5"}
    asked = request.GET if "month" in request.GET else initial
    if make is RulesForm and len(here.partnership.partners_of(here.fund)) != 2 and asked is initial:
        asked = initial | {"shares": ""}
    return make(asked, months=months_of(here.partnership, here.fund.id), lines=here.partnership.lines_of(here.fund.id))


def _in_the_field(amount: Money) -> str:
    """An amount as somebody would type it: without a pound sign, and without pence where there are none."""
    return str(amount).replace("£", "").removesuffix(".00")


def _asked(here: Visit, form: ExposureForm) -> dict[str, Any]:
    """The rule, the facts and the variances somebody asks about. Refuses where the agreement is silent."""
    assert here.fund is not None
    month: Month = form.cleaned_data["month"]
    last_day = month.span.last_day
    assert last_day is not None, "a month ends"
    rule: Rule = rule_on(here.partnership, fund=here.fund.id, on=last_day)
    return {
        "rule": rule,
        "facts": facts_of(here.partnership, fund=here.fund.id, year=month.year, on=last_day),
        "variances": form.variances(),
        "spread": spread_of(here.partnership, rule, fund=here.fund.id, year=month.year, line=form.cleaned_data["line"]),
    }


def _exposed(here: Visit, form: ExposureForm) -> dict[str, Any]:
    try:
        asked = _asked(here, form)
    except Refusal as refusal:
        return {"refusal": refusal}
    seen = exposed(asked.pop("rule"), asked.pop("facts"), **asked)
    spread = asked["spread"] and spread_in_words(asked["spread"])
    return {"exposure": seen, "spread": spread, "chart": _chart(seen), "most_lines": MOST_LINES_IN_A_CHART}


def _chart(seen: Exposure) -> str | None:
    """A line for each partner, and for each pot while there is room."""
    lines = [
        ChartLine(
            taker.called[:1].upper() + taker.called[1:],
            tuple((row.variance, None if row.refusal else row.of(taker.id)) for row in seen.rows),
        )
        for taker in seen.takers
    ]
    if all(row.refusal for row in seen.rows):
        return None
    says = f"What each partner bears or keeps, for variances from {seen.rows[0].variance} to {seen.rows[-1].variance}"
    return line_chart(lines[:MOST_LINES_IN_A_CHART], describes=says, across="Variance", up="Borne, or kept")


def _compared(here: Visit, form: ExposureForm) -> dict[str, Any]:
    assert here.fund is not None
    partners = here.partnership.partners_of(here.fund)
    try:
        ways = tried_ways(form.cleaned_data["shares"], partners)
    except Refusal as refusal:
        form.add_error("shares", refusal.says)
        return {}
    try:
        asked = _asked(here, form)
        compared = compare_rules(rules_to_compare(asked.pop("rule"), ways), asked.pop("facts"), **asked)
    except Refusal as refusal:
        return {"refusal": refusal}
    charts = {taker.id: _rules_chart(compared, taker) for taker in compared.takers if taker.is_partner}
    return {
        "compared": compared,
        "spread": asked["spread"] and spread_in_words(asked["spread"]),
        "charts": charts,
    }


def _rules_chart(compared: RulesCompared, taker: Taker) -> str | None:
    """One partner's cost by each rule."""
    if all(outcome.refusal for each in compared.rules for outcome in each.outcomes):
        return None
    lines = [
        ChartLine(each.label, tuple((o.variance, None if o.refusal else o.of(taker.id)) for o in each.outcomes))
        for each in compared.rules[:MOST_LINES_IN_A_CHART]
    ]
    says = f"What {taker.called} bears or keeps by each rule, over the same variances"
    return line_chart(lines, describes=says, across="Variance", up="Borne, or kept")
