"""Statements of balances: drawn by the host, accepted by each partner, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.ledger.months import months_of
from section75.apps.ledger.views import ledger_of
from section75.apps.reconciliation import actions, store
from section75.apps.reconciliation.forms import DrawForm
from section75.apps.reconciliation.refusals import NoSuchStatement
from section75.apps.reconciliation.views import ROOM, render_desk
from section75.core.authority import Act
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.apps.ledger.ledgers import Ledger
    from section75.apps.reconciliation.models import Statement


@require_POST
def draw(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Draw the statement of balances at the end of a period."""
    here = visit(request, slug, fund, Act.KEEP_CLOSE)
    form = DrawForm(request.POST, months=months_of(here.partnership, fund))
    if not form.is_valid():
        return render_desk(request, here, form)
    row = actions.draw_statement(here.user, ledger_of(here), form.cleaned_data["month"], at=timezone.now())
    messages.success(
        request, "The statement is drawn, and accepted for the host. One of each other partner accepts it."
    )
    return redirect(here.address("reconciliation:statement", pk=row.pk))


@require_safe
def statement(request: HttpRequest, slug: str, fund: str, pk: int) -> HttpResponse:
    """One statement of balances, who accepts it, and whether the books still say the same."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    row = store.statement(ledger_of(here), pk)
    if row is None:
        raise NoSuchStatement(fund, pk)
    found, accepted = store.statement_of(row), store.acceptances(row)
    assert here.fund is not None, "a statement is of one fund"
    parties = here.partnership.partners_of(here.fund)
    said = {each.party for each in accepted}
    more = {
        "row": row,
        "found": found,
        "accepted": accepted,
        "parties": parties,
        "is_accepted": found.is_accepted(parties, accepted),
        "moved": _moved(ledger_of(here), row),
        "may_accept": here.may(Act.GIVE_OWN_BOOKS) and here.part.party in parties and here.part.party not in said,
    }
    return render(request, "reconciliation/statement.html", here.context(ROOM, f"Statement {pk}") | more)


def _moved(ledger: Ledger, row: Statement) -> str:
    """What would be said to whoever accepts it after the books moved; empty while they have not."""
    try:
        actions.require_as_drawn(ledger, row)
    except Refusal as refusal:
        return refusal.says
    return ""


@require_POST
def accept(request: HttpRequest, slug: str, fund: str, pk: int) -> HttpResponse:
    """Accept a statement of balances for a partner."""
    here = visit(request, slug, fund, Act.GIVE_OWN_BOOKS)
    actions.accept_statement(here.user, ledger_of(here), pk, at=timezone.now())
    messages.success(request, f"The statement is accepted for {here.partnership.called(here.part.party)}.")
    return redirect(here.address("reconciliation:statement", pk=pk))
