"""A file of evidence that comes with a form: kept as soon as it comes, so that it need not be chosen again."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from section75.apps.agreements.visiting import Visit
from section75.apps.ledger import papers
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import EvidenceFile
from section75.core.refusals import Refusal


class EvidenceForm(forms.Form):
    """What shows it to be right: a reference, a file, or both. `kept` is the file that came before, by its number."""

    reference = forms.CharField(
        label="Reference of the evidence",
        help_text="Under what the paper is kept: an invoice number, a minute. A reference, a file, or both.",
        max_length=400,
        required=False,
    )
    file = forms.FileField(
        label="Evidence as a file", required=False, allow_empty_file=True, help_text="At most 10,000,000 bytes."
    )
    kept = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


def offered(request: HttpRequest, here: Visit, ledger: Ledger, form: forms.Form) -> EvidenceFile | None:
    """The file that came with a form that was sent, or came with it before. A refusal of it stands with the form."""
    file, number = request.FILES.get("file"), request.POST.get("kept", "")
    if file is None:
        found = number.isascii() and number.isdigit() and len(number) < 10
        return papers.evidence(ledger, int(number)) if found else None
    try:
        come = papers.Offered(file.name or "file", file.size or 0, file.read)
        return papers.keep_evidence(here.user, ledger, come, at=timezone.now())
    except Refusal as refusal:
        form.add_error("file", refusal.says)
        return None
