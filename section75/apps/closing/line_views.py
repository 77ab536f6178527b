"""The partner's answer to a closed month, line by line, with both totals beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.closing import actions, store
from section75.apps.closing.forms import LinesForm
from section75.apps.closing.views import ROOM, month_of
from section75.apps.ledger import month_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.refusals import MonthNotClosed
from section75.apps.ledger.views import ledger_of
from section75.apps.reconciliation import store as reconciliation
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.closing import LineAnswer, latest_answers
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as it is shown: the fund's total, the partner's own, what the partner says, and where to question it."""

    account: Account
    amount: Money
    own: Money | None
    said: LineAnswer | None
    is_agreed: bool
    question: str


def lines(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Every line of a closed month with both totals; a partner that is not the host agrees or objects to each."""
    act = Act.AGREE_MONTH if request.method == "POST" else Act.SEE_LEDGER
    here, month = visit(request, slug, fund, act), month_of(first, number)
    if month_store.closing_of(ledger_of(here), month) is None:
        raise MonthNotClosed(month)
    party = _party(here, month)
    shown = _shown(here, month, party)
    left = [line.account for line in shown if not line.is_agreed]
    said = {line.account: line.said for line in shown if line.said is not None}
    own = {line.account.code: line.own for line in shown if line.own is not None}
    form = LinesForm(request.POST or None, lines=left, own=own, said=said)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_lines(here.user, ledger_of(here), month, form.answers(), at=timezone.now())
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error(None, each.says)
        else:
            messages.success(request, f"What you say of {month.in_words} is written down, and both partners see it.")
            return redirect(here.address("closing:lines", first=first, number=number))
    context = here.context(ROOM, f"Lines of {month.in_words}")
    more = {"month": month, "party": party, "shown": shown, "form": form, "may_answer": here.may(Act.AGREE_MONTH)}
    return render(request, "closing/lines.html", context | more)


def _party(here: Visit, month: Month) -> str:
    """Whose answer is shown: one's own, or, for the host and others, that of the partner that answered."""
    closing = month_store.closing_of(ledger_of(here), month)
    if here.may(Act.AGREE_MONTH) or closing is None:
        return here.part.party
    return next(iter(store.parties_that_answered(closing)), "")


def _shown(here: Visit, month: Month, party: str) -> list[Shown]:
    ledger = ledger_of(here)
    closing = month_store.closing_of(ledger, month)
    assert closing is not None, "an open month was refused"
    said = latest_answers(store.line_answers(closing, party))
    own = _own(ledger, month, party)
    whole = bool(party) and month_store.has_agreed(closing, party)
    found = []
    for account, amount in month_store.month_totals(ledger, month):
        answer = said.get(account)
        theirs = own.get(account.code, answer.own if answer else None)
        is_agreed = whole or (answer is not None and answer.agrees)
        found.append(Shown(account, amount, theirs, answer, is_agreed, _question(here, month, account)))
    return found


def _own(ledger: Ledger, month: Month, party: str) -> dict[str, Money]:
    """The totals the partner gave of its own books, where it gave any."""
    giving = reconciliation.given(ledger, month, party) if party else None
    return reconciliation.figures_of(giving) if giving else {}


def _question(here: Visit, month: Month, account: Account) -> str:
    """The page from which the line's figure can be questioned; empty where it is of no line of the agreement."""
    if not account.kind.is_of_a_line or not here.may(Act.QUESTION_FIGURE):
        return ""
    why = here.address("budget:why", figure=f"{account.name}.actual-in-month")
    about = f"{why}?{urlencode({'month': str(month)})}"
    place = {"slug": here.partnership.id, "fund": ledger_of(here).fund}
    return f"{reverse('disputes:raise', kwargs=place)}?{urlencode({'about': about})}"
