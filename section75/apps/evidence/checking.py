"""Verifying for a command: which funds, against which folder, and one refusal that names the first thing wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from section75.apps.agreements import store as agreements
from section75.apps.evidence.checkpoints import origin_of
from section75.apps.evidence.held import read_folder
from section75.apps.evidence.models import Checkpoint
from section75.apps.evidence.refusals import EvidenceBroken
from section75.apps.evidence.verifying import Verified, verify
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead, LogAct, PostingRun

# Whoever takes away a fund's head does not hide its log with it.
_KEPT: Final[tuple[Any, ...]] = (FundHead, LogAct, Checkpoint, PostingRun)


def funds(partnership: str, fund: str) -> list[Ledger]:
    """The fund named, the only one of the partnership named, or every fund that has a log."""
    if partnership and fund:
        return [Ledger(partnership, agreements.latest(partnership).fund(fund).id)]
    rows = {pair for kept in _KEPT for pair in kept.objects.values_list("partnership_id", "fund").distinct().order_by()}
    only = agreements.latest(partnership).id if partnership else ""
    return [Ledger(*names) for names in sorted(rows) if names[0] == only or not only]


def require_whole(ledger: Ledger, against: Path | None = None) -> Verified:
    """Verify a fund, also against what was kept in a folder. Refuses anything that does not agree."""
    held = read_folder(against, origin_of(ledger)) if against else None
    found = verify(ledger, against=held)
    if found.broken:
        folder = str(against) if held and held.notes else ""
        raise EvidenceBroken(ledger.fund, f"{found.broken[0]}.", more=len(found.broken) - 1, folder=folder)
    return found
