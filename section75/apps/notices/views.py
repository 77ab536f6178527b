"""The notice terms with a calculator, the notices served, and the forms that record one and its answers."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements import store as agreements
from section75.apps.agreements.visiting import Visit, visit
from section75.apps.notices import actions, store
from section75.apps.notices.actions import NoticeGiven
from section75.apps.notices.forms import AnswerForm, RecordForm, WorkOutForm
from section75.core.agreements import MonthEnd, Way
from section75.core.authority import Act
from section75.core.calendar import ENGLAND
from section75.core.notice import Answer, ConventionSilent, NoticeAsked, NoticeWorkedOut, WayNotAllowed, WayNotSaid
from section75.core.partnership import work_out_notice
from section75.core.refusals import Refusal, Refusals

PAGE = "Notice"
_BESIDE: dict[type[Refusal], str] = {ConventionSilent: "rule", WayNotSaid: "way", WayNotAllowed: "way"}


@require_safe
def notices(request: HttpRequest, slug: str) -> HttpResponse:
    """The terms, when a notice would end, and every notice served: those of the papers, and those recorded here."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = WorkOutForm(request.GET if "sent_on" in request.GET else None, partnership=here.partnership)
    printed = [store.shown(here.partnership, each) for each in here.partnership.notices_served]
    recorded = [(row, store.shown(here.partnership, store.served_of(row))) for row in store.all_of(slug)]
    context = here.context("Agreement", PAGE) | {
        "form": form,
        "found": _worked_out(here, form),
        "gap": here.partnership.gap("notice", ""),
        "printed": printed,
        "recorded": recorded,
        "may_record": here.may(Act.RECORD_NOTICE),
    }
    return render(request, "notices/notices.html", context)


def _worked_out(here: Visit, form: WorkOutForm) -> NoticeWorkedOut | None:
    """The answer to what was asked; None where nothing was, or where it is refused beside its field."""
    if not form.is_bound or not form.is_valid():
        return None
    said = form.cleaned_data
    term = here.partnership.notices[int(said["term"]) - 1]
    asked = NoticeAsked(
        scope=term.scope,
        ground=term.ground,
        of=term.of,
        by=said["by"],
        sent_on=said["sent_on"],
        way=Way(said["way"]) if said["way"] else None,
        rule=MonthEnd(said["rule"]) if said["rule"] else None,
        received_on=said["received_on"],
        accepted_on=said["accepted_on"],
        authority_on=said["authority_on"],
    )
    try:
        return work_out_notice(agreements.binding_on(here.partnership, asked.sent_on), asked, holidays=ENGLAND)
    except Refusal as refusal:
        form.add_error(_BESIDE.get(type(refusal), "term"), refusal.says)
        return None


def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Record a notice that was served."""
    here = visit(request, slug, None, Act.RECORD_NOTICE)
    form = RecordForm(request.POST if request.method == "POST" else None, partnership=here.partnership)
    if form.is_bound and form.is_valid():
        try:
            row = actions.record_notice(here.user, slug, NoticeGiven(**form.cleaned_data), at=timezone.now())
        except Refusal as refusal:
            _add(form, refusal)
        else:
            messages.success(request, f"Notice {row.number} is recorded. Every party sees it from now on.")
            return redirect("notices:notice", slug=slug, number=row.number)
    return render(request, "notices/record.html", here.context("Agreement", "Record a notice") | {"form": form})


@require_safe
def notice(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One notice recorded here: each reading of it, its working, and what was said in answer."""
    return _shown(request, visit(request, slug, None, Act.SEE_AGREEMENT), number, None)


@require_POST
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Record what a party said in answer."""
    here = visit(request, slug, None, Act.RECORD_NOTICE)
    form = AnswerForm(request.POST, partnership=here.partnership)
    if form.is_valid() and store.get(slug, number) is not None:
        said = form.cleaned_data | {"answer": Answer(form.cleaned_data["answer"])}
        try:
            actions.answer_notice(here.user, slug, number, **said, at=timezone.now())
        except Refusal as refusal:
            _add(form, refusal)
        else:
            messages.success(request, "The answer is recorded.")
            return redirect("notices:notice", slug=slug, number=number)
    return _shown(request, here, number, form)


def _shown(request: HttpRequest, here: Visit, number: int, form: AnswerForm | None) -> HttpResponse:
    row = store.get(here.partnership.id, number)
    if row is None:
        raise Http404
    served = store.served_of(row)
    context: dict[str, Any] = here.context("Agreement", f"Notice {number}") | {
        "row": row,
        "shown": store.shown(here.partnership, served),
        "answers": store.answers_of(row),
        "form": form,
        "answering": form or AnswerForm(partnership=here.partnership),
        "may_answer": here.may(Act.RECORD_NOTICE) and served.withdrawn is None,
    }
    return render(request, "notices/notice.html", context)


def _add(form: django_forms.Form, refusal: Refusal) -> None:
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(None, each.says)
