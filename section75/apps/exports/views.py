"""The exports of a fund: what there is, each file as it is asked for, its seal, and the journal tests."""

from __future__ import annotations

from itertools import chain

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.exports.formats import FORMATS
from section75.apps.exports.rows import Extent
from section75.apps.exports.sealing import seal_of
from section75.apps.exports.testing import journal_tested
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.calendar import FinancialYear
from section75.core.journal_tests import EXPECTED, Benford

ROOM = "Exports"
SHOWN = 100  # entries of one test on the page; the command lists them all


@require_safe
def exports(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every way the journal can be taken away."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    extent = _extent(request, here)
    query = f"?upto={extent.upto}" + (f"&year={extent.year}" if extent.year else "")
    context = here.context(ROOM, "Exports of the journal") | {
        "extent": extent,
        "years": here.partnership.years_of(fund),
        "formats": list(FORMATS.values()),
        "query": query,
    }
    return render(request, "exports/exports.html", context)


@require_safe
def download(request: HttpRequest, slug: str, fund: str, form: str) -> HttpResponseBase:
    """The journal in one format: always to be saved, never shown by the browser."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    asked = FORMATS.get(form)
    if asked is None:
        raise Http404
    content = asked.written(ledger_of(here), _extent(request, here))
    first = next(content, b"")  # what is refused is refused before anything is sent
    response = StreamingHttpResponse(chain([first], content))
    response["Content-Type"] = asked.media_type
    response["Content-Disposition"] = f'attachment; filename="{slug}-{fund}-{asked.file}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def seal(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The SHA-256 of the CSV as it would be downloaded now, and the latest checkpoint."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = seal_of(ledger_of(here), _extent(request, here), at=timezone.now())
    return JsonResponse(found.as_data())


@require_safe
def journal_tests(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """What the ready-made tests find, entry by entry."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    wanted = request.GET.get("benford") == "yes"
    found = journal_tested(ledger_of(here), _extent(request, here), with_benford=wanted)
    context = here.context(ROOM, "Journal tests") | {
        "found": found,
        "years": here.partnership.years_of(fund),
        "shown": SHOWN,
        "first_figures": _first_figures(found.benford) if found.benford else [],
    }
    return render(request, "exports/journal_tests.html", context)


def _first_figures(found: Benford) -> list[list[str]]:
    return [
        [str(figure), f"{count:,}", f"{share / 1000:.1f}%", f"{expected / 1000:.1f}%"]
        for figure, (count, share, expected) in enumerate(
            zip(found.counts, found.shares, EXPECTED, strict=True), start=1
        )
    ]


def _extent(request: HttpRequest, here: Visit) -> Extent:
    """Which entries the address asks for: up to a number, else all there are; of a year, else of all."""
    last = ledger_store.last_seq(ledger_of(here))
    upto, year = request.GET.get("upto", ""), request.GET.get("year", "")
    is_number = upto.isascii() and upto.isdigit() and len(upto) < 19
    return Extent(min(int(upto), last) if is_number else last, FinancialYear.read(year) if year else None)
