"""A month of a fund: closed by the host, agreed or objected to by the partner, re-opened by both."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger import actions, month_store, waits
from section75.apps.ledger.forms import ObjectionForm, ReopeningForm
from section75.apps.ledger.months import months_of
from section75.apps.ledger.views import ledger_of, proposed
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.refusals import Refusal


@require_safe
def month(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """How a month stands, what it moved, what partners say of it, and what I may do."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _page(request, here, _month(first, number), ObjectionForm(), ReopeningForm())


def _month(first: int, number: int) -> Month:
    return Month.read(f"{first}/{(first + 1) % 100:02d} M{number}")


def _page(
    request: HttpRequest, here: Visit, asked: Month, objection: forms.Form, reopening: forms.Form
) -> HttpResponse:
    ledger = ledger_of(here)
    closing = month_store.closing_of(ledger, asked)
    answers = month_store.answers(closing) if closing else []
    return render(
        request,
        "ledger/month.html",
        here.context("Ledger", asked.in_words)
        | {
            "month": asked,
            "closing": closing,
            "answers": answers,
            "history": month_store.history_of(ledger, asked),
            "moved": month_store.month_totals(ledger, asked),
            "waits": waits.of_month(ledger, str(asked), at=timezone.now()),
            "is_of_the_fund": asked in months_of(here.partnership, ledger.fund),
            "may_close": here.may(Act.PROPOSE_CLOSE),
            "may_answer": here.may(Act.AGREE_MONTH) and closing is not None,
            "has_agreed": closing is not None and month_store.has_agreed(closing, here.part.party),
            "may_reopen": here.may(Act.PROPOSE_REOPENING) and closing is not None,
            "objection": objection,
            "reopening": reopening,
        },
    )


@require_POST
def close(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Propose closing the month."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    proposal = actions.propose_closing(here.user, ledger_of(here), _month(first, number), at=timezone.now())
    return proposed(request, here, proposal)


@require_POST
def agree(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Agree the closed month for my organisation."""
    here, asked = visit(request, slug, fund, Act.SEE_LEDGER), _month(first, number)
    actions.answer_month(here.user, ledger_of(here), asked, agrees=True, at=timezone.now())
    messages.success(request, f"{asked.in_words} is agreed for {here.partnership.called(here.part.party)}.")
    return redirect(here.address("ledger:month", first=first, number=number))


@require_POST
def object_to(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Object to the closed month for my organisation, saying why."""
    here, asked = visit(request, slug, fund, Act.SEE_LEDGER), _month(first, number)
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _page(request, here, asked, form, ReopeningForm())
    because = form.cleaned_data["because"]
    actions.answer_month(here.user, ledger_of(here), asked, agrees=False, because=because, at=timezone.now())
    messages.success(request, f"The objection to {asked.in_words} is written down, and both partners see it.")
    return redirect(here.address("ledger:month", first=first, number=number))


@require_POST
def reopen(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Propose re-opening the closed month, which takes both partners."""
    here, asked = visit(request, slug, fund, Act.PROPOSE_REOPENING), _month(first, number)
    form = ReopeningForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data["because_reopen"]
            proposal = actions.propose_reopening(here.user, ledger_of(here), asked, because=said, at=timezone.now())
        except Refusal as refusal:
            form.add_error("because_reopen", refusal.says)
        else:
            return proposed(request, here, proposal)
    return _page(request, here, asked, ObjectionForm(), form)
