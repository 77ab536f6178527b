"""The agreement on a day, its findings, and the file as it was loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements import store
from section75.apps.agreements.forms import OnADay
from section75.apps.agreements.visiting import Visit, visit
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.partnership import agreement_on, findings_of
from section75.core.refusals import Result

TONES = {Result.FAIL: "bad", Result.WARN: "watch", Result.OPEN: "news", Result.PASS: "good"}


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """What was in force on a day; today, or the last day of the term if that is past."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = OnADay(request.GET if "on" in request.GET else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    day = asked or _day_to_show(here)
    context = here.context("Agreement", "In force")
    shown = agreement_on(here.partnership, day)
    return render(
        request,
        "agreements/agreement.html",
        context
        | {"form": form, "day": day, "shown": shown, "versions": store.versions(slug), "funds": _funds(here, day)}
        | _counted(here),
    )


def _funds(here: Visit, day: date) -> list[dict[str, Any]]:
    """Each fund of a partnership that has several: the way in, its schedule, its state on the day, what blocks it."""
    if len(here.partnership.funds) < 2:
        return []
    found = findings_of(here.partnership)
    return [
        {
            "name": fund.name,
            "href": here.way_into(fund),
            "schedule": here.partnership.schedule_of(fund).title,
            "state": next((term.value.value for term in fund.state if term.span.holds(day)), "not said"),
            "fails": sum(f.result is Result.FAIL and f.schedule in (fund.schedule, "") for f in found),
        }
        for fund in here.partnership.funds
    ]


@require_safe
def findings(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything the checks find, worst first."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    items = [
        {
            "result": finding.result.value,
            "tone": TONES[finding.result],
            "says": finding.says,
            "where": f"{finding.check} · {finding.where}",
        }
        for finding in findings_of(here.partnership)
    ]
    context = here.context("Agreement", "Findings")
    return render(request, "agreements/findings.html", context | {"items": items} | _counted(here))


def _counted(here: Visit) -> dict[str, Any]:
    found = findings_of(here.partnership)
    return {"counts": [(result.value, sum(f.result is result for f in found), TONES[result]) for result in Result]}


def _day_to_show(here: Visit) -> date:
    """Today; or, where every schedule has ended, the last day of the one that ended last."""
    today = london_day(timezone.now())
    spans = [schedule.span for schedule in here.partnership.schedules if schedule.span]
    last_days = [span.last_day for span in spans]
    ended = [day for day in last_days if day is not None]
    if spans and len(ended) == len(spans) and max(ended) < today:
        return max(ended)
    return today
