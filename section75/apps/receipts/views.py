"""What is owed and paid, one payment and what it is matched to, what is late, letters, statements of account."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.receipts import actions, letters, showing, store, tables, terms
from section75.apps.receipts.asking import ROOM, books_of, fund_of, here_ledger, is_done, parties_of, today
from section75.apps.receipts.forms import (
    BecauseForm,
    MatchForm,
    OwedForm,
    SentForm,
    StatementForm,
    instalment_choices,
)
from section75.core.authority import Act
from section75.core.calendar import FinancialYear
from section75.core.money import sum_of
from section75.core.receipts import StatementOfAccount, late_of, left_of, open_of, standings, suggestions, unmatched
from section75.render.as_csv import as_csv
from section75.render.as_xlsx import as_xlsx

PAGE = 60
TITLE = "Contributions owed and paid"


@require_safe
def owed_and_paid(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every instalment as it stands on a day, and the payments that are not matched yet."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    asked = request.GET if {"on", "party"} & set(request.GET) else None
    form = OwedForm(asked, parties=parties_of(here))
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    on: date = said.get("on") or today()
    party = said.get("party", "")
    books = books_of(here, on)
    found = [each for each in standings(books, on=on) if party in ("", each.owed.party)]
    start = _number(request.GET.get("after", ""))
    query = request.GET.copy()
    query["after"] = str(start + PAGE)
    context = here.context(ROOM, TITLE) | {
        "form": form,
        "on": on,
        "found": found[start : start + PAGE],
        "count": len(found),
        "next": f"?{query.urlencode()}" if len(found) > start + PAGE else None,
        "unmatched": [each for each in unmatched(books, on=on) if party in ("", each.payment.party)],
        "silences": terms.silences(here.partnership, fund),
        "state_words": tables.state_words,
        "parties": parties_of(here),
        "may_keep": here.may(Act.KEEP_CONTRIBUTIONS),
        "may_propose": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "receipts/list.html", context)


def payment(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """One payment: what it is matched to, what would fit exactly, and matching what is left of it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    if request.method == "POST":
        visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    books = books_of(here)
    found = actions.payment_of(books, seq)
    instalments = instalment_choices(open_of(books, found.party))
    form = MatchForm(request.POST or None, instalments=instalments)

    def act() -> None:
        actions.match_payment(here.user, here_ledger(here), seq, days=form.cleaned_data["days"], at=timezone.now())

    if is_done(form, act):
        messages.success(request, "Matched. It can be undone by a further act.")
        return redirect(here.address("receipts:payment", seq=seq))
    context = here.context(ROOM, f"Entry {seq}") | {
        "payment": found,
        "left": left_of(books, found),
        "suggestions": suggestions(books, found),
        "matches": showing.matches(store.match_rows(here_ledger(here), seq)),
        "form": form,
        "undo": BecauseForm(auto_id="undo_%s"),
        "may_keep": here.may(Act.KEEP_CONTRIBUTIONS),
    }
    return render(request, "receipts/payment.html", context)


@require_POST
def undo(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """Undo a match of a payment."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    number, because = _number(request.POST.get("match", "")), request.POST.get("because", "")
    actions.undo_match(here.user, here_ledger(here), number, because=because, at=timezone.now())
    messages.success(request, "The match is undone. It stays on record.")
    return redirect(here.address("receipts:payment", seq=seq))


@require_safe
def late(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """What is late today, by how many days, and the reminders that were sent."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = late_of(standings(books_of(here), on=today()))
    owing = list(dict.fromkeys(each.owed.party for each in found))
    context = here.context(ROOM, "What is late") | {
        "on": today(),
        "found": found,
        "total": sum_of(each.outstanding for each in found),
        "owing": owing,
        "interest": letters.interest_words(found),
        "reminders": showing.reminders(store.reminders(here_ledger(here))[:PAGE]),
    }
    return render(request, "receipts/late.html", context)


def letter(request: HttpRequest, slug: str, fund: str, party: str) -> HttpResponse:
    """The reminder to one partner, to print or to send, and recording that it was sent."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    if request.method == "POST":
        visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    actions.require_contributor(here.partnership, here_ledger(here), party)
    form = SentForm(request.POST or None)

    def act() -> None:
        actions.send_reminder(
            here.user, here_ledger(here), party, as_at=today(), how=form.cleaned_data["how"], at=timezone.now()
        )

    if is_done(form, act):
        messages.success(request, "The reminder is recorded, and stands among the partner's tasks until it is paid.")
        return redirect(here.address("receipts:late"))
    found = letters.letter_to(here.partnership, here_ledger(here), party, on=today())
    title = f"Reminder to {here.partnership.called(party)}"
    context = here.context(ROOM, title) | {"letter": found, "form": form, "title_words": title}
    return render(request, "receipts/letter.html", context | {"may_keep": here.may(Act.KEEP_CONTRIBUTIONS)})


@require_safe
def statement(request: HttpRequest, slug: str, fund: str, party: str) -> HttpResponse:
    """A partner's statement of account; refused where it would not foot to the ledger."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    form = StatementForm(request.GET if {"starts_on", "last_on"} & set(request.GET) else None)
    said: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = _statement(here, party, said.get("starts_on"), said.get("last_on"))
    context = here.context(ROOM, f"Statement of account of {here.partnership.called(party)}")
    table = tables.statement_table(here.partnership, found)
    more = {"form": form, "found": found, "table": table, "sums": tables.sums_of(found)}
    return render(request, "receipts/statement.html", context | more | {"query": request.GET.urlencode()})


@require_safe
def statement_file(request: HttpRequest, slug: str, fund: str, party: str, form: str) -> HttpResponse:
    """The same as a file."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    asked = StatementForm(request.GET)
    if not asked.is_valid():  # the page says what is wrong, beside the field
        return redirect(f"{here.address('receipts:statement', party=party)}?{request.GET.urlencode()}")
    found = _statement(here, party, asked.cleaned_data["starts_on"], asked.cleaned_data["last_on"])
    document = tables.statement_document(here.partnership, found, fund=here.fund.name if here.fund else "")
    if form == "csv":
        content, mime = as_csv(document.tables[0]), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content = as_xlsx(document)
        mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    else:
        raise Http404
    response = HttpResponse(content, content_type=mime)
    name = f"statement-{fund_of(here)}-{party}-{found.last_on.isoformat()}.{form}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _statement(here: Visit, party: str, starts_on: date | None, last_on: date | None) -> StatementOfAccount:
    """The statement asked for; with no days, this financial year up to today."""
    actions.require_contributor(here.partnership, here_ledger(here), party)
    last = last_on or today()
    first = starts_on or FinancialYear.of(last).starts_on
    return letters.statement_of(here.partnership, here_ledger(here), party, starts_on=first, last_on=last)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
