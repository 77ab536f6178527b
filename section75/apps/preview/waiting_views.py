"""What waits at a fund, worked off: rules for groups, rows to suspense, answers for single rows; and suspense."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger import extracts, posting
from section75.apps.ledger.months import open_months
from section75.apps.ledger.views import ledger_of, proposed
from section75.apps.placing.views import refused
from section75.apps.preview import actions, suspending, waiting
from section75.apps.preview.answering import amount_read
from section75.apps.preview.forms import AsideForm, ClearForm, ReadForm, RulesForm, SuspenseForm, amount_as_typed
from section75.apps.preview.refusals import NotInSuspense
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.money import sum_of
from section75.core.refusals import Refusal

PAGE = 100


@require_safe
def waiting_rows(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Everything that waits or was refused, over all files, oldest first."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    left = waiting.left_at(ledger_of(here))
    context = here.context("Waiting", "Waiting and refused") | {
        "left": left,
        "groups": Paginator(left.groups, PAGE).get_page(request.GET.get("page")),
        "refused": Paginator(left.refused, PAGE).get_page(request.GET.get("refused")),
        "today": london_day(timezone.now()),
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "preview/waiting.html", context)


def rules(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose a rule for each chosen group, all in one proposal."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    groups = waiting.chosen(waiting.left_at(ledger_of(here)), _chosen(request))
    form = RulesForm(request.POST or None, terms=here.partnership, fund=fund)
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_rules_for(here.user, ledger_of(here), groups, form.wanted(), at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    context = here.context("Waiting", "Rules for waiting rows") | {"groups": groups, "form": form}
    return render(request, "preview/rules.html", context)


def to_suspense(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose posting the rows of chosen groups to suspense."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    groups = waiting.chosen(waiting.left_at(ledger), _chosen(request))
    rows = [each for each in waiting.rows_of(groups) if each.is_of_a_posted_file]
    form = SuspenseForm(request.POST or None, months=open_months(here.partnership, ledger))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_suspense(here.user, ledger, rows, **form.cleaned_data, at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    context = here.context("Waiting", "Waiting rows to suspense") | {
        "groups": groups,
        "form": form,
        "rows_posted": rows,
    }
    return render(request, "preview/to_suspense.html", context)


def _chosen(request: HttpRequest) -> list[str]:
    return request.POST.getlist("group") if request.method == "POST" else request.GET.getlist("group")


def row(request: HttpRequest, slug: str, fund: str, number: int, row: int) -> HttpResponse:
    """Propose what a refused row says."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    found = posting.brought(ledger_of(here), number)
    amount = amount_read(found, row)
    form = ReadForm(request.POST or None, initial={"amount": amount_as_typed(amount)})
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_reading(
                here.user, ledger_of(here), number, form.row(row), because=form.cleaned_data["because"],
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    return _answered(request, here, number, row, form, "preview/row.html")


def aside(request: HttpRequest, slug: str, fund: str, number: int, row: int) -> HttpResponse:
    """Propose that a row is not of this fund."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    found = posting.brought(ledger_of(here), number)
    amount = amount_read(found, row)
    form = AsideForm(request.POST or None, initial={"amount": amount_as_typed(amount)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            proposal = actions.propose_setting_aside(
                here.user, ledger_of(here), number, [(row, said["amount"])], because=said["because"], at=timezone.now()
            )
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    return _answered(request, here, number, row, form, "preview/aside.html")


def _answered(
    request: HttpRequest, here: Visit, number: int, row: int, form: ReadForm | AsideForm, page: str
) -> HttpResponse:
    found = posting.brought(ledger_of(here), number)
    printed = extracts.row_as_printed(ledger_of(here), found.read.sha256, row)
    table = {"columns": [{"text": name} for name in printed[0]], "cells": printed[1]} if printed else None
    context = here.context("Waiting", f"Row {row} of {found.row.file_name}")
    return render(request, page, context | {"found": found, "row": row, "form": form, "printed": table})


@require_safe
def suspense(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The entries that make up the balance of suspense, with their age."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    held = suspending.held(ledger_of(here), today=london_day(timezone.now()))
    context = here.context("Waiting", "Suspense") | {
        "page": Paginator(held, PAGE).get_page(request.GET.get("page")),
        "balance": sum_of(each.left for each in held),
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "preview/suspense.html", context)


def clear(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """Propose clearing an entry from suspense, or part of it."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    today = london_day(timezone.now())
    held = next((each for each in suspending.held(ledger, today=today) if each.entry.seq == seq), None)
    if held is None:
        raise NotInSuspense(seq)
    form = ClearForm(
        request.POST or None,
        initial={"amount": amount_as_typed(abs(held.left))},
        months=open_months(here.partnership, ledger),
        accounts=[(code, here.account(code)) for code in suspending.accounts_of(ledger)],
    )
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_clearing(here.user, ledger, form.wanted(seq), at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    return render(
        request, "preview/clear.html", here.context("Waiting", f"Clear entry {seq}") | {"held": held, "form": form}
    )
