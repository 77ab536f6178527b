"""Drafts: the list, how one begins, its task list, its answers to check, its history, and its files to take away."""

from __future__ import annotations

from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from section75.apps.agreements import store as agreements
from section75.apps.agreements.visiting import Visit, visit
from section75.apps.drafts import begin, store
from section75.apps.drafts.forms import BEGINNINGS
from section75.apps.drafts.showing import TARGETS, Page, page_of, table_named
from section75.core.authority import Act
from section75.core.refusals import Refusal, Refusals, Result

TITLE = "Drafts"
TONES = {Result.FAIL: "bad", Result.WARN: "watch", Result.OPEN: "news", Result.PASS: "good"}


@require_safe
def drafts(request: HttpRequest, slug: str) -> HttpResponse:
    """Every draft this person may see, and the ways to begin one."""
    here = visit(request, slug, None, Act.DRAFT_TERMS)
    found = [
        (row, TARGETS[row.target], store.revisions(row)[0]) for row in store.all_of(slug, organisation=here.part.party)
    ]
    return render(request, "drafts/list.html", here.context("Agreement", TITLE) | {"found": found})


def begin_draft(request: HttpRequest, slug: str, target: str) -> HttpResponse:
    """Begin a draft of one of the three targets."""
    here = visit(request, slug, None, Act.DRAFT_TERMS)
    if target not in BEGINNINGS:
        raise Http404
    form = BEGINNINGS[target](request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = _begun(here, target, form.cleaned_data)
        except Refusal as refusal:
            add(form, "name" if "name" in form.fields else "title", refusal)
        else:
            messages.success(request, f"Draft {row.number} is begun. Nothing in force changes by it.")
            return redirect(here.address("drafts:draft", number=row.number))
    context = here.context("Agreement", TITLE) | {"form": form, "target": target}
    return render(request, "drafts/begin.html", context)


def _begun(here: Visit, target: str, said: dict[str, Any]) -> Any:
    given = {"title": said["title"], "at": timezone.now()}
    if target == "edit":
        return begin.begin_edit(here.user, here.partnership.id, **given)
    made = begin.begin_variation if target == "variation" else begin.begin_new
    return made(here.user, here.partnership.id, name=said["name"], **given)


@require_safe
def draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The task list: every section, and how far it has come."""
    here, page = opened(request, slug, number)
    return render(request, "drafts/draft.html", here.context("Agreement", TITLE) | {"page": page})


@require_safe
def table(request: HttpRequest, slug: str, number: int, table: str) -> HttpResponse:
    """The records of one table."""
    here, page = opened(request, slug, number)
    keys = table_named(table)
    shown = {"page": page, "section": page.section(keys), "records": page.records(keys)}
    return render(request, "drafts/table.html", here.context("Agreement", TITLE) | shown)


@require_safe
def check(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The whole draft in words, with what the checks find, and where it goes from here."""
    here, page = opened(request, slug, number)
    findings = [
        {
            "result": found.result.value,
            "tone": TONES[found.result],
            "says": found.says,
            "where": f"{found.check} · {found.where}",
        }
        for found in page.reading.findings
    ]
    now = agreements.latest(slug).terms
    shown = {
        "page": page,
        "findings": findings,
        "propose": _way_to_propose(here, page),
        "has_moved": page.draft.target != "new" and now != page.draft.terms,
    }
    return render(request, "drafts/check.html", here.context("Agreement", TITLE) | shown)


def _way_to_propose(here: Visit, page: Page) -> str:
    """The address at which a draft is proposed to the partners; empty where there is none, or it is not for them."""
    if page.draft.target == "new" or page.reading.partnership is None or not here.may(Act.PROPOSE_TERMS):
        return ""
    try:
        return reverse("variations:propose", kwargs={"slug": here.partnership.id, "number": page.draft.number})
    except NoReverseMatch:
        return ""


@require_safe
def history(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Every revision, who saved it and when, and what was set aside."""
    here, page = opened(request, slug, number)
    rows = {"revisions": store.revisions(page.draft), "set_aside": store.all_set_aside(page.draft)}
    return render(request, "drafts/history.html", here.context("Agreement", TITLE) | {"page": page} | rows)


@require_safe
def export(request: HttpRequest, slug: str, number: int, file: int) -> HttpResponse:
    """One file of the draft, to be saved: as it is, or as an earlier revision left it."""
    _, page = opened(request, slug, number)
    asked = request.GET.get("revision", "")
    revision = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else page.revision
    files = store.files_of(page.draft, revision)
    if file >= len(files):
        raise Http404
    response = HttpResponse(files[file].content, content_type="text/plain; charset=utf-8")
    disposition = content_disposition_header(as_attachment=True, filename=files[file].name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def opened(request: HttpRequest, slug: str, number: int) -> tuple[Visit, Page]:
    """A draft opened by somebody who may draft here. One that is another side's own is not there."""
    here = visit(request, slug, None, Act.DRAFT_TERMS)
    return here, page_of(store.get(slug, number, organisation=here.part.party))


def add(form: django_forms.Form, field: str | None, refusal: Refusal) -> None:
    """Set a refusal's own words beside a field."""
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(field, each.says)
