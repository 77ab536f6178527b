"""The balance of anything at any effective day, as known at any recorded time; what moved between two such times."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.closing import as_at as books
from section75.apps.closing.as_at import AsAt, Asked, Behind
from section75.apps.closing.forms import AsAtForm
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.calendar import read_day
from section75.core.ledger import Account, TrialBalance

ROOM, PAGE = "Ledger", 100


@require_safe
def as_at(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every account's balance at an effective day as known at a moment, and what moved since an earlier one."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    form = AsAtForm(request.GET or None)
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    ledger, effective = ledger_of(here), said.get("effective")
    found = books.as_at(ledger, Asked(effective, said.get("known")))
    before = books.as_at(ledger, Asked(effective, said["since"])) if said.get("since") else None
    more = {
        "form": form,
        "found": found,
        "balance": TrialBalance.of(found.balances),
        "before": before,
        "moved": books.moved_since(before, found) if before else (),
        "behind": _behind(found),
        "behind_moved": _behind(found, before) if before else "",
    }
    return render(request, "closing/as_at.html", here.context(ROOM, "Books as at") | more)


def _behind(found: AsAt, before: AsAt | None = None) -> str:
    """How the entries behind a figure are asked for, but for its account."""
    said: dict[str, str | int] = {"after": before.upto if before else 0, "upto": found.upto}
    if found.asked.effective is not None:
        said["effective"] = found.asked.effective.isoformat()
    return urlencode(said)


@require_safe
def entries(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The entries behind one figure of that page, which add up to it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    ledger = ledger_of(here)
    wanted = Behind(
        Account.read(request.GET.get("account", "cash")),
        _number(request, "after") or 0,
        _number(request, "upto") if "upto" in request.GET else books.seq_known(ledger, None),
        _day(request.GET.get("effective", "")),
    )
    found = books.entries_behind(ledger, wanted, beyond=_number(request, "beyond"), most=PAGE)
    count, total = books.total_behind(ledger, wanted)
    query = request.GET.copy()
    if len(found) == PAGE:
        query["beyond"] = str(found[-1].seq)
    more = {
        "wanted": wanted,
        "found": found,
        "count": count,
        "total": total,
        "next": f"?{query.urlencode()}" if len(found) == PAGE else None,
    }
    return render(request, "closing/as_at_entries.html", here.context(ROOM, "Entries behind a figure") | more)


def _number(request: HttpRequest, key: str) -> int:
    text = request.GET.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _day(text: str) -> date | None:
    return read_day(text) if text else None
