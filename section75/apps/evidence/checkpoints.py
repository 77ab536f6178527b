"""Making a checkpoint: the log as it stands, signed, in the transaction of whoever changed it."""

from __future__ import annotations

from datetime import datetime

from section75.apps.evidence import keys, store
from section75.apps.evidence.models import Checkpoint, SigningKey
from section75.apps.evidence.refusals import EvidenceBroken
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import Head, add_act, head, lines
from section75.core.evidence import Checkpoint as Stated
from section75.core.evidence import note_of

DAILY = "daily, as something changed"


def origin_of(ledger: Ledger) -> str:
    """What a fund's log is called in its checkpoints."""
    return f"section75/{keys.name_here()}/{ledger.partnership}/{ledger.fund}"


def make_checkpoint(ledger: Ledger, *, because: str, at: datetime) -> Checkpoint:
    """Sign the log as it stands; where nothing was added since, the last checkpoint stands. The caller holds the fund.

    Keys that began since the last one are written into the log first. Refuses a log whose line that was signed last is
    another now.
    """
    last, signer = store.last(ledger), keys.signer(at=at)
    if last is not None:
        _require_unbroken(ledger, last)
        for row in SigningKey.objects.filter(pk__gt=last.key_id, pk__lte=signer.row.pk).order_by("pk"):
            add_act(ledger, "key", keys.facts_of(row), at=at)
    now = head(ledger)
    if last is not None and last.size == now.size:
        return last
    number = last.number if last else 0
    stated = Stated(origin_of(ledger), now.size, now.root, now.chain, at, because, number)
    note = note_of(stated, [signer.line(stated.text())])
    return store.keep(_row(ledger, now, stated, signer.row), note.as_bytes())


def _row(ledger: Ledger, now: Head, stated: Stated, key: SigningKey) -> Checkpoint:
    return Checkpoint(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        number=stated.number,
        size=now.size,
        entries=now.entries,
        root=now.root.hex(),
        chain=now.chain.hex(),
        key=key,
        because=stated.why,
        made_at=stated.at,
    )


def _require_unbroken(ledger: Ledger, last: Checkpoint) -> None:
    """The line that was signed last is still there, with the chain hash it had."""
    found = next(lines(ledger, last.size - 1, last.size), None) if last.size else None
    if last.size and (found is None or found.chain.hex() != last.chain):
        says = f"line {last.size:,} of its log is not the one that checkpoint {last.number} signed."
        raise EvidenceBroken(ledger.fund, says)
    if head(ledger).size < last.size:
        says = f"its head is at line {head(ledger).size:,}, and checkpoint {last.number} signed {last.size:,} lines."
        raise EvidenceBroken(ledger.fund, says)
