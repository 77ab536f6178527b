"""A template: a named journal that comes again every month, quarter or year, approved once and used each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from section75.core.calendar import Month
from section75.core.journals.accrual import require_accruals
from section75.core.journals.journal import JournalLine
from section75.core.journals.refusals import (
    AmountIsFixed,
    AmountNotTyped,
    JournalWithoutLines,
    NarrativeMissing,
    TemplateEndsFirst,
    TemplateNotDue,
    TemplateWithoutName,
)
from section75.core.ledger import Account, AuthorityMissing, ReasonMissing, says_something
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all

_MONTHS = 12


class Every(IntEnum):
    """How often a template is due, in months."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12

    @property
    def in_words(self) -> str:
        """Every month, every quarter, every year."""
        return f"every {self.name.lower()}"


class TemplateKind(Enum):
    """What using a template proposes."""

    JOURNAL = "journal"
    ACCRUALS = "accruals"  # reversed in the month after


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One line of a template. `amount` is None where it is given each time it is used."""

    debit: Account
    credit: Account
    amount: Money | None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A journal under a name, from its first month to its last, if it has one.

    Refuses what has no name, narrative, authority, reason or lines, an end before the beginning, and accruals that are
    none; all at once.
    """

    name: str
    kind: TemplateKind
    every: Every
    first: Month
    last: Month | None
    narrative: str
    authority: str
    because: str
    lines: tuple[TemplateLine, ...]

    def __post_init__(self) -> None:
        found: list[Refusal] = []
        if not says_something(self.name):
            found.append(TemplateWithoutName())
        if not says_something(self.narrative):
            found.append(NarrativeMissing())
        if not says_something(self.authority):
            found.append(AuthorityMissing(self.narrative))
        if not says_something(self.because):
            found.append(ReasonMissing("A template"))
        if not self.lines:
            found.append(JournalWithoutLines(self.name))
        if self.last is not None and self.last < self.first:
            found.append(TemplateEndsFirst(self.first, self.last))
        raise_all(found)
        if self.kind is TemplateKind.ACCRUALS:
            require_accruals(JournalLine(line.debit, line.credit, Money(1)) for line in self.lines)

    def is_due(self, month: Month) -> bool:
        """Is it used in that month? Never in an adjustment period."""
        if month.is_adjustment or month < self.first or (self.last is not None and self.last < month):
            return False
        years = month.year.first - self.first.year.first
        return (years * _MONTHS + month.number - self.first.number) % self.every == 0

    def require_due(self, month: Month) -> None:
        """Refuse a month in which it is not due."""
        if not self.is_due(month):
            raise TemplateNotDue(self.name, month)

    def lines_with(self, typed: Sequence[Money | None]) -> tuple[JournalLine, ...]:
        """Its lines with this month's amounts, one for each line, None where the template has its own.

        Refuses an amount missing, and another than the one approved, all at once.
        """
        given = [*typed, *[None] * (len(self.lines) - len(typed))]
        found: list[Refusal] = []
        made: list[JournalLine] = []
        for number, (line, amount) in enumerate(zip(self.lines, given, strict=False), start=1):
            asked = line.amount if amount is None else amount
            if asked is None:
                found.append(AmountNotTyped(self.name, number))
            elif line.amount is not None and asked != line.amount:
                found.append(AmountIsFixed(self.name, number, line.amount))
            else:
                made.append(JournalLine(line.debit, line.credit, asked, line.says))
        raise_all(found)
        return tuple(made)
