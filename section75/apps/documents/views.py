"""The agreement on a day as a document, its downloads, and two versions of the terms side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements import store
from section75.apps.agreements.days import day_asked, day_to_show
from section75.apps.agreements.forms import OnADay
from section75.apps.agreements.visiting import visit
from section75.apps.documents.forms import CompareForm
from section75.apps.documents.refusals import NoSuchForm
from section75.apps.variations.previewing import compare
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.render.readable import Readable, agreement_document
from section75.render.readable.as_page import as_page
from section75.render.readable.as_pdf import as_pdf
from section75.render.readable.as_word import as_word
from section75.render.table import Table

PAGE = "Document"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: Mapping[str, tuple[str, Callable[[Readable], bytes]]] = {
    "docx": (WORD, as_word),
    "pdf": ("application/pdf", as_pdf),
    "html": ("text/html; charset=utf-8", lambda readable: as_page(readable).encode()),
}


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole agreement, to be read."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    form = OnADay(request.GET if "on" in request.GET else None)
    day = day_asked(form, here.partnership)
    shown = agreement_document(here.partnership, on=day)
    blocks = [(section, [(isinstance(block, Table), block) for block in section.blocks]) for section in shown.sections]
    context = here.context("Agreement", PAGE) | {"form": form, "day": day, "readable": shown, "sections": blocks}
    return render(request, "documents/document.html", context | {"forms": list(FORMS)})


@require_safe
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The same as a file."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    if form not in FORMS:
        raise NoSuchForm(form, FORMS)
    day = day_asked(OnADay(request.GET if "on" in request.GET else None), here.partnership)
    media_type, make = FORMS[form]
    answer = HttpResponse(make(agreement_document(here.partnership, on=day)), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{day.isoformat()}.{form}"'
    return answer


@require_safe
def compared(request: HttpRequest, slug: str) -> HttpResponse:
    """What one version of the terms says otherwise than another, in words."""
    here = visit(request, slug, None, Act.SEE_AGREEMENT)
    versions = store.versions(slug)
    form = CompareForm(request.GET if "first" in request.GET else None, versions=versions)
    context = here.context("Agreement", PAGE) | {"form": form, "versions": versions, "preview": None}
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        first, second = (store.version(slug, asked[name]) for name in ("first", "second"))
        seen = compare(first, second, today=london_day(timezone.now()), on=asked["on"] or day_to_show(second))
        names = {fund.id: fund.name for terms in (first, second) for fund in terms.funds}
        context |= {"preview": seen, "called": names, "first": asked["first"], "second": asked["second"]}
    return render(request, "documents/compared.html", context)
