"""Journals by hand: what is due, a journal of several lines, accruals, and the evidence behind them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.journals import accrual_store, actions, commitment_store, showing
from section75.apps.journals.filling import Filling, refused
from section75.apps.journals.forms import AccrualsForm, InvoiceForm, JournalLinesForm
from section75.apps.journals.proposals import reversed_in
from section75.apps.ledger import papers, waits
from section75.apps.ledger.months import latest_month, open_months
from section75.apps.ledger.views import account_choices, ledger_of, proposed
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.journals import JournalLine
from section75.core.pools import Line
from section75.core.refusals import Refusal

ROOM = "Journals"
PAGE = 100


def spends_on(here: Visit, fund: str) -> list[Line]:
    """The lines of the fund that cost money."""
    return [line for line in here.partnership.lines_of(fund) if not line.nature.is_income]


@require_safe
def journals(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """What waits, which templates are due and not used yet, and the ways on from here."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    ledger = ledger_of(here)
    month = _month(request, here)
    waiting = [row for row in waits.all_of(ledger, at=timezone.now()) if "journal" in row.kind or "accru" in row.kind]
    context = here.context(ROOM, "Journals by hand") | {
        "month": month,
        "months": [each for each in open_months(here.partnership, ledger) if not each.is_adjustment],
        "due": showing.due_in(ledger, month) if month else [],
        "waiting": waiting,
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "journals/journals.html", context)


def _month(request: HttpRequest, here: Visit) -> Month | None:
    asked = request.GET.get("month", "")
    return Month.read(asked) if asked else latest_month(here.partnership, ledger_of(here))


def new_lines(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose a journal of several lines."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    asks: dict[str, Any] = {
        "months": open_months(here.partnership, ledger),
        "accounts": account_choices(here),
    }
    filling = Filling(request, here, lambda given, **more: JournalLinesForm(given, **asks, **more))
    if filling.is_sent:
        try:
            asked = filling.asked()
            if asked is not None:
                return proposed(request, here, actions.propose_lines(here.user, ledger, asked, at=timezone.now()))
        except Refusal as refusal:
            refused(filling.form, refusal)
    title = "Post a journal of several lines"
    return render(request, "journals/lines.html", here.context(ROOM, title) | filling.context | {"heading": title})


@require_safe
def accruals(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every accrual, latest first: in which month it was reversed, and whether its invoice came."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    text = request.GET.get("before", "")
    before = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
    found = accrual_store.accruals(ledger_of(here), after=before, most=PAGE)
    context = here.context(ROOM, "Accruals") | {
        "found": found,
        "next": f"?before={found[-1].entry.seq}" if len(found) == PAGE else None,
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "journals/accruals.html", context)


def accrue(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose accruals of a month, from the orders received or line by line."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    asks: dict[str, Any] = {
        "months": open_months(here.partnership, ledger),
        "spends_on": spends_on(here, fund),
        "orders": commitment_store.standing_now(ledger),
    }
    filling = Filling(request, here, lambda given, **more: AccrualsForm(given, **asks, **more))
    if "from_orders" in request.POST:
        _fill_from_orders(filling, here)
    elif filling.is_sent:
        try:
            asked = filling.asked()
            if asked is not None:
                return proposed(request, here, actions.propose_accruals(here.user, ledger, asked, at=timezone.now()))
        except Refusal as refusal:
            refused(filling.form, refusal)
    month = _month(request, here)
    shown = {
        "heading": "Accrue what was not invoiced",
        "is_accrual": True,
        "back": reversed_in(ledger, month) if month else None,
    }
    return render(request, "journals/lines.html", here.context(ROOM, "Accrue") | filling.context | shown)


def _fill_from_orders(filling: Filling, here: Visit) -> None:
    """The lines of the orders that were received and not posted, into the form; what else was typed stays."""
    try:
        lines = actions.lines_from_orders(ledger_of(here), Month.read(filling.typed.get("month", "")))
    except Refusal as refusal:
        refused(filling.form, refusal)
        return
    filling.fill([_typed(each) for each in lines])


def _typed(line: JournalLine) -> dict[str, str]:
    """An accrual of an order as somebody would have typed it."""
    amount = str(line.amount).replace("£", "")
    return {"line": line.debit.name, "amount": amount, "says": line.says, "order": str(line.order)}


def invoice(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """Say which entry is the invoice of an accrual."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    found = accrual_store.accrual(ledger_of(here), seq)
    if found is None:
        raise Http404
    form = InvoiceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            entry = form.cleaned_data["entry"]
            actions.record_invoice(here.user, ledger_of(here), seq, entry=entry, at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            messages.success(request, f"Entry {entry} is the invoice of the accrual of entry {seq}.")
            return redirect(here.address("journals:accruals"))
    context = here.context(ROOM, f"Invoice of entry {seq}") | {"form": form, "found": found}
    return render(request, "journals/invoice.html", context)


@require_safe
def evidence(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """A file of evidence: always to be saved, never shown by the browser."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    row = papers.evidence(ledger_of(here), number)
    if row is None:
        raise Http404
    response = HttpResponse(papers.content_of(row), content_type="application/octet-stream")
    shown = content_disposition_header(as_attachment=True, filename=row.file_name)
    response["Content-Disposition"] = shown or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
