"""Reports: those issued, the one that is due, its draft with the checks, issuing, and every line's reasons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.evidence import store as evidence
from section75.apps.ledger.months import latest_month
from section75.apps.ledger.views import ledger_of, proposed
from section75.apps.returns import actions, making, store
from section75.apps.returns.forms import DeliverForm
from section75.apps.returns.refusals import NoSuchRendering, NoSuchReturn
from section75.core.authority import Act
from section75.core.calendar import Quarter
from section75.core.refusals import Refusal
from section75.render.return_tables import document, fingerprint
from section75.render.shelf import formats
from section75.render.table import Document, Kind
from section75.returns import ReturnValue, find_edition, read_value, shelf


@require_safe
def returns(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """What was issued, and what can be drafted."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    ledger = ledger_of(here)
    latest = latest_month(here.partnership, ledger)
    quarters = [Quarter(latest.year, number) for number in (1, 2, 3, 4)] if latest else []
    issued = store.issued_of(ledger)
    done = {(row.edition, row.period) for row in issued}
    drafts = [
        (shelved.edition, quarter)
        for shelved in shelf().values()
        for quarter in quarters
        if (shelved.edition.code, str(quarter)) not in done and here.may(Act.SEE_LEDGER)
    ]
    context = here.context("Reports", "Reports")
    return render(request, "returns/list.html", context | {"issued": issued, "drafts": drafts})


@require_safe
def preview(request: HttpRequest, slug: str, fund: str, edition: str, first: int, number: int) -> HttpResponse:
    """The report as it would be issued now, or the refusal that stops it; and its checks."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    title = find_edition(edition).edition.title
    period = f"{first}/{(first + 1) % 100:02d} Q{number}"
    context = here.context("Reports", f"{title}, {period}") | {"title_words": title, "period": period}
    context |= {"address": {"edition": edition, "first": first, "number": number}}
    try:
        value = making.draft_value(ledger_of(here), edition=edition, period=period)
    except Refusal as refusal:
        return render(request, "returns/refused.html", context | {"refusal": refusal})
    context |= _shown(value) | {"may_issue": here.may(Act.PROPOSE_REPORT), "fingerprint": fingerprint(value)}
    return render(request, "returns/draft.html", context)


@require_POST
def issue(request: HttpRequest, slug: str, fund: str, edition: str, first: int, number: int) -> HttpResponse:
    """Propose issuing a report, as it was read."""
    here = visit(request, slug, fund, Act.PROPOSE_REPORT)
    period = f"{first}/{(first + 1) % 100:02d} Q{number}"
    shown = request.POST.get("shown", "")
    proposal = actions.propose_return(
        here.user, ledger_of(here), edition=edition, period=period, at=timezone.now(), shown=shown
    )
    return proposed(request, here, proposal)


@require_safe
def issued(request: HttpRequest, slug: str, fund: str, pk: int) -> HttpResponse:
    """A report as it was issued: its figures, hash, renderings and deliveries."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    row = store.issued(ledger_of(here), pk)
    if row is None:
        raise NoSuchReturn(fund, pk)
    value = read_value(bytes(row.value))
    return render(
        request,
        "returns/issued.html",
        here.context("Reports", f"{value['title']}, {row.period}")
        | _shown(value)
        | {
            "row": row,
            "renderings": store.renderings(row),
            "checkpoint": evidence.covering(ledger_of(here), row.sha256),
            "deliveries": store.deliveries(row),
            "form": DeliverForm(parties=here.partnership.parties),
            "may_deliver": here.may(Act.RECORD_DELIVERY),
            "acknowledgements": store.acknowledgements(row),
            "may_acknowledge": here.may(Act.ACKNOWLEDGE_REPORT)
            and here.part.party not in {each.party for each in store.acknowledgements(row)},
        },
    )


@require_safe
def why(request: HttpRequest, slug: str, fund: str, pk: int, line: str) -> HttpResponse:
    """Why a line of an issued report is what it is, in the words frozen with it."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    row = store.issued(ledger_of(here), pk)
    if row is None:
        raise NoSuchReturn(fund, pk)
    value = read_value(bytes(row.value))
    lines = (each for section in value["sections"] for each in section["lines"])
    found = next((each for each in lines if each["code"] == line and each["why"]), None)
    if found is None:
        raise Http404
    context = here.context("Reports", f"Why {found['words'].lower()}?")
    return render(request, "explain/why.html", context | {"explanation": found["why"], "upto": row.journal_upto})


@require_POST
def deliver(request: HttpRequest, slug: str, fund: str, pk: int) -> HttpResponse:
    """Record that the report reached a partner in some other way."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    form = DeliverForm(request.POST, parties=here.partnership.parties)
    if form.is_valid():
        said = form.cleaned_data
        actions.deliver_return(here.user, ledger_of(here), pk, party=said["party"], how=said["how"], at=timezone.now())
        messages.success(request, f"Recorded: it reached {here.partnership.called(said['party'])}, {said['how']}.")
    else:
        messages.error(request, "Choose a partner, and say how the report reached it.")
    return redirect(here.address("returns:issued", pk=pk))


@require_POST
def acknowledge(request: HttpRequest, slug: str, fund: str, pk: int) -> HttpResponse:
    """Say for my organisation that it has received and read the report."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    actions.acknowledge_return(here.user, ledger_of(here), pk, at=timezone.now())
    messages.success(request, f"Acknowledged for {here.partnership.called(here.part.party)}.")
    return redirect(here.address("returns:issued", pk=pk))


@require_safe
def download(request: HttpRequest, slug: str, fund: str, pk: int, form: str) -> HttpResponse:
    """A rendering, byte for byte as it was made when the report was issued; "value" is the frozen value itself."""
    here = visit(request, slug, fund, Act.SEE_REPORTS)
    row = store.issued(ledger_of(here), pk)
    if row is None:
        raise NoSuchReturn(fund, pk)
    known = {each.suffix.lstrip("."): each for each in formats().values()}
    rendering = store.rendering(row, known[form].name) if form in known else None
    if rendering is None:
        raise NoSuchRendering(form, sorted(known))
    name = f"{row.edition}-{row.fund}-{row.period.replace('/', '-').replace(' ', '-')}.{form}".lower()
    response = HttpResponse(bytes(rendering.content), content_type=known[form].media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _shown(value: ReturnValue) -> dict[str, Any]:
    """What the pages of a report show: the value, and it laid out as the same tables as every rendering."""
    laid_out: Document = document(value)
    sections = laid_out.tables[: len(value["sections"])]
    suffixes = [(each.name, each.suffix.lstrip(".")) for each in formats().values()]
    return {"value": value, "document": laid_out, "sections": sections, "Kind": Kind, "formats": suffixes}
