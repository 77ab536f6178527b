"""An organisation's own notes: for anybody else these pages do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.disputes import anchors, notes
from section75.apps.disputes.anchors import Anchor
from section75.apps.disputes.forms import NoteForm
from section75.apps.disputes.refusals import NoSuchNote, NoteStruckAlready
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.refusals import Refusal


@contextmanager
def nothing_here() -> Iterator[None]:
    """Whatever stands between somebody and the notes, the answer is that there is no such page."""
    try:
        yield
    except Refusal as refusal:
        raise Http404 from refusal


@require_safe
def all_notes(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The notes of one's own organisation on the fund and its partnership, and a form to add one."""
    with nothing_here():
        here = visit(request, slug, fund, Act.SEE_NOTES)
    return _shown(request, here, None)


@require_POST
def keep(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Keep a note."""
    with nothing_here():
        here = visit(request, slug, fund, Act.KEEP_NOTES)
    form = NoteForm(request.POST, anchors=_anchors(here, request.POST.get("about", "")))
    if form.is_valid():
        said = form.cleaned_data
        try:
            notes.keep_note(here.user, ledger_of(here), about=said["about"], says=said["says"], at=timezone.now())
        except Refusal as refusal:
            form.add_error("says", refusal.says)
        else:
            messages.success(request, "The note is kept, for your organisation only.")
            return redirect(here.address("notes:list"))
    return _shown(request, here, form)


@require_POST
def strike(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Strike a note: it stays, marked as struck."""
    with nothing_here():
        here = visit(request, slug, fund, Act.KEEP_NOTES)
    try:
        notes.strike_note(here.user, ledger_of(here), number, at=timezone.now())
    except NoSuchNote as refusal:
        raise Http404 from refusal
    except NoteStruckAlready as refusal:
        messages.info(request, refusal.says)
    else:
        messages.success(request, f"Note {number} is struck. It stays, marked as struck.")
    return redirect(here.address("notes:list"))


def _shown(request: HttpRequest, here: Visit, form: NoteForm | None) -> HttpResponse:
    with nothing_here():
        found = notes.notes_for(here.user, ledger_of(here))
    offered = _anchors(here, request.GET.get("about", ""))
    context = here.context("Notes", "Notes") | {
        "notes": found,
        "form": form or NoteForm(anchors=offered, initial={"about": offered[0].address}),
        "may_keep": here.may(Act.KEEP_NOTES),
    }
    return render(request, "disputes/notes.html", context)


def _anchors(here: Visit, about: str) -> list[Anchor]:
    """What a note may be about here: what the address names, if it names something; the fund; the partnership."""
    assert here.fund is not None, "notes are kept under a fund"
    usual = [anchors.of_fund(here.partnership, here.fund.id)]
    if here.part.may(Act.KEEP_NOTES):
        usual.append(anchors.of_partnership(here.partnership))
    try:
        named = anchors.anchor(here.partnership, here.fund.id, about)
    except Refusal:
        return usual
    return usual if named in usual else [named, *usual]
