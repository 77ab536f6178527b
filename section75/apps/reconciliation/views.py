"""The fund's books beside the host's finance system and the partners' own books, period by period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.months import months_of
from section75.apps.ledger.views import ledger_of
from section75.apps.reconciliation import actions, store
from section75.apps.reconciliation.comparing import Held, held_against, partners_beside
from section75.apps.reconciliation.forms import DrawForm, FiguresForm, ReasonForm
from section75.core.authority import Act
from section75.core.calendar import Month, london_day
from section75.core.refusals import Refusal, Refusals

ROOM = "Reconciliation"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: whose figures, what they come to, their age, and what may be said of them."""

    party: str
    called: str
    held: Held | None
    age: int
    may_explain: bool
    form: ReasonForm


@require_safe
def desk(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every period with entries, beside what each side gave, and the statements of balances."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return render_desk(request, here, None)


def render_desk(request: HttpRequest, here: Visit, drawing: DrawForm | None) -> HttpResponse:
    """The desk, with a form that was refused if there is one."""
    ledger = ledger_of(here)
    months = list(reversed(ledger_store.months_posted(ledger)))
    rows = [
        (month, [_standing(held_against(ledger, month, party)) for party in _parties(here, month)]) for month in months
    ]
    more = {
        "rows": rows,
        "sides": [_called(here, party) for party in _parties(here, months[0])] if months else [],
        "statements": store.statements(ledger),
        "drawing": drawing or DrawForm(months=months_of(here.partnership, ledger.fund)),
        "may_draw": here.may(Act.KEEP_CLOSE),
    }
    return render(request, "reconciliation/desk.html", here.context(ROOM, "Reconciliation") | more)


def _standing(held: Held | None) -> str:
    """How a side stands in one phrase."""
    if held is None:
        return "not given"
    if not held.comparison.differing:
        return "agrees"
    left = len(held.comparison.unexplained)
    return f"differs on {len(held.comparison.differing)}, {left or 'none'} unexplained"


def _parties(here: Visit, month: Month) -> tuple[str, ...]:
    return (store.FINANCE_SYSTEM, *partners_beside(ledger_of(here), month))


def _called(here: Visit, party: str) -> str:
    return here.partnership.called(party) if party else "the host's finance system"


def _month(first: int, number: int) -> Month:
    return Month.read(f"{first}/{(first + 1) % 100:02d} M{number}")


@require_safe
def month(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Both sides' figures of a period, their differences, and the reasons given."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _page(request, here, _month(first, number), FiguresForm(), None)


def _page(
    request: HttpRequest, here: Visit, asked: Month, giving: FiguresForm, refused: tuple[str, ReasonForm] | None
) -> HttpResponse:
    sides = [_side(here, asked, party) for party in _parties(here, asked)]
    sides = [replace(side, form=refused[1]) if refused and refused[0] == side.party else side for side in sides]
    more = {
        "month": asked,
        "sides": sides,
        "giving": giving,
        "reasons": [side.form for side in sides],
        "gives_for": _gives_for(here),
        "gives": "give_totals" if here.may(Act.KEEP_CLOSE) else "give_own",
        "explains": "explain" if here.may(Act.KEEP_CLOSE) else "explain_own",
    }
    return render(request, "reconciliation/month.html", here.context(ROOM, asked.in_words) | more)


def _gives_for(here: Visit) -> str:
    """Whose figures this person may give, in words; empty where they may give none."""
    if here.may(Act.KEEP_CLOSE):
        return "the host's finance system"
    return here.partnership.called(here.part.party) if here.may(Act.GIVE_OWN_BOOKS) else ""


def _side(here: Visit, asked: Month, party: str) -> Side:
    held = held_against(ledger_of(here), asked, party)
    age = held.comparison.age(london_day(timezone.now())) if held else 0
    is_own = here.may(Act.GIVE_OWN_BOOKS) and here.part.party == party
    may = held is not None and bool(held.comparison.unexplained) and (here.may(Act.KEEP_CLOSE) or is_own)
    return Side(party, _called(here, party), held, age, may, _reason_form(held))


def _reason_form(held: Held | None, data: QueryDict | None = None) -> ReasonForm:
    left = held.comparison.unexplained if held else ()
    keys = [(row.figures.key, f"{row.figures.key}, by {row.figures.difference}") for row in left]
    name = (held.party or "system") if held else "none"
    return ReasonForm(data, keys=keys, auto_id=f"{name}_%s")


@require_POST
def give_totals(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Give the control totals of the host's finance system."""
    here = visit(request, slug, fund, Act.KEEP_CLOSE)
    return _give(request, here, _month(first, number), actions.give_host_totals)


@require_POST
def give_own(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Give the figures of one's own books, for a partner."""
    here = visit(request, slug, fund, Act.GIVE_OWN_BOOKS)
    return _give(request, here, _month(first, number), actions.give_own_books)


def _give(request: HttpRequest, here: Visit, asked: Month, gives: Callable[..., object]) -> HttpResponse:
    form = FiguresForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            gives(here.user, ledger_of(here), asked, form.offered(), at=timezone.now())
        except Refusal as refusal:
            for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
                form.add_error("typed", each.says)
        else:
            messages.success(request, f"The figures for {asked.in_words} are kept, and both partners see them.")
            return redirect(here.address("reconciliation:month", first=asked.year.first, number=asked.number))
    return _page(request, here, asked, form, None)


@require_POST
def explain(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Say for the host why the books and a side's figures differ on a key."""
    here, party = visit(request, slug, fund, Act.KEEP_CLOSE), request.POST.get("party", "")
    explains = partial(actions.explain_difference, party=party)
    return _explain(request, here, _month(first, number), party, explains)


@require_POST
def explain_own(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Say for a partner why the books and its own figures differ on a key."""
    here = visit(request, slug, fund, Act.GIVE_OWN_BOOKS)
    return _explain(request, here, _month(first, number), here.part.party, actions.explain_own_difference)


def _explain(
    request: HttpRequest, here: Visit, asked: Month, party: str, explains: Callable[..., object]
) -> HttpResponse:
    form = _reason_form(held_against(ledger_of(here), asked, party), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            explains(here.user, ledger_of(here), asked, **said, at=timezone.now())
        except Refusal as refusal:
            form.add_error("because", refusal.says)
        else:
            messages.success(request, f"The difference on {said['key']} is explained; both partners see it.")
            return redirect(here.address("reconciliation:month", first=asked.year.first, number=asked.number))
    return _page(request, here, asked, FiguresForm(), (party, form))
