"""Who is accountable for a function on a day, what is on record of each schedule, and the contracts behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from section75.apps.agreements.days import day_asked
from section75.apps.agreements.visiting import visit
from section75.apps.register.forms import ContractsOnADay, FunctionsOnADay
from section75.core.authority import Act
from section75.core.partnership import (
    contracts_on,
    findings_of,
    findings_on_contracts,
    functions_on,
    on_record,
    reversion_on,
    vehicles_beside,
)
from section75.core.records import LIABILITY_STAYS, Answer, Wanted
from section75.core.refusals import Finding, Result

ANSWERS = {Answer.ON_RECORD: "good", Answer.IN_PART: "watch", Answer.MISSING: "bad", Answer.NOT_ASKED: "quiet"}
RESULTS = {Result.FAIL: "bad", Result.WARN: "watch", Result.OPEN: "news", Result.PASS: "good"}


@require_safe
def functions(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is accountable for each function on a day, and who exercises it."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = FunctionsOnADay(request.GET if "on" in request.GET else None)
    day = day_asked(form, here.partnership)
    shown = {
        "form": form,
        "register": functions_on(here.partnership, day),
        "because": LIABILITY_STAYS,
        "goes_back": reversion_on(here.partnership, day),
    }
    return render(request, "register/functions.html", here.context("Agreement", "Functions") | shown)


@require_safe
def records(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on record of each schedule, by provision and clause; what is missing; and what stands beside the pool."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    schedules = [
        {"title": each.title, "wanted": each.wanted, "beside": each.beside, "counts": _counted(each.wanted)}
        for each in on_record(here.partnership)
    ]
    shown = {"schedules": schedules, "beside": vehicles_beside(here.partnership), "answers": ANSWERS}
    return render(request, "register/records.html", here.context("Agreement", "Records") | shown)


@require_safe
def contracts(request: HttpRequest, slug: str) -> HttpResponse:
    """The contracts on a day, those that ended among them, and what the checks find about them."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = ContractsOnADay(request.GET if "on" in request.GET else None)
    day = day_asked(form, here.partnership)
    found = findings_on_contracts(here.partnership, findings_of(here.partnership))
    shown = {
        "form": form,
        "day": day,
        "contracts": contracts_on(here.partnership, day),
        "silences": [gap for gap in here.partnership.gaps if gap.what == "contracts"],
        "items": [_item(finding) for finding in found],
    }
    return render(request, "register/contracts.html", here.context("Agreement", "Contracts") | shown)


def _counted(wanted: tuple[Wanted, ...]) -> list[tuple[str, int, str]]:
    """How many of each answer: the word, the number, the tone."""
    return [(answer.value, sum(each.answer is answer for each in wanted), ANSWERS[answer]) for answer in Answer]


def _item(finding: Finding) -> dict[str, str]:
    return {
        "result": finding.result.value,
        "tone": RESULTS[finding.result],
        "says": finding.says,
        "where": f"{finding.check} · {finding.where}",
    }
