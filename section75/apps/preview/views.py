"""An extract before it is posted, and as the correction of another."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.ledger import extracts, posting
from section75.apps.ledger.views import ledger_of, proposed
from section75.apps.placing.views import refused
from section75.apps.preview import actions, correcting, showing
from section75.apps.preview.forms import CorrectForm, LimitsForm
from section75.core.authority import Act
from section75.core.preview import USUAL
from section75.core.refusals import Refusal

PAGE = 100


@require_safe
def extract(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """What an extract would do beside last month and the budget, and its unusual rows first."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    asked = {"times": USUAL.times, "days_apart": USUAL.days_apart}
    form = LimitsForm(request.GET if "times" in request.GET else None, initial=asked)
    limits = form.limits() if form.is_bound and form.is_valid() else USUAL
    found = showing.preview(ledger_of(here), number, limits)
    page = Paginator(found.unusual, PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = here.context("Extracts", f"Preview of {found.brought.row.file_name}")
    more = {"found": found, "form": form, "page": page, "query": query.urlencode()}
    return render(request, "preview/extract.html", context | more | {"may": here.may(Act.PROPOSE_POSTING)})


def correct(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Propose posting an extract as the correction of a posted one: look at the difference first."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    brought = posting.brought(ledger, number)
    every = [posting.brought(ledger, row.pk) for row in extracts.all_of(ledger) if row.posted_at is not None]
    offered = [(str(each.row.pk), each.row.file_name) for each in correcting.may_be_corrected(brought, every)]
    form = CorrectForm(request.POST or None, offered=offered)
    difference = None
    if request.method == "POST" and form.is_valid():
        corrects = int(form.cleaned_data["corrects"])
        words = {name: form.cleaned_data[name] for name in ("because", "even_so", "reversed_rows")}
        try:
            difference = correcting.corrected(ledger, corrects, number, reversed_rows=words["reversed_rows"])
            if "propose" in request.POST:
                proposal = actions.propose_corrected(
                    here.user, ledger, number, corrects=corrects, at=timezone.now(), **words
                )
                return proposed(request, here, proposal)
            messages.info(request, "Nothing is proposed yet: this is what it would come to.")
        except Refusal as refusal:
            refused(form, refusal)
    context = here.context("Extracts", f"Correct by {brought.row.file_name}")
    more = {"brought": brought, "form": form, "offered": offered, "difference": difference}
    return render(request, "preview/correct.html", context | more)
