"""What is printed at the foot of a report: the last checkpoint before it, for the minutes of whoever receives it.

The one that covers a report is made after it, as the log names the report by its bytes. So these carry the one before,
and the report's page the one that covers it. Nothing of it depends on which key signed: two installations with the same
books print the same.
"""

from __future__ import annotations

from section75.apps.evidence import store
from section75.apps.evidence.checkpoints import origin_of
from section75.apps.ledger.ledgers import Ledger
from section75.core.evidence import moment_text

_COVERS = "The checkpoint that covers this report is made when it is issued and stands on its page."


def last_before(ledger: Ledger) -> str:
    """The last checkpoint of a fund as a report prints it: its log, number, size, root, and the name of its key."""
    row = store.last(ledger)
    if row is None:
        return f"No checkpoint of {origin_of(ledger)} was made before this report. {_COVERS}"
    return (
        f"Checkpoint {row.number} of {origin_of(ledger)}, the last before this report, {moment_text(row.made_at)}: "
        f"{row.size} lines, root {row.root}, signed by {row.key.name}. {_COVERS}"
    )
