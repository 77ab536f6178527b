"""Evidence of what is posted by hand: brought, kept under its hash, and found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.audit.acting import acting
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import KeptFile
from section75.apps.ledger.paper import EvidenceFile
from section75.apps.ledger.refusals import EvidenceFileEmpty, EvidenceFileTooLarge, NoSuchEvidence
from section75.core.authority import Act
from section75.core.evidence import sha256_of
from section75.core.ledger import Evidence

LIMIT_BYTES = 10_000_000
LONGEST_NAME = 200  # of a file; the end of a longer one is kept


@dataclass(frozen=True, slots=True)
class Offered:
    """A file offered as evidence: its name, its size, and how to read it; nothing larger than the limit is read."""

    name: str
    size: int
    read: Callable[[], bytes]


def keep_evidence(user: User, ledger: Ledger, file: Offered, *, at: datetime) -> EvidenceFile:
    """Keep a file as evidence of what is being prepared. The same file at the same fund is kept once."""
    with acting(user, Act.PROPOSE_POSTING, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        if not file.size:
            raise EvidenceFileEmpty(file.name)
        if file.size > LIMIT_BYTES:
            raise EvidenceFileTooLarge(file.name, file.size, LIMIT_BYTES)
        row = _kept(ledger, name=file.name, content=file.read(), by=user, at=at)
        doing.tell(f"Kept {row.file_name} ({row.file_id[:12]}) as evidence {row.pk}.")
        return row


def _kept(ledger: Ledger, *, name: str, content: bytes, by: User, at: datetime) -> EvidenceFile:
    kept, _ = KeptFile.objects.get_or_create(sha256=sha256_of(content), defaults={"content": content, "kept_at": at})
    place = {"partnership_id": ledger.partnership, "fund": ledger.fund}
    row = EvidenceFile.objects.filter(**place, file=kept).order_by("pk").first()
    if row is None:
        size, shown = len(content), name[-LONGEST_NAME:]
        row = EvidenceFile(**place, file=kept, file_name=shown, size=size, brought_by=by, brought_at=at)
        require_fitting([row])
        row.save(force_insert=True)
    return row


def evidence(ledger: Ledger, number: int) -> EvidenceFile | None:
    """One file of evidence of the fund."""
    return EvidenceFile.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, pk=number).first()


def content_of(row: EvidenceFile) -> bytes:
    """Its bytes, as they were brought."""
    return bytes(row.file.content)


def evidence_of(ledger: Ledger, reference: str, number: int | None) -> Evidence:
    """What shows something to be right. Refuses a file that is not there, and no evidence at all."""
    if number is None:
        return Evidence(reference)
    row = evidence(ledger, number)
    if row is None:
        raise NoSuchEvidence(ledger.fund, number)
    return Evidence(reference, row.file_id, row.file_name)
