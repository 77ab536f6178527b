"""Invoices, suspensions and contributions in kind: listed, recorded, ended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger.months import open_months
from section75.apps.ledger.offered import offered
from section75.apps.ledger.views import proposed
from section75.apps.receipts import actions, showing, store
from section75.apps.receipts.actions import InKind, Suspending
from section75.apps.receipts.asking import ROOM, books_of, here_ledger, is_done, lines_of, parties_of
from section75.apps.receipts.forms import EndInvoiceForm, InKindForm, InvoiceForm, ResumeForm, SuspendForm
from section75.apps.receipts.refusals import NoSuchInvoice, NoSuchSuspension
from section75.core.authority import Act
from section75.core.calendar import in_words

PAGE = 60


@require_safe
def invoices(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every invoice, latest first, with what it is for and whether it was cancelled or credited."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    start = request.GET.get("after", "")
    after = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 0
    rows = list(store.invoices(here_ledger(here))[after : after + PAGE + 1])
    context = here.context(ROOM, "Invoices") | {
        "rows": showing.invoices(rows[:PAGE]),
        "next": f"?after={after + PAGE}" if len(rows) > PAGE else None,
        "may_keep": here.may(Act.KEEP_CONTRIBUTIONS),
    }
    return render(request, "receipts/invoices.html", context)


def record_invoice(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Record an invoice."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    days = sorted({owed.due_on for owed in books_of(here).owed if owed.amount.pence > 0})
    choices = [(day.isoformat(), in_words(day)) for day in days]
    form = InvoiceForm(request.POST or None, parties=parties_of(here), days=choices)

    def act() -> None:
        actions.record_invoice(here.user, here_ledger(here), **form.cleaned_data, at=timezone.now())

    if is_done(form, act):
        messages.success(request, "The invoice is recorded.")
        return redirect(here.address("receipts:invoices"))
    lead = "An invoice as it is printed. It says nothing of whether it was paid: that comes from the ledger."
    return _form(request, here, form, "Record an invoice", lead, "Record the invoice")


def end_invoice(request: HttpRequest, slug: str, fund: str, number: str) -> HttpResponse:
    """Cancel an invoice, or credit it."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    form = EndInvoiceForm(request.POST or None)
    if not store.invoices(here_ledger(here)).filter(number=number, ending__isnull=True).exists():
        raise NoSuchInvoice(number)

    def act() -> None:
        actions.end_invoice(here.user, here_ledger(here), number, **form.cleaned_data, at=timezone.now())

    if is_done(form, act):
        messages.success(request, f"Invoice {number} is ended. It stays on record.")
        return redirect(here.address("receipts:invoices"))
    lead = "The invoice stays on record. What it was for can be invoiced again."
    return _form(request, here, form, f"Cancel or credit invoice {number}", lead, "End the invoice")


@require_safe
def suspensions(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every suspension, latest first: running and over."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    rows = [(row, getattr(row, "ending", None)) for row in store.suspension_rows(here_ledger(here))]
    context = here.context(ROOM, "Payments suspended") | {"rows": rows, "may_keep": here.may(Act.KEEP_CONTRIBUTIONS)}
    return render(request, "receipts/suspensions.html", context)


def suspend(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Record that instalments are suspended."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    form = SuspendForm(request.POST or None, parties=parties_of(here))

    def act() -> None:
        actions.suspend(here.user, here_ledger(here), Suspending(**form.cleaned_data), at=timezone.now())

    if is_done(form, act):
        messages.success(request, "The suspension is recorded. The instalments stand as suspended, and are not late.")
        return redirect(here.address("receipts:suspensions"))
    lead = "Suspended instalments are still owed. They are not late, and statements show them by themselves."
    return _form(request, here, form, "Record a suspension", lead, "Record the suspension")


def resume(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Record that a suspension is over."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    running = (row.pk for row in store.suspension_rows(here_ledger(here)) if not hasattr(row, "ending"))
    if number not in running:
        raise NoSuchSuspension(number)
    form = ResumeForm(request.POST or None)

    def act() -> None:
        actions.resume(here.user, here_ledger(here), number, **form.cleaned_data, at=timezone.now())

    if is_done(form, act):
        messages.success(request, "The suspension is over. Its instalments count from their own day again.")
        return redirect(here.address("receipts:suspensions"))
    return _form(request, here, form, "End a suspension", "Its instalments count from their own day again.", "End it")


def in_kind(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose a contribution in kind; those posted stand below."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    months = open_months(here.partnership, here_ledger(here))
    choices: dict[str, Any] = {"parties": parties_of(here), "lines": lines_of(here), "months": months}
    form = InKindForm(request.POST or None, request.FILES or None, **choices)
    file = offered(request, here, here_ledger(here), form) if request.method == "POST" else None
    made: list[Any] = []

    def act() -> None:
        asked = InKind(**form.cleaned_data | {"file": file.pk if file else None})
        made.append(actions.propose_in_kind(here.user, here_ledger(here), asked, at=timezone.now()))

    if is_done(form, act):
        return proposed(request, here, made[0])
    context = here.context(ROOM, "Contributions in kind") | {"form": form, "kept": file}
    entries = store.contributions_in_kind(here_ledger(here))[:PAGE]
    return render(request, "receipts/in_kind.html", context | {"entries": entries})


def _form(request: HttpRequest, here: Visit, form: Any, title: str, lead: str, button: str) -> HttpResponse:
    """A page with one form."""
    context = here.context(ROOM, title) | {"form": form, "title_words": title, "lead": lead, "button": button}
    return render(request, "receipts/form.html", context)
