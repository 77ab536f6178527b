"""The journal, an entry, the trial balance, and the months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.forms import OnADay
from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger import actions, extracts, month_store, store, waits
from section75.apps.ledger.forms import JournalForm, ReverseForm
from section75.apps.ledger.months import accounts_of, months_of, open_months
from section75.apps.ledger.offered import offered
from section75.apps.ledger.refusals import NoSuchEntry
from section75.apps.ledger.store import Ledger, Wanted
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.ledger import Account, FromFile, TrialBalance
from section75.core.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from section75.apps.approvals.models import Proposal

PAGE = 100


def ledger_of(here: Visit) -> Ledger:
    """The journal of the fund visited."""
    assert here.fund is not None, "a ledger is of one fund"
    return Ledger(here.partnership.id, here.fund.id)


@require_safe
def journal(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Entries in their order, of an account and months if asked for."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    ledger = ledger_of(here)
    wanted = _wanted(request)
    entries = store.entries(ledger, wanted)
    following = entries[-1].seq if len(entries) == wanted.most else None
    query = request.GET.copy()
    if following:
        query["after"] = str(following)
    return render(
        request,
        "ledger/journal.html",
        here.context("Ledger", "Ledger")
        | {
            "entries": entries,
            "wanted": wanted,
            "count": store.count(ledger, wanted),
            "next": f"?{query.urlencode()}" if following else None,
            "months": month_states(here, ledger),
            "next_due": _next_due(here, ledger) if here.may(Act.PROPOSE_POSTING) else None,
            "may_post": here.may(Act.PROPOSE_POSTING),
            "waiting": waits.all_of(ledger, at=timezone.now()),
        },
    )


def _wanted(request: HttpRequest) -> Wanted:
    """Which entries the address asks for; an account or month that is none is refused in words."""
    account, first, last = (request.GET.get(key, "") for key in ("account", "from", "to"))
    return Wanted(
        account=Account.read(account) if account else None,
        first=Month.read(first) if first else None,
        last=Month.read(last) if last else None,
        upto=_number(request, "upto"),
        after=_number(request, "after") or 0,
        most=PAGE,
    )


def _number(request: HttpRequest, key: str) -> int | None:
    """A whole number the address gives; None for anything else."""
    text = request.GET.get(key, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def month_states(here: Visit, ledger: Ledger) -> list[tuple[Month, str]]:
    """The months that have entries or are closed, each with how it stands."""
    closed = month_store.closings(ledger)
    posted = set(store.months_posted(ledger))
    return [
        (month, f"closed {closed[month]}" if month in closed else "open")
        for month in months_of(here.partnership, ledger.fund)
        if month in posted or month in closed
    ]


def _next_due(here: Visit, ledger: Ledger) -> Month | None:
    """The first open month whose contributions due have not been posted."""
    for month in open_months(here.partnership, ledger):
        if not month.is_adjustment and not store.has_instalments(ledger, month):
            return month
    return None


def entry(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """One entry: what moved, by whose leave, where it came from down to the row of the file; and its reversal."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    if request.method == "POST":
        visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    found = store.entry(ledger, seq)
    if found is None:
        raise NoSuchEntry(fund, seq)
    form = ReverseForm(request.POST or None, months=open_months(here.partnership, ledger))
    if request.method == "POST" and form.is_valid():
        try:
            proposal = actions.propose_reversal(here.user, ledger, seq, **form.cleaned_data, at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.says)
        else:
            return proposed(request, here, proposal)
    origin = found[0].draft.origin
    printed = extracts.row_as_printed(ledger, origin.sha256, origin.row) if isinstance(origin, FromFile) else None
    row = {"columns": [{"text": name} for name in printed[0]], "cells": printed[1]} if printed else None
    return render(
        request,
        "ledger/entry.html",
        here.context("Ledger", f"Entry {seq}")
        | {
            "entry": found[0],
            "kept": found[1],
            "waits": waits.of_entry(ledger, seq, at=timezone.now()),
            "row": row,
            "reversed_by": store.reversal_of(ledger, seq),
            "form": form,
            "may_reverse": here.may(Act.PROPOSE_POSTING),
        },
    )


@require_safe
def trial_balance(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every account's balance, of entries effective by a day."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    form = OnADay(request.GET if "on" in request.GET else None)
    asked = form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
    day: date = asked or london_day(timezone.now())
    found = TrialBalance.of(store.balances(ledger_of(here), effective_by=day))
    context = here.context("Ledger", "Trial balance")
    return render(request, "ledger/trial_balance.html", context | {"form": form, "day": day, "found": found})


@require_POST
def instalments(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose posting the contributions due for a month."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    month = Month.read(request.POST.get("month", ""))
    proposal = actions.propose_contributions(here.user, ledger_of(here), month=month, at=timezone.now())
    return proposed(request, here, proposal)


def by_hand(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose posting an entry by hand."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    form = JournalForm(
        request.POST or None,
        request.FILES or None,
        months=open_months(here.partnership, ledger),
        accounts=account_choices(here),
    )
    file = offered(request, here, ledger, form) if request.method == "POST" else None
    if request.method == "POST" and form.is_valid():
        try:
            entry = form.entry(file.pk if file else None)
            proposal = actions.propose_journal(here.user, ledger, entry, at=timezone.now())
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error(None, each.says)
        else:
            return proposed(request, here, proposal)
    return render(request, "ledger/by_hand.html", here.context("Ledger", "Post by hand") | {"form": form, "kept": file})


def account_choices(here: Visit) -> list[tuple[str, str]]:
    """Every account of the fund visited, to choose from by its name."""
    assert here.fund is not None, "an account is of one fund"
    return [(each.code, here.account(each.code)) for each in accounts_of(here.partnership, here.fund.id)]


def proposed(request: HttpRequest, here: Visit, proposal: Proposal) -> HttpResponse:
    """To the page of what was just proposed."""
    messages.success(request, f"Proposed. Nothing is changed until somebody else approves: {proposal.title}.")
    return redirect(reverse("approvals:proposal", kwargs={"slug": here.partnership.id, "number": proposal.pk}))
