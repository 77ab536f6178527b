"""The templates of a fund, a new version of one, and its use for a month."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.journals import actions, showing, store
from section75.apps.journals.filling import Filling, refused
from section75.apps.journals.forms import TemplateForm
from section75.apps.journals.use_form import UseForm
from section75.apps.journals.views import ROOM
from section75.apps.ledger.months import latest_month, open_months
from section75.apps.ledger.views import account_choices, ledger_of, proposed
from section75.core.authority import Act
from section75.core.calendar import Month
from section75.core.journals import TemplateKind
from section75.core.refusals import Refusal


@require_safe
def templates(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every template, in its latest version, and how it stands in a month."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    asked = request.GET.get("month", "")
    month = Month.read(asked) if asked else latest_month(here.partnership, ledger_of(here))
    context = here.context(ROOM, "Journal templates") | {
        "month": month,
        "found": showing.templates_in(ledger_of(here), month),
        "may": here.may(Act.PROPOSE_POSTING),
    }
    return render(request, "journals/templates.html", context)


def new_template(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Propose a template, or a new version of one."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    asks: dict[str, Any] = {
        "months": [month for month in open_months(here.partnership, ledger) if not month.is_adjustment],
        "accounts": account_choices(here),
    }
    filling = Filling(request, here, lambda given, **more: TemplateForm(given, **asks, **more))
    form = filling.form
    assert isinstance(form, TemplateForm)
    if filling.is_sent and form.is_valid():
        try:
            proposal = actions.propose_template(here.user, ledger, form.asked(), at=timezone.now())
        except Refusal as refusal:
            refused(form, refusal)
        else:
            return proposed(request, here, proposal)
    context = here.context(ROOM, "Propose a journal template") | filling.context
    return render(request, "journals/lines.html", context | {"heading": "Propose a journal template"})


def use_template(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Use a template for a month: amounts that change are typed, evidence is given, and a proposal is made."""
    here = visit(request, slug, fund, Act.PROPOSE_POSTING)
    ledger = ledger_of(here)
    row = next((each for each in store.templates(ledger) if each.pk == number), None)
    if row is None:
        raise Http404
    template = store.template_of(row)
    months = [month for month in open_months(here.partnership, ledger) if template.is_due(month)]

    def makes(given: Any, **more: Any) -> UseForm:
        return UseForm(given, of=template, months=months, **more)

    filling = Filling(request, here, makes, {"month": request.GET.get("month", "")})
    if filling.is_sent:
        propose = actions.propose_lines if template.kind is TemplateKind.JOURNAL else actions.propose_accruals
        try:
            asked = filling.asked()
            if asked is not None:
                return proposed(request, here, propose(here.user, ledger, asked, at=timezone.now()))
        except Refusal as refusal:
            refused(filling.form, refusal)
    context = here.context(ROOM, f"Use {template.name}") | filling.context
    return render(request, "journals/use.html", context | {"template": template, "row": row})
