"""A journal by hand: several transfers that belong together, with what they are for and what shows them to be right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from section75.core.calendar import Month
from section75.core.journals.refusals import JournalWithoutLines, NarrativeMissing, TooManyLines
from section75.core.ledger import Account, Draft, Evidence, ReasonMissing, by_hand, says_something
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusal, Refusals, raise_all

MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One transfer of a journal: debited, credited, how much. `says` is what this line alone is for.

    `order` is the number of the commitment that it accrues, where it is one's.
    """

    debit: Account
    credit: Account
    amount: Money
    says: str = ""
    order: int | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """Lines of one fund, month and day, with one narrative, one authority, one reason and one evidence.

    Refuses a journal without lines, narrative or reason, and more than 200 lines, all at once.
    """

    fund: str
    month: Month
    effective_on: date
    lines: tuple[JournalLine, ...]
    narrative: str
    authority: str
    because: str
    evidence: Evidence

    def __post_init__(self) -> None:
        found: list[Refusal] = []
        if not self.lines:
            found.append(JournalWithoutLines(self.narrative))
        if len(self.lines) > MOST_LINES:
            found.append(TooManyLines(len(self.lines), MOST_LINES))
        if not says_something(self.narrative):
            found.append(NarrativeMissing())
        if not says_something(self.because):
            found.append(ReasonMissing("A journal by hand"))
        raise_all(found)

    @property
    def total(self) -> Money:
        """What all its lines move together."""
        return sum_of(line.amount for line in self.lines)

    def drafts(self) -> tuple[Draft, ...]:
        """Each line as an entry to be posted. Refuses every line that moves nothing or nowhere, all at once."""
        made: list[Draft] = []
        found: list[Refusal] = []
        for number, line in enumerate(self.lines, start=1):
            try:
                made.append(self._draft(number, line))
            except Refusal as refusal:
                found += refusal.each if isinstance(refusal, Refusals) else [refusal]
        raise_all(found)
        return tuple(made)

    def _draft(self, number: int, line: JournalLine) -> Draft:
        place = f" ({number} of {len(self.lines)})" if len(self.lines) > 1 else ""
        said = f"{self.narrative.strip()}: {line.says.strip()}" if line.says.strip() else self.narrative.strip()
        return Draft(
            fund=self.fund,
            effective_on=self.effective_on,
            month=self.month,
            debit=line.debit,
            credit=line.credit,
            amount=line.amount,
            narrative=f"{said}{place}",
            authority=self.authority.strip(),
            origin=by_hand(self.because, self.evidence),
        )
