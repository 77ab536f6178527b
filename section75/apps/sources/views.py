"""The sources of a fund: listed, shown with their history, and confirmed column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.sources import actions, store
from section75.apps.sources.actions import Shown
from section75.apps.sources.forms import ConfirmForm, HeaderForm
from section75.core.authority import Act, Scope
from section75.core.money import sum_of
from section75.core.refusals import Refusal, Refusals
from section75.importers.source_mapping.headings import header_at
from section75.importers.source_mapping.suggest import header_row
from section75.importers.table import Grid
from section75.importers.wanted import LOOKED_THROUGH

if TYPE_CHECKING:
    from section75.apps.sources.models import WaitingFile

PAGE = 50
PREVIEW = 10  # rows shown as they would be read


def place_of(here: Visit) -> Scope:
    """The fund visited."""
    assert here.fund is not None, "sources are of one fund"
    return Scope(here.partnership.id, here.fund.id)


@require_safe
def sources(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every source of the fund, and the files whose columns nobody has named."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = [(source, store.current(source)) for source in store.all_of(place_of(here))]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": store.all_waiting(place_of(here)), "may": here.may(Act.IMPORT_EXTRACT)}
    return render(request, "sources/sources.html", here.context("Extracts", "Sources") | context)


@require_safe
def source(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """One source: what its columns are, who confirmed that, and which files were read under it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = store.numbered(place_of(here), number)
    versions = [(each, store.mapping_of(each)) for each in found.confirmations.order_by("-version")]
    page = Paginator(store.files_of(found), PAGE).get_page(request.GET.get("page"))
    context = {"source": found, "versions": versions, "page": page}
    return render(request, "sources/source.html", here.context("Extracts", found.name) | context)


def confirm(request: HttpRequest, slug: str, fund: str, waiting: int) -> HttpResponse:
    """Say what the columns of a waiting file are: choose, look at the rows, confirm."""
    here = visit(request, slug, fund, Act.IMPORT_EXTRACT)
    file = store.waiting(place_of(here), waiting)
    grid = actions.grid_of(bytes(file.content), file.file_name)
    top = [row.cells for row in grid.rows[:LOOKED_THROUGH]]
    where = HeaderForm(_where(request, top))
    row, rows = (where.cleaned_data[key] for key in where.fields) if where.is_valid() else (1, 1)
    try:
        header = header_at(top, row, rows)
    except Refusal as refusal:
        where.add_error("header_row", refusal.says)
        header = tuple(top[0])
    name = request.GET.get("source", "")
    form = ConfirmForm(
        request.POST if request.method == "POST" else None, header=header, known=bool(name), initial={"name": name}
    )
    shown: Shown | None = None
    if request.method == "POST" and where.is_valid() and form.is_valid():
        answer = _answer(request, here, file, form, (row, rows))
        if isinstance(answer, HttpResponse):
            return answer
        shown = answer
    context = _context(here, file, grid, where=where, form=form, shown=shown)
    return render(request, "sources/confirm.html", context)


def _where(request: HttpRequest, top: list[tuple[str, ...]]) -> dict[str, str]:
    """Where the header is, as somebody said or as its cells look."""
    said = request.POST if request.method == "POST" else request.GET
    return {"header_row": said.get("header_row", str(header_row(top))), "header_rows": said.get("header_rows", "1")}


def _answer(
    request: HttpRequest, here: Visit, file: WaitingFile, form: ConfirmForm, at: tuple[int, int]
) -> HttpResponse | Shown | None:
    """The rows as they would be read; or, once those were seen, the way on."""
    content, name = bytes(file.content), form.cleaned_data["name"]
    choice = form.choice(header_row=at[0], header_rows=at[1])
    try:
        if request.POST.get("step") != "confirm":
            return actions.show(content, file.file_name, choice)
        actions.confirm(
            here.user, place_of(here), name=name, content=content, file_name=file.file_name, choice=choice,
            at=timezone.now(), because=form.cleaned_data["because"], seen=request.POST.get("seen", ""),
        )  # fmt: skip
    except Refusal as refusal:
        for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
            form.add_error(None, each.says)
        return None
    asked = urlencode({"waiting": file.pk, "source": name})
    return redirect(f"{here.address('ledger:upload')}?{asked}")


def _context(
    here: Visit, file: WaitingFile, grid: Grid, *, where: HeaderForm, form: ConfirmForm, shown: Shown | None
) -> dict[str, object]:
    first = [(row.number, row.cells[:12]) for row in grid.rows[:PREVIEW]]
    return here.context("Extracts", "Say what the columns are") | {
        "file": file, "reads_as": grid.reads_as, "notes": grid.notes, "first": first, "where": where, "form": form,
        "shown": shown, "preview": shown.read.rows[:PREVIEW] if shown else (), "wide": 12,
        "total": sum_of(row.amount for row in shown.read.rows) if shown else None,
    }  # fmt: skip
