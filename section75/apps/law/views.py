"""The law's table of a partnership, and the page on which a judgement is confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.days import day_asked, day_to_show
from section75.apps.agreements.visiting import Visit, visit
from section75.apps.law import actions, assessing
from section75.apps.law.forms import JudgeForm, TableForm
from section75.core.authority import Act
from section75.core.calendar import Span, read_day
from section75.core.law import UNREAD, Assessed, LawResult, law_on
from section75.core.refusals import Refusal

PAGE = "The law"
TONES = {
    LawResult.FAIL: "bad",
    LawResult.NEEDS_JUDGEMENT: "news",
    LawResult.WARN: "watch",
    LawResult.NOT_ASSESSED: "quiet",
    LawResult.PASS: "good",
    LawResult.NOT_APPLICABLE: "quiet",
}


@require_safe
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """Every check of every schedule on a day, those of one result or schedule where that is asked."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = TableForm(request.GET or None, partnership=here.partnership)
    on = day_asked(form, here.partnership)
    context = here.context("Agreement", PAGE) | {"form": form, "on": on, "tones": TONES, "unread": UNREAD}
    context |= {"schedules": [], "remarks": (), "may_judge": False, "refused": ""}
    try:
        found = assessing.table(here.partnership, on)
    except Refusal as refusal:
        if form.is_bound:
            form.add_error("on", refusal.says)
        return render(request, "law/table.html", context | {"refused": refusal.says})
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context |= {
        "schedules": _schedules(found.rows, asked),
        "remarks": found.remarks if not any(asked.get(key) for key in ("result", "schedule")) else (),
        "may_judge": here.may(Act.CONFIRM_JUDGEMENT),
    }
    return render(request, "law/table.html", context)


@require_safe
def provisions(request: HttpRequest, slug: str) -> HttpResponse:
    """The law of a day: each provision, what it says, which instrument said so, and how well that is known."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = TableForm(request.GET or None, partnership=here.partnership)
    on = day_asked(form, here.partnership)
    try:
        law = law_on(on)
    except Refusal as refusal:
        form.add_error("on", refusal.says)
        law = law_on(day_to_show(here.partnership))
    context = here.context("Agreement", PAGE) | {"form": form, "law": law, "unread": UNREAD}
    return render(request, "law/provisions.html", context)


def judge(request: HttpRequest, slug: str, schedule: str, check: str, day: str) -> HttpResponse:
    """Confirm a judgement on one check of one schedule, from a day on."""
    here = visit(request, slug, None, Act.CONFIRM_JUDGEMENT)
    row = _row(here, schedule, check, day)
    form = JudgeForm(request.POST if request.method == "POST" else None, initial={"inputs": row.fingerprint})
    if form.is_bound and form.is_valid() and _confirmed(request, here, row, form):
        return redirect(f"{reverse('law:table', kwargs={'slug': slug})}?on={row.on.isoformat()}")
    context = here.context("Agreement", PAGE) | {"form": form, "row": row, "tones": TONES}
    return render(request, "law/judge.html", context)


def _row(here: Visit, schedule: str, check: str, day: str) -> Assessed:
    """The row that the address names; a page that is not there where it names none, or one without a judgement."""
    try:
        row = assessing.one(here.partnership, read_day(day), check=check, schedule=schedule)
    except Refusal:
        row = None
    if row is None or not row.needs_judgement:
        raise Http404
    return row


def _confirmed(request: HttpRequest, here: Visit, row: Assessed, form: JudgeForm) -> bool:
    """Whether it is kept; what is refused stands beside the form."""
    said = form.cleaned_data
    try:
        judged = actions.Judged(
            check=row.rule.number,
            schedule=row.schedule,
            days=_days(row.on, said["until"]),
            met=said["met"] == "met",
            because=said["because"],
            inputs=said["inputs"],
        )
        number = actions.confirm(here.user, here.partnership.id, judged, at=timezone.now())
    except Refusal as refusal:
        form.add_error("because", refusal.says)
        return False
    messages.success(request, f"Judgement {number} is kept: {row.rule.title} is judged {said['met']}.")
    return True


def _days(first: date, last: date | None) -> Span:
    return Span.through(first, last)


def _schedules(rows: tuple[Assessed, ...], asked: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows by schedule, with how many there are of each result; those asked for only."""
    found: dict[str, list[Assessed]] = {}
    for row in rows:
        if asked.get("schedule") in (None, "", row.schedule):
            found.setdefault(row.schedule, []).append(row)
    return [
        {
            "id": schedule,
            "title": each[0].title,
            "arrangements": dict(each[0].inputs)["arrangements"],
            "counts": [(result, sum(row.result is result for row in each)) for result in LawResult],
            "rows": [row for row in each if asked.get("result") in (None, "", row.result.value)],
        }
        for schedule, each in found.items()
    ]
