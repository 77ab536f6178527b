"""The periods of a fund's year, the close of one of them, and what came too late."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.closing import actions, late_store, store
from section75.apps.closing.forms import CallOffForm, ExplainForm, LockForm, UnlockForm
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import waits
from section75.apps.ledger.months import latest_month
from section75.apps.ledger.views import ledger_of, proposed
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Month, london_day
from section75.core.closing import State, TaskState
from section75.core.refusals import Refusal

ROOM = "Periods"
PAGE = 100
TONES = {State.OPEN: "news", State.CLOSING: "watch", State.CLOSED: "good", State.LOCKED: "quiet"}
TASK_TONES = {TaskState.DONE: "good", TaskState.OPEN: "bad", TaskState.EXPLAINED: "watch"}


def month_of(first: int, number: int) -> Month:
    """The period an address means. Refuses one that there is not."""
    return Month.read(f"{first}/{(first + 1) % 100:02d} M{number}")


@require_safe
def periods(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The fifteen periods of a year: how each stands, since when and by whom, and whether its figures are actual."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _periods(request, here, _year(request, here), None)


def _year(request: HttpRequest, here: Visit) -> FinancialYear:
    asked = request.GET.get("year", "")
    if asked:
        return FinancialYear.read(asked)
    month = latest_month(here.partnership, ledger_of(here))
    return month.year if month else FinancialYear.of(london_day(timezone.now()))


def _periods(request: HttpRequest, here: Visit, year: FinancialYear, form: forms.Form | None) -> HttpResponse:
    found = store.periods(ledger_of(here), year)
    return render(
        request,
        "closing/periods.html",
        here.context(ROOM, "Periods")
        | {
            "year": year,
            "years": sorted({*here.partnership.years_of(ledger_of(here).fund), year}),
            "periods": found,
            "tones": TONES,
            "form": form or (UnlockForm() if any(period.state is State.LOCKED for period in found) else LockForm()),
            "late": late_store.count_late(ledger_of(here)),
            "may_lock": here.may(Act.PROPOSE_CLOSE) and all(period.state is State.CLOSED for period in found),
            "may_unlock": here.may(Act.PROPOSE_REOPENING) and any(period.state is State.LOCKED for period in found),
        },
    )


@require_POST
def lock(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose locking a year, naming what rests on it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _locking(request, here, is_locking=True)


@require_POST
def unlock(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose unlocking a year, which takes both partners."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _locking(request, here, is_locking=False)


def _locking(request: HttpRequest, here: Visit, *, is_locking: bool) -> HttpResponse:
    form = LockForm(request.POST) if is_locking else UnlockForm(request.POST)
    year = FinancialYear.read(request.POST.get("year", ""))
    if not form.is_valid():
        return _periods(request, here, year, form)
    ledger, says, at = ledger_of(here), form.cleaned_data["because"], timezone.now()
    if is_locking:
        proposal = actions.propose_locking(here.user, ledger, year, rests_on=says, at=at)
    else:
        proposal = actions.propose_unlocking(here.user, ledger, year, because=says, at=at)
    return proposed(request, here, proposal)


@require_safe
def late(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every prior-period item of the fund, in the order of the journal."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    after = request.GET.get("after", "")
    is_a_number = after.isascii() and after.isdigit() and len(after) < 19
    found = late_store.late(ledger_of(here), after=int(after) if is_a_number else 0, most=PAGE)
    following = f"?after={found[-1].seq}" if len(found) == PAGE else None
    return render(
        request, "closing/late.html", here.context(ROOM, "Prior-period items") | {"found": found, "next": following}
    )


@require_safe
def desk(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """The close of one period: its tasks, and what I may do about them."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    return _desk(request, here, month_of(first, number))


def _desk(
    request: HttpRequest,
    here: Visit,
    month: Month,
    explaining: ExplainForm | None = None,
    off: CallOffForm | None = None,
) -> HttpResponse:
    ledger, at = ledger_of(here), timezone.now()
    period = store.period(ledger, month)
    tasks = () if period.is_actual else task_list(ledger, month, on=london_day(at))
    left = [task for task in tasks if task.state is TaskState.OPEN]
    return render(
        request,
        "closing/desk.html",
        here.context(ROOM, f"Close {month.in_words}")
        | {
            "month": month,
            "period": period,
            "steps": store.steps_of(ledger, month),
            "tones": TONES,
            "task_tones": TASK_TONES,
            "tasks": tasks,
            "left": left,
            "waits": waits.of_month(ledger, str(month), at=at),
            "may_keep": here.may(Act.KEEP_CLOSE),
            "may_close": here.may(Act.PROPOSE_CLOSE) and not period.is_actual and not left,
            "explaining": explaining or ExplainForm(tasks=left),
            "off": off or CallOffForm(),
        },
    )


@require_POST
def begin(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Begin to close the period."""
    here, month = visit(request, slug, fund, Act.SEE_LEDGER), month_of(first, number)
    actions.begin_closing(here.user, ledger_of(here), month, at=timezone.now())
    messages.success(request, f"The close of {month.in_words} is begun: rows of files are not posted to it any more.")
    return redirect(here.address("closing:desk", first=first, number=number))


@require_POST
def call_off(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Call the close off, saying why."""
    here, month = visit(request, slug, fund, Act.SEE_LEDGER), month_of(first, number)
    form = CallOffForm(request.POST)
    if not form.is_valid():
        return _desk(request, here, month, off=form)
    because = form.cleaned_data["because"]
    actions.call_off(here.user, ledger_of(here), month, because=because, at=timezone.now())
    messages.success(request, f"The close of {month.in_words} is called off: it takes files again.")
    return redirect(here.address("closing:desk", first=first, number=number))


@require_POST
def explain(request: HttpRequest, slug: str, fund: str, first: int, number: int) -> HttpResponse:
    """Say why tasks that are open may stay as they are."""
    here, month, at = visit(request, slug, fund, Act.KEEP_CLOSE), month_of(first, number), timezone.now()
    tasks = task_list(ledger_of(here), month, on=london_day(at))
    form = ExplainForm(request.POST, tasks=[task for task in tasks if task.state is TaskState.OPEN])
    if not form.is_valid():
        return _desk(request, here, month, explaining=form)
    for code, because in form.said():
        try:
            actions.explain_task(here.user, ledger_of(here), month, code, because=because, at=at)
        except Refusal as refusal:
            form.add_error(code, refusal.says)
    if form.errors:
        return _desk(request, here, month, explaining=form)
    messages.success(request, "What was explained stands beside its task, and whoever approves the close reads it.")
    return redirect(here.address("closing:desk", first=first, number=number))
