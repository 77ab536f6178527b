"""The timeline of a partnership in words and as a picture, and the pages that add to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.lives import actions, showing, store
from section75.apps.lives.forms import OnDays, RecordForm, WithdrawForm
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.lives import (
    MACHINES,
    BeforeTheAgreement,
    ClauseLeftOut,
    DayToCome,
    EvidenceLeftOut,
    Of,
    PartyLeftOut,
    Subject,
    UnknownState,
    possible_from,
    start,
)
from section75.core.refusals import Refusal, Refusals
from section75.render.timeline import timeline as drawn

PAGE = "Timeline"
_BESIDE: dict[type[Refusal], str] = {  # the field that what is refused stands beside; else what happened
    BeforeTheAgreement: "on",
    ClauseLeftOut: "clause",
    DayToCome: "on",
    EvidenceLeftOut: "evidence",
    PartyLeftOut: "by",
    UnknownState: "state",
}
_NEW = (Of.VARIATION, Of.NOTICE, Of.YEAR)  # what begins with its first event; the others stand in the terms


@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """How everything stands on a day, as known on a day, what led there, and what can happen next."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = OnDays(request.GET if {"on", "known_on"} & set(request.GET) else None)
    on, known_on = _days(form)
    lives = showing.shown(here.partnership, on, known_on)
    bars, _ = showing.bars_and_marks(lives, on)
    context = here.context("Agreement", PAGE) | {
        "form": form,
        "on": on,
        "known_on": known_on,
        "lives": lives,
        "told": showing.told,
        "withdrawn": showing.withdrawn(slug) if known_on is None else (),
        "asked": f"?on={on.isoformat()}" + (f"&known_on={known_on.isoformat()}" if known_on else ""),
        "alt": showing.picture_says(lives, on) if bars else "",
        "may_record": here.may(Act.RECORD_EVENT),
    }
    return render(request, "lives/timeline.html", context)


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The timeline as a drawing; the page says the same in words."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    on, known_on = _days(OnDays(request.GET))
    lives = showing.shown(here.partnership, on, known_on)
    bars, marks = showing.bars_and_marks(lives, on)
    if not bars:
        raise Http404
    svg = drawn(bars, marks, on=on, describes=showing.picture_says(lives, on))
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Record an event: of what is chosen first, and then what happened."""
    here = visit(request, slug, None, Act.RECORD_EVENT)
    asked = request.POST if request.method == "POST" else request.GET
    of, agreement, fund = asked.get("of", ""), asked.get("agreement", ""), asked.get("fund", "")
    subject = showing.find(here.partnership, of, asked.get("id", ""))
    is_new = subject is None and _may_begin(here, of, agreement, fund)
    context = here.context("Agreement", PAGE)
    if subject is None and not is_new:
        return render(request, "lives/choose.html", context | {"subjects": showing.subjects(here.partnership)})
    kind = Of(of)
    agreement = subject.agreement if subject else agreement
    form = _form(here, subject, kind, agreement or _agreement_of(here, fund), request.POST or None)
    if form.is_bound and form.is_valid() and _recorded(request, here, form, subject, of=kind, own=(agreement, fund)):
        return redirect("lives:timeline", slug=slug)
    hidden = {"of": of, "id": subject.id if subject else "", "agreement": agreement, "fund": fund}
    standing = _standing(here, subject) if subject else start(_nothing(kind, agreement))
    context |= {"form": form, "hidden": hidden, "subject": subject, "kind": kind.value, "standing": standing}
    return render(request, "lives/record.html", context | {"next": possible_from(standing)})


def withdraw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Withdraw an event that was a mistake; it stays on record, and counts no longer."""
    here = visit(request, slug, None, Act.RECORD_EVENT)
    event = store.get(slug, number)
    if event is None:
        raise Http404
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.withdraw_event(here.user, slug, number, because=form.cleaned_data["because"], at=timezone.now())
        except Refusal as refusal:
            _add(form, "because", refusal)
        else:
            messages.success(request, f"Event {number} is withdrawn. It stays on record, and counts no longer.")
            return redirect("lives:timeline", slug=slug)
    context = here.context("Agreement", PAGE) | {"form": form, "event": event}
    return render(request, "lives/withdraw.html", context)


def _days(form: OnDays) -> tuple[date, date | None]:
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return said.get("on") or london_day(timezone.now()), said.get("known_on")


def _may_begin(here: Visit, of: str, agreement: str, fund: str) -> bool:
    """Is it a variation or a notice of an agreement there is, or a year of a fund there is?"""
    if of == Of.YEAR.value:
        return fund in {each.id for each in here.partnership.funds}
    return of in {each.value for each in _NEW} and agreement in {each.id for each in here.partnership.agreements}


def _agreement_of(here: Visit, fund: str) -> str:
    return next(
        (here.partnership.schedule_of(each).agreement for each in here.partnership.funds if each.id == fund), ""
    )


def _form(here: Visit, subject: Subject | None, of: Of, agreement: str, given: Any) -> RecordForm:
    parties = next((each.parties for each in here.partnership.agreements if each.id == agreement), ())
    others = {
        each.id: each.title
        for each in showing.subjects(here.partnership)
        if each.of is of and (subject is None or each.id != subject.id)
    }
    called = {party: here.partnership.named(party) for party in parties}
    return RecordForm(given, of=of, is_new=subject is None, parties=called, others=others)


def _recorded(
    request: HttpRequest, here: Visit, form: RecordForm, subject: Subject | None, *, of: Of, own: tuple[str, str]
) -> bool:
    """Whether what was asked for is done; what is refused stands beside the form."""
    at = timezone.now()
    agreement, fund = own
    event = form.event_of(subject, of=of, agreement=agreement, fund=fund, on=london_day(at))
    try:
        kept = actions.record_event(here.user, here.partnership.id, event, at=at)
    except Refusal as refusal:
        _add(form, _BESIDE.get(type(refusal), "event"), refusal)
        return False
    messages.success(request, f"Event {kept.ref} is recorded: {kept.event} on {kept.day}.")
    return True


def _standing(here: Visit, subject: Subject) -> Any:
    lives = showing.shown(here.partnership, london_day(timezone.now()))
    return next(each.standing for each in lives if (each.subject.of, each.subject.id) == (subject.of, subject.id))


def _nothing(of: Of, agreement: str) -> Subject:
    """What is yet to begin."""
    assert of in MACHINES, "every kind has its machine"
    return Subject(of, "", agreement, "", ())


def _add(form: Form, field: str, refusal: Refusal) -> None:
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(field, each.says)
