"""What restored backups left missing from a fund's log, for both partners and for auditors."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.backups.showing import standings
from section75.apps.evidence.paging import PAGE, below
from section75.core.authority import Act


@require_safe
def restorations(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every restoration that left something missing: what, by whose knowledge, who accepted it, if posting waits."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    rows = standings(slug, fund, at=timezone.now(), below=below(request), most=PAGE + 1)
    context = here.context("Evidence", "Restorations") | {
        "restorations": rows[:PAGE],
        "earlier": f"?below={rows[PAGE - 1].row.pk}" if len(rows) > PAGE else None,
    }
    return render(request, "evidence/restorations.html", context)
