"""The questions of a fund, one question with everything done to it, and what may be done to it next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.disputes import actions, figures, showing, store
from section75.apps.disputes.forms import EscalateForm, RaiseForm, ReplyForm, ResolveForm, WithdrawForm
from section75.apps.disputes.refusals import NoSuchQuestion
from section75.apps.disputes.tasks import organisation_for, tasks_for
from section75.apps.ledger.papers import Offered
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.disputes import Verb
from section75.core.refusals import Refusal, Refusals

ROOM = "Questions"


@require_safe
def disputes(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every question about the fund's figures, latest first, and what they leave this person to do."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    on = _today()
    found = [showing.asked(row, on) for row in store.all_of(ledger_of(here))]
    tasks = [task for task in tasks_for(here.part, timezone.now()) if task.fund == fund]
    context = here.context(ROOM, "Questions about figures")
    return render(request, "disputes/list.html", context | {"found": found, "tasks": tasks})


def raise_question(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Question a figure: it is shown as it stands, whatever the address says of it."""
    here = visit(request, slug, fund, Act.QUESTION_FIGURE)
    given = request.POST if request.method == "POST" else None
    about = (given or request.GET).get("about", "")
    form = RaiseForm(given, initial={"about": about})
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            row = actions.raise_question(
                here.user, ledger_of(here), about=said["about"], question=said["question"], at=timezone.now()
            )
        except Refusal as refusal:
            _add(form, "question", refusal)
        else:
            messages.success(request, f"Question {row.number} is raised. Both partners see it from now on.")
            return redirect(here.address("disputes:dispute", number=row.number))
    try:
        figure = figures.find(here.partnership, fund, about)
    except Refusal as refusal:
        raise Http404 from refusal
    context = here.context(ROOM, "Question a figure")
    return render(request, "disputes/raise.html", context | {"form": form, "figure": figure})


@require_safe
def dispute(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """One question: the figure then and now, what was said, the clock, and what may be done."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _shown(request, here, number, {})


@require_POST
def reply(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Reply, with a file if there is one."""
    here = visit(request, slug, fund, Act.ANSWER_QUESTION)
    form = ReplyForm(request.POST, request.FILES)

    def act(said: dict[str, Any]) -> None:
        file = _offered(said["evidence"])
        actions.reply(here.user, ledger_of(here), number, says=said["says"], evidence=file, at=timezone.now())

    return _acted(request, here, number, {"reply": form}, act, "Your reply is added.")


@require_POST
def escalate(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Take a question to the next step."""
    here = visit(request, slug, fund, Act.ANSWER_QUESTION)

    def act(said: dict[str, Any]) -> None:
        actions.escalate(here.user, ledger_of(here), number, says=said["says"], at=timezone.now())

    form = EscalateForm(request.POST)
    return _acted(request, here, number, {"escalate": form}, act, "The question is taken to the next step.")


@require_POST
def resolve(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """End a question by accepting the answer, or by what was agreed."""
    here = visit(request, slug, fund, Act.QUESTION_FIGURE)

    def act(said: dict[str, Any]) -> None:
        at, ledger = timezone.now(), ledger_of(here)
        if said["how"] == "accept":
            actions.accept(here.user, ledger, number, says=said["says"], at=at)
        else:
            put_right = {"entry": said["entry"], "report": said["report"]}
            actions.agree(here.user, ledger, number, says=said["says"], **put_right, at=at)

    form = ResolveForm(request.POST)
    return _acted(request, here, number, {"resolve": form}, act, "The question is resolved.")


@require_POST
def withdraw(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Withdraw a question."""
    here = visit(request, slug, fund, Act.QUESTION_FIGURE)

    def act(said: dict[str, Any]) -> None:
        actions.withdraw(here.user, ledger_of(here), number, says=said["says"], at=timezone.now())

    form = WithdrawForm(request.POST)
    return _acted(request, here, number, {"withdraw": form}, act, "The question is withdrawn.")


@require_safe
def evidence(request: HttpRequest, slug: str, fund: str, number: int, pk: int) -> HttpResponse:
    """A file that came with a reply: always to be saved, never shown by the browser."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    row = store.get(ledger_of(here), number)
    found = store.evidence(row, pk) if row is not None else None
    if found is None:
        raise Http404
    name, content = found
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _acted(
    request: HttpRequest,
    here: Visit,
    number: int,
    given: dict[str, django_forms.Form],
    act: Callable[[dict[str, Any]], None],
    done: str,
) -> HttpResponse:
    """Act on what was sent and go back to the question; or show it again beside what was refused."""
    (form,) = given.values()
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except NoSuchQuestion as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            _add(form, "says", refusal)
        else:
            messages.success(request, done)
            return redirect(here.address("disputes:dispute", number=number))
    return _shown(request, here, number, given)


def _shown(request: HttpRequest, here: Visit, number: int, given: dict[str, Any]) -> HttpResponse:
    row = store.get(ledger_of(here), number)
    if row is None:
        raise Http404
    found = showing.asked(row, _today())
    forms = {
        "reply": ReplyForm(),
        "escalate": EscalateForm(),
        "resolve": ResolveForm(),
        "withdraw": WithdrawForm(),
    } | given
    context = here.context(ROOM, f"Question {number}") | {
        "asked": found,
        "now": showing.figure_now(here.partnership, row),
        "forms": forms,
        "form": next(iter(given.values()), None),
        "may": _may(here, found),
    }
    return render(request, "disputes/dispute.html", context)


def _may(here: Visit, found: showing.Asked) -> dict[str, Any]:
    """What this person may do to the question now; of taking it further also why not."""
    fund, question, on = found.row.fund, found.question, found.on
    asks = organisation_for(here.part, Act.QUESTION_FIGURE, fund) == question.asked_by
    organisation = question.asked_by if asks else organisation_for(here.part, Act.ANSWER_QUESTION, fund)
    is_open = question.state.is_open
    further = showing.silence(here.partnership, found.row, question)
    if organisation and not further:
        further = showing.stops(question, Verb.ESCALATE, organisation=organisation, on=on)
    return {
        "reply": is_open and here.may(Act.ANSWER_QUESTION),
        "end": is_open and asks,
        "further": is_open and bool(organisation),
        "not_further": further,
    }


def _offered(file: UploadedFile[Any] | None) -> Offered | None:
    return Offered(file.name or "file", file.size or 0, file.read) if file is not None else None


def _add(form: django_forms.Form, field: str, refusal: Refusal) -> None:
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(field, each.says)


def _today() -> date:
    return london_day(timezone.now())
