"""A fund's evidence: how it stands, its checkpoints, one with its signatures, and an entry's proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import Visit, visit
from section75.apps.evidence import actions, leaf_files, proofs, showing, store
from section75.apps.evidence.forms import KeyForm, SignatureForm
from section75.apps.evidence.paging import PAGE, below
from section75.apps.identity.proving import prove_first, proved_lately
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.refusals import NoSuchEntry
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.refusals import Refusal, Refusals

ROOM = "Evidence"


@require_safe
def evidence(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """How the evidence stands, the checkpoints, and what there is to take away."""
    return _shown(request, visit(request, slug, fund, Act.SEE_LEDGER), KeyForm())


def _shown(request: HttpRequest, here: Visit, form: KeyForm) -> HttpResponse:
    ledger = ledger_of(here)
    rows = list(store.some(ledger, below=below(request), most=PAGE + 1))
    context = here.context(ROOM, "Evidence") | {
        "state": showing.state(ledger),
        "checkpoints": rows[:PAGE],
        "earlier": f"?below={rows[PAGE - 1].number}" if len(rows) > PAGE else None,
        "keys": showing.all_keys(),
        "partner_keys": store.partner_keys(ledger),
        "leaf_files": leaf_files.leaf_files(ledger),
        "form": form,
        "may_sign": here.may(Act.COUNTERSIGN_CHECKPOINT),
        "is_proved": proved_lately(request),
    }
    return render(request, "evidence/evidence.html", context)


@require_safe
def checkpoint(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """One checkpoint: its note, who signed it, and how to counter-sign it."""
    return _one(request, visit(request, slug, fund, Act.SEE_LEDGER), number, SignatureForm())


def _one(request: HttpRequest, here: Visit, number: int, form: SignatureForm) -> HttpResponse:
    ledger = ledger_of(here)
    row = store.get(ledger, number)
    context = here.context(ROOM, f"Checkpoint {number}") | {
        "row": row,
        "note": store.note_with_all(row).as_bytes().decode(),
        "signatures": store.signatures(row),
        "stamps": store.stamps(row),
        "form": form,
        "may_sign": here.may(Act.COUNTERSIGN_CHECKPOINT),
        "is_proved": proved_lately(request),
        "has_key": bool(store.partner_keys(ledger, here.part.party)),
    }
    return render(request, "evidence/checkpoint.html", context)


@require_POST
def register(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """Register my organisation's public key."""
    here = visit(request, slug, fund, Act.COUNTERSIGN_CHECKPOINT)
    form = KeyForm(request.POST)

    def act(said: dict[str, Any], at: datetime, proved_at: datetime | None) -> None:
        actions.register_key(here.user, ledger_of(here), said["key"], at=at, proved_at=proved_at)

    back = here.address("evidence:evidence")
    done = _done(request, form, "key", act, says="The key is registered, in the log itself.", back=back)
    return done or _shown(request, here, form)


@require_POST
def sign(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Keep the signature my organisation made."""
    here = visit(request, slug, fund, Act.COUNTERSIGN_CHECKPOINT)
    form = SignatureForm(request.POST, request.FILES)

    def act(said: dict[str, Any], at: datetime, proved_at: datetime | None) -> None:
        actions.counter_sign(here.user, ledger_of(here), number, said["signature"], at=at, proved_at=proved_at)

    back = here.address("evidence:checkpoint", number=number)
    done = _done(request, form, "signature", act, says=f"Checkpoint {number} is counter-signed.", back=back)
    return done or _one(request, here, number, form)


@require_POST
def witness(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """Stand witness to a checkpoint for my organisation, without a key."""
    here = visit(request, slug, fund, Act.COUNTERSIGN_CHECKPOINT)
    back = here.address("evidence:checkpoint", number=number)
    if not proved_lately(request):
        return prove_first(request, back_to=back)
    at = timezone.now()
    actions.witness(here.user, ledger_of(here), number, at=at, proved_at=at)
    messages.success(request, f"{here.partnership.called(here.part.party)} stands witness to checkpoint {number}.")
    return redirect(back)


@require_safe
def proof(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """That an entry stands in the log the last checkpoint signed."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    if ledger_store.entry(ledger_of(here), seq) is None:
        raise NoSuchEntry(fund, seq)
    context = here.context(ROOM, f"Proof of entry {seq}")
    return render(
        request, "evidence/proof.html", context | {"seq": seq, "proof": proofs.proof_of(ledger_of(here), seq)}
    )


def _done(
    request: HttpRequest,
    form: django_forms.Form,
    field: str,
    act: Callable[[dict[str, Any], datetime, datetime | None], None],
    *,
    says: str,
    back: str,
) -> HttpResponse | None:
    """Do it and go back; first to prove who one is where that was too long ago. None where something was refused, which
    the form then says beside what was typed.
    """
    if not form.is_valid():
        return None
    at = timezone.now()
    try:
        act(form.cleaned_data, at, at if proved_lately(request) else None)
    except Refusal as refusal:
        for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
            form.add_error(field, each.says)
        return None
    messages.success(request, says)
    return redirect(back)
