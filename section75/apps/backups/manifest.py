"""What a backup says of itself: when it was made, of which engine and version, its hash, and how far each fund was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from section75.apps.backups.heads import FundHead
from section75.apps.backups.refusals import NotABackup

FORMAT = "section75 backup 1"
HEXADECIMAL = 64


@dataclass(frozen=True, slots=True)
class Manifest:
    """The manifest; `sha256` is of the dump beside it, `migrations` how many steps its database had taken."""

    made_at: datetime
    version: str
    engine: str
    engine_version: str
    dump: str
    sha256: str
    size: int
    migrations: int
    funds: tuple[FundHead, ...]

    def as_bytes(self) -> bytes:
        """The file."""
        said = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode()

    def as_lines(self) -> list[str]:
        """In words, for a terminal."""
        first = (
            f"A backup of {self.made_at:%Y-%m-%d %H:%M:%S} UTC, by Section75 {self.version}, of {self.engine} "
            f"{self.engine_version}: {self.size:,} bytes, SHA-256 {self.sha256}."
        )
        return [first, *(_line(fund) for fund in self.funds)]


def _line(fund: FundHead) -> str:
    return f"{fund.partnership}/{fund.fund}: {fund.entries:,} entries, {fund.size:,} lines of the log, root {fund.root}"


def read_manifest(name: str, content: bytes) -> Manifest:
    """Read what `as_bytes` wrote. Refuses anything else."""
    try:
        said = json.loads(content)
        if said.pop("format") != FORMAT:
            raise NotABackup(name, "its manifest is of another format")
        said["made_at"] = datetime.fromisoformat(said["made_at"])
        said["funds"] = tuple(FundHead(**fund) for fund in said["funds"])
        found = Manifest(**said)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotABackup(name, "its manifest cannot be read") from None
    if found.made_at.tzinfo is None or len(found.sha256) != HEXADECIMAL:
        raise NotABackup(name, "its manifest cannot be read")
    return found
