"""Bringing a finance extract: upload, look at what it would do, post it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger import actions, bringing, extracts, store, waits
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.forms import EvenSoForm
from section75.apps.ledger.months import open_months
from section75.apps.ledger.refusals import NoSuchExtract, RowsPostedBefore
from section75.apps.ledger.views import ledger_of, proposed
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.refusals import Refusal, Refusals

SHOWN = 50  # waiting and refused rows shown on the page; the rest are counted


@require_safe
def all_extracts(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every extract brought to the fund."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = [extracts.brought(ledger_of(here), row.pk) for row in extracts.all_of(ledger_of(here))]
    context = here.context("Extracts", "Finance extracts")
    return render(request, "ledger/extracts.html", context | {"found": found, "may": here.may(Act.IMPORT_EXTRACT)})


def upload(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Bring a file."""
    here = visit(request, slug, fund, Act.IMPORT_EXTRACT)
    ledger = ledger_of(here)
    asked = bringing.asked(here, request.POST.get("waiting", "") or request.GET.get("waiting", ""))
    form = bringing.form_for(request, asked, sources=bringing.names(here), months=open_months(here.partnership, ledger))
    to_name: int | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        content, file_name = bringing.file_of(said["file"], asked)
        try:
            uploaded = actions.upload_extract(
                here.user,
                ledger,
                month=said["month"],
                content=content,
                file_name=file_name,
                control_total=said["control_total"],
                at=timezone.now(),
                source=said["source"],
            )
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error("file", each.says)
            to_name = bringing.keep_if_named(here, refusal, content, file_name, said)
        else:
            if uploaded.already_posted:
                messages.info(request, f"{file_name} was {uploaded.already_posted}. Nothing was changed.")
            return redirect(here.address("ledger:extract", number=uploaded.number))
    context = here.context("Extracts", "Bring an extract") | {"form": form, "waiting": asked, "to_name": to_name}
    return render(request, "ledger/upload.html", context)


@require_safe
def extract(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """What an extract would post, or has posted: placed, waiting and refused beside its control total."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    brought = extracts.brought(ledger_of(here), number)
    if brought is None:
        raise NoSuchExtract(fund, number)
    stops = () if brought.is_posted else actions.what_stops(ledger_of(here), brought)
    return render(
        request,
        "ledger/extract.html",
        here.context("Extracts", brought.row.file_name)
        | {
            "brought": brought,
            "reconciliation": brought.reconciliation,
            "stops": stops,
            "posted_to": store.posted_to(ledger_of(here), brought.row.file_id) if brought.is_posted else {},
            "only_alike": bool(stops) and all(isinstance(refusal, RowsPostedBefore) for refusal in stops),
            "even_so": EvenSoForm(),
            "shown": SHOWN,
            "lines": {line.id: line.name for line in here.partnership.lines_of(fund)},
            "may": here.may(Act.PROPOSE_POSTING),
            "may_bring": here.may(Act.IMPORT_EXTRACT),
            "waits": waits.of_extract(ledger_of(here), number, at=timezone.now()),
            "month_for_waiting": _month_for_waiting(here, brought),
        },
    )


def _month_for_waiting(here: Visit, brought: Brought) -> Month | None:
    """The month rows that waited would be posted to: the extract's own, or the next that is open."""
    months = open_months(here.partnership, ledger_of(here))
    return next((month for month in months if month >= brought.month), None)


@require_POST
def post(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Propose posting an extract after its answers were checked."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    said = {key: request.POST.get(key, "") for key in ("shown", "even_so")}
    proposal = actions.propose_extract(
        here.user, ledger_of(here), number, at=timezone.now(), shown=said["shown"], even_so=said["even_so"]
    )
    return proposed(request, here, proposal)


@require_POST
def post_waiting(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Propose posting rows that waited and that a rule places by now."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    ledger = ledger_of(here)
    month = Month.read(request.POST.get("month", ""))
    proposal = actions.propose_waiting_rows(here.user, ledger, number, month=month, at=timezone.now())
    return proposed(request, here, proposal)
