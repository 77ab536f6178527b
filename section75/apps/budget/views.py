"""The position of a fund, the forecast behind it, and why any figure is what it is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.budget import actions, store
from section75.apps.budget.forms import ForecastForm
from section75.apps.ledger import extracts
from section75.apps.ledger.month_store import not_actual
from section75.apps.ledger.months import latest_month, months_of, open_months
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.budget import Position, PositionRow
from section75.core.calendar import Month
from section75.core.explain import Figure, as_data
from section75.core.refusals import Refusal, Refusals
from section75.render.chart import ChartBar, bar_chart

FIGURES = ("budget", "actual_in_month", "actual_to_date", "forecast_outturn", "variance")


@require_safe
def position(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Budget, actual, forecast and variance by line, at the end of a month."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    context = here.context("Position", "Position")
    month = _month(request, here)
    if month is None or not here.partnership.lines_of(fund):
        return render(request, "budget/nothing.html", context)
    found = store.position_of(here.partnership, ledger_of(here), month)
    return render(
        request,
        "budget/position.html",
        context
        | {
            "month": month,
            "months": months_of(here.partnership, fund),
            "position": found,
            "not_actual": not_actual(ledger_of(here), month),
            "chart": _chart(found),
            "forecast": store.forecast_at(ledger_of(here), month),
            "waiting": extracts.waiting(ledger_of(here), upto=month),
            "may_forecast": here.may(Act.ENTER_FORECAST),
        },
    )


def _month(request: HttpRequest, here: Visit) -> Month | None:
    asked = request.GET.get("month", "")
    return Month.read(asked) if asked else latest_month(here.partnership, ledger_of(here))


def _chart(found: Position) -> str | None:
    """The forecast variance of every line, drawn; None until every line has one."""
    variances = [(row.name, row.variance.amount.pence // 100) for row in found.rows if row.variance]
    if len(variances) < len(found.rows):
        return None
    bars = [ChartBar(name, "Variance", pounds) for name, pounds in variances]
    return bar_chart(bars, describes=f"Forecast variance of each line for {found.month.year}, in pounds")


def forecast(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Enter a forecast."""
    here = visit(request, slug, fund, Act.ENTER_FORECAST)
    ledger = ledger_of(here)
    latest = latest_month(here.partnership, ledger)
    earlier = store.forecast_at(ledger, latest) if latest else None
    form = ForecastForm(
        request.POST or None,
        lines=here.partnership.lines_of(fund),
        months=open_months(here.partnership, ledger),
        earlier=earlier,
        initial={"month": str(latest) if latest else None},
    )
    if request.method == "POST" and form.is_valid():
        month = form.cleaned_data["month"]
        try:
            entered = actions.enter_forecast(
                here.user,
                ledger,
                month=month,
                rows=form.rows(),
                because=form.cleaned_data["because"],
                at=timezone.now(),
            )
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error(None, each.says)
        else:
            messages.success(request, f"Version {entered.version} of the forecast for {month.in_words} is entered.")
            return redirect(f"{here.address('budget:position')}?month={month.year}+M{month.number}")
    return render(request, "budget/forecast.html", here.context("Position", "Enter a forecast") | {"form": form})


@require_safe
def why(request: HttpRequest, slug: str, fund: str, figure: str) -> HttpResponse:
    """Why a figure of the position is what it is: sentences, clauses, and the entries behind it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    month = _month(request, here)
    if month is None:
        raise Http404
    found = _find(store.position_of(here.partnership, ledger_of(here), month), figure)
    if found is None:
        raise Http404
    context = here.context("Position", "Why this figure?")
    data = as_data(found, terms=here.partnership.terms)
    return render(request, "explain/why.html", context | {"explanation": data, "figure": found})


def _find(position: Position, figure: str) -> Figure | None:
    line, _, name = figure.partition(".")
    rows: tuple[PositionRow, ...] = (*position.rows, position.total)
    row = next((row for row in rows if row.line == line), None)
    if row is None or name.replace("-", "_") not in FIGURES:
        return None
    found: Figure | None = getattr(row, name.replace("-", "_"))
    return found
