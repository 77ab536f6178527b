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


def reference_of_evidence() -> forms.CharField:
    """Asks for a reference of what shows something to be right."""
    return forms.CharField(
        label="Reference of the evidence",
        help_text="Under what the paper is kept: an invoice number, a minute. A reference, a file, or both.",
        max_length=400,
        required=False,
    )


def file_of_evidence() -> forms.FileField:
    """Asks for a file of it."""
    words = f"At most {papers.LIMIT_BYTES:,} bytes."
    return forms.FileField(label="Evidence as a file", required=False, allow_empty_file=True, help_text=words)


def file_kept() -> forms.IntegerField:
    """Holds the number of the file that came before, and is not seen."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)


def come_with(request: HttpRequest) -> papers.Offered | None:
    """The file that came with a form, not yet read."""
    file = request.FILES.get("file")
    return None if file is None else papers.Offered(file.name or "file", file.size or 0, file.read)


def kept_before(ledger: Ledger, number: object) -> EvidenceFile | None:
    """The file that came before, by the number the form holds; none where that is no number of one."""
    said = str(number or "")
    is_number = said.isascii() and said.isdigit() and len(said) < 10
    return papers.evidence(ledger, int(said)) if is_number else None


def offered(request: HttpRequest, here: Visit, ledger: Ledger, form: forms.Form) -> EvidenceFile | None:
    """The file that came with a form that was sent, or came with it before. A refusal of it stands with the form."""
    come = come_with(request)
    if come is None:
        return kept_before(ledger, request.POST.get("kept"))
    try:
        return papers.keep_evidence(here.user, ledger, come, at=timezone.now())
    except Refusal as refusal:
        form.add_error("file", refusal.says)
        return None
