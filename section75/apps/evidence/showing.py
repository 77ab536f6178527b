"""How a fund's evidence stands, in figures and words, for the page and the command."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.evidence import keys, store
from section75.apps.evidence.checkpoints import origin_of
from section75.apps.evidence.models import Checkpoint, SigningKey
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import head
from section75.core.evidence import PublicKey

_HOW = {
    "first": "the first",
    "rotated": "the key before it signed for it",
    "lost": "the key before it was lost, so nobody could sign for this one",
}


@dataclass(frozen=True, slots=True)
class KeyShown:
    """A key of the installation: as it is handed out, since when, and how it began."""

    key: PublicKey
    since: datetime
    how: str
    is_in_use: bool


@dataclass(frozen=True, slots=True)
class State:
    """How far the log goes, how far it is signed, and how far a partner stands witness to it."""

    origin: str
    size: int
    entries: int
    root: str
    last: Checkpoint | None
    witnessed: Checkpoint | None

    @property
    def unsigned(self) -> int:
        """Entries posted since the last checkpoint."""
        return self.entries - (self.last.entries if self.last else 0)

    @property
    def unwitnessed(self) -> int:
        """Entries posted since the last checkpoint that a partner stands witness to."""
        return self.entries - (self.witnessed.entries if self.witnessed else 0)


def state(ledger: Ledger) -> State:
    """How a fund's evidence stands."""
    now = head(ledger)
    last, witnessed = store.last(ledger), store.last_witnessed(ledger)
    return State(origin_of(ledger), now.size, now.entries, now.root.hex(), last, witnessed)


def all_keys() -> list[KeyShown]:
    """The installation's keys, first to last."""
    rows = keys.known()
    return [KeyShown(keys.key_of(row), row.since, _how(row), row == rows[-1]) for row in rows]


def _how(row: SigningKey) -> str:
    return _HOW[row.how] + (f" ({row.reason})" if row.reason else "")
