"""The register of grants, one grant with what is of it, sources and spenders, and service-user income gross."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.receipts import grant_actions, grant_store, granted, showing, tables
from section75.apps.receipts.asking import ROOM, fund_of, here_ledger, is_done, lines_of, parties_of, today
from section75.apps.receipts.grant_forms import ConditionForm, EntryForm, GrantForm, LineForm, UndoForm
from section75.core.authority import Act
from section75.core.receipts import LineRule

PAGE = 100


@require_safe
def grants(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Every grant, what was spent of it, and where the fund's money came from against who spent it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    found = granted.granted(here.partnership, here_ledger(here), on=today())
    context = here.context(ROOM, "Grants") | {
        "found": found,
        "table": tables.sources_table(here.partnership, found.table),
        "named": granted.named_in_the_agreement(here.partnership, fund),
        "may_keep": here.may(Act.KEEP_CONTRIBUTIONS),
    }
    return render(request, "receipts/grants.html", context)


def record_grant(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Record a grant."""
    here = visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    form = GrantForm(request.POST or None, lines=lines_of(here))

    def act() -> None:
        grant_actions.record_grant(here.user, here_ledger(here), form.asked(), at=timezone.now())

    if is_done(form, act):
        messages.success(request, "The grant is recorded.")
        return redirect(here.address("receipts:grant", code=form.cleaned_data["code"]))
    title = "Record a grant"
    lead = "Where money comes from and who spends it are two things. A grant says where it comes from."
    context = here.context(ROOM, title) | {"form": form, "title_words": title, "lead": lead, "button": title}
    return render(request, "receipts/form.html", context)


def grant(request: HttpRequest, slug: str, fund: str, code: str) -> HttpResponse:
    """One grant: its conditions, what is of it by line and by entry, and the forms that add to it."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    if request.method == "POST":
        visit(request, slug, fund, Act.KEEP_CONTRIBUTIONS)
    row = grant_store.row_of(here_ledger(here), code)
    found = granted.granted(here.partnership, here_ledger(here), on=today())
    rules = [each for each in grant_store.rule_rows(here_ledger(here)) if each.grant_id == row.pk]
    entries = [each for each in grant_store.entry_rows(here_ledger(here)) if each.grant_id == row.pk]
    forms = _forms(request, here, row, rules, entries)
    for name, form in forms.items():
        if is_done(form, _act(name, here, code, form)):
            messages.success(request, "Recorded.")
            return redirect(here.address("receipts:grant", code=code))
    context = here.context(ROOM, row.name) | {
        "row": row,
        "conditions": [(each, each.answers.order_by("pk").last()) for each in row.conditions.order_by("pk")],
        "standing": next(standing for each, standing in found.grants if each.pk == row.pk),
        "rules": rules,
        "entries": showing.grant_entries(entries[:PAGE]),
        "forms": forms,
        "form": next((form for form in forms.values() if form.is_bound), None),
        "may_keep": here.may(Act.KEEP_CONTRIBUTIONS),
    }
    return render(request, "receipts/grant.html", context)


def _forms(request: HttpRequest, here: Visit, row: Any, rules: Any, entries: Any) -> dict[str, django_forms.Form]:
    """The forms of the page; what was sent is in the one it was sent with."""
    sent = request.POST.get("form", "") if request.method == "POST" else ""

    def given(name: str) -> Any:
        return request.POST if sent == name else None

    kept = [(f"line {each.pk}", f"Line {each.line}") for each in rules]
    kept += [(f"entry {each.pk}", f"Entry {each.entry}") for each in entries[:PAGE]]
    conditions = [(str(each.number), f"{each.number}. {each.says[:100]}") for each in row.conditions.order_by("pk")]
    lines = [(line, name) for line, name in lines_of(here) if not row.lines or line in row.lines.split()]
    forms: dict[str, django_forms.Form] = {
        "line": LineForm(given("line"), lines=lines, parties=parties_of(here)),
        "entry": EntryForm(given("entry"), parties=parties_of(here)),
    }
    if conditions:
        forms["condition"] = ConditionForm(given("condition"), conditions=conditions)
    if kept:
        forms["undo"] = UndoForm(given("undo"), kept=kept)
    return forms


def _act(name: str, here: Visit, code: str, form: django_forms.Form) -> Callable[[], object]:
    """What a form of the page does."""
    user, ledger, at = here.user, here_ledger(here), timezone.now()

    def line() -> None:
        said = form.cleaned_data
        ends_before = grant_actions.day_after(said["last_on"]) if said["last_on"] else None
        wanted = LineRule(code, said["line"], said["spender"], said["starts_on"], ends_before)
        grant_actions.attribute_line(user, ledger, wanted, at=at)

    def entry() -> None:
        said = form.cleaned_data
        about = {"amount": said["amount"], "spender": said["spender"]}
        grant_actions.attribute_entry(user, ledger, code, said["entry"], **about, at=at)

    def condition() -> None:
        said = form.cleaned_data
        number, met = int(said["condition"]), said["met"] == "yes"
        grant_actions.answer_condition(user, ledger, code, number, met=met, evidence=said["evidence"], at=at)

    def undo() -> None:
        what, number = form.cleaned_data["what"].split()
        act = grant_actions.undo_line if what == "line" else grant_actions.undo_entry
        act(user, ledger, code, int(number), because=form.cleaned_data["because"], at=at)

    return {"line": line, "entry": entry, "condition": condition, "undo": undo}[name]


@require_safe
def income(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Service-user income beside expenditure, gross, and entries that look netted off."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    off = grant_store.taken_off(here_ledger(here))
    names = {line.id: line.name for line in here.partnership.lines_of(fund_of(here))}
    context = here.context(ROOM, "Service-user income") | {
        "rows": grant_store.gross(here_ledger(here), off),
        "names": names,
        "netted": [each for each in off if each.speaks_of_income][:PAGE],
        "others": sum(not each.speaks_of_income for each in off),
    }
    return render(request, "receipts/income.html", context)
