"""The agreement on a day, its findings, and the file as it was loaded."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from section75.apps.agreements import store
from section75.apps.agreements.asked import terms_as_data, terms_asked_for
from section75.apps.agreements.days import day_to_show
from section75.apps.agreements.forms import OnADay
from section75.apps.agreements.visiting import Visit, visit
from section75.core.authority import Act
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.refusals import Refusal, Result

TONES = {Result.FAIL: "bad", Result.WARN: "watch", Result.OPEN: "news", Result.PASS: "good"}


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """What was in force on a day, as it was known on a day; today, or the last day of the term if that is past."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = OnADay(request.GET if {"on", "known"} & set(request.GET) else None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    day = asked.get("on") or day_to_show(here.partnership)
    terms, known = _known(here, asked.get("known"), form)
    context = here.context("Agreement", "In force")
    return render(
        request,
        "agreements/agreement.html",
        context
        | {
            "form": form,
            "day": day,
            "known": known,
            "shown": agreement_on(store.binding_on(terms, day), day),
            "files": terms.files,
            "versions": store.versions(slug),
            "funds": _funds(here, day),
        }
        | _counted(here),
    )


def _known(here: Visit, day: date | None, form: OnADay) -> tuple[Partnership, store.Version | None]:
    """The terms as known on a day, and which version that was; the latest where no day is asked for or none known."""
    if day is not None:
        try:
            return store.known_on(here.partnership.id, day)
        except Refusal as refusal:
            form.add_error("known", refusal.says)
    return here.partnership, None


@require_safe
def terms(request: HttpRequest, slug: str) -> JsonResponse:
    """The same for a machine: `?on=DAY&known=DAY`, each written as people do or as 2022-06-30."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = OnADay(request.GET)
    if not form.is_valid():
        return JsonResponse({"refused": {name: list(found) for name, found in form.errors.items()}}, status=400)
    try:
        found, known = terms_asked_for(slug, form.cleaned_data["known"])
    except Refusal as refusal:
        return JsonResponse({"refused": {"known": [refusal.says]}}, status=400)
    day = form.cleaned_data["on"] or day_to_show(here.partnership)
    return JsonResponse(terms_as_data(found, known, day))


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
