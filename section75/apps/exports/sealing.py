"""What stands for an export: its hash, how much is in it, and the last checkpoint both partners can hold it against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from section75.apps.evidence import store as evidence
from section75.apps.exports.rows import Extent, rows_of
from section75.apps.ledger.ledgers import Ledger
from section75.render.auditors_journal import as_csv_lines


@dataclass(frozen=True, slots=True)
class Seal:
    """The SHA-256 of the CSV, its length in bytes and the extent it is of; and the latest checkpoint, as signed."""

    sha256: str
    size: int
    upto: int
    year: str
    made_at: datetime
    checkpoint: str

    def as_data(self) -> dict[str, object]:
        """For a machine."""
        return {
            "file": "journal.csv",
            "sha256": self.sha256,
            "bytes": self.size,
            "upto_entry": self.upto,
            "year": self.year or None,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "checkpoint": self.checkpoint or None,
        }


class Hashing:
    """Bytes that go by, hashed and counted on their way."""

    def __init__(self) -> None:
        self.digest = sha256()
        self.size = 0

    def take(self, content: bytes) -> bytes:
        """The same bytes."""
        self.digest.update(content)
        self.size += len(content)
        return content

    def seal(self, ledger: Ledger, extent: Extent, *, at: datetime) -> Seal:
        """What stands for everything that went by."""
        year = str(extent.year) if extent.year else ""
        return Seal(self.digest.hexdigest(), self.size, extent.upto, year, at, _checkpoint(ledger))


def seal_of(ledger: Ledger, extent: Extent, *, at: datetime) -> Seal:
    """The seal of the CSV of an extent as it would be downloaded now."""
    hashing = Hashing()
    for content in as_csv_lines(rows_of(ledger, extent)):
        hashing.take(content)
    return hashing.seal(ledger, extent, at=at)


def _checkpoint(ledger: Ledger) -> str:
    """The note of the last checkpoint of the fund, as it was signed; empty where none was."""
    row = evidence.last(ledger)
    return bytes(row.note).decode() if row is not None else ""
