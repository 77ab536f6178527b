"""The evidence of whatever is posted by hand: a reference to a paper kept elsewhere, a file by its hash, or both."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.ledger.entry import ByHand, ReasonMissing, says_something
from section75.core.refusals import Refusal


class EvidenceMissing(Refusal):
    """Something by hand that nothing shows to be right."""

    def __init__(self) -> None:
        super().__init__(
            "What is posted by hand needs evidence, and none was given. Give a file, or the reference under which the "
            "paper is kept: an invoice number, a decision, a minute."
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows an entry by hand to be right: a reference to a paper kept elsewhere, a file by its hash, or both."""

    reference: str = ""
    sha256: str = ""
    file_name: str = ""

    def __post_init__(self) -> None:
        if not self.sha256 and not says_something(self.reference):
            raise EvidenceMissing

    def __str__(self) -> str:
        file = f"{self.file_name}, SHA-256 {self.sha256}" if self.sha256 else ""
        return "; ".join(part for part in (self.reference.strip(), file) if part)


def by_hand(because: str, evidence: Evidence) -> ByHand:
    """Where an entry by hand comes from: its reason, and what shows it to be right. Refuses an empty reason."""
    if not says_something(because):
        raise ReasonMissing("An entry by hand")
    return ByHand(f"{because.strip()} [evidence: {evidence}]")
