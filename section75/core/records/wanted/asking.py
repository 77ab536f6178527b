"""What the Regulations ask of one schedule, and how an answer is told: what is on record, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.parties import Party
from section75.core.records.arrangement import ArrangementType
from section75.core.records.records import Records

T = TypeVar("T", bound="OfSchedule")

NOBODY_DELEGATES = "nobody exercises the other's functions under this schedule"


class OfSchedule(Protocol):
    """A record of one schedule."""

    @property
    def schedule(self) -> str:
        """The schedule's short name."""


def joined(*parts: str) -> str:
    """The parts that are given, as one line."""
    return "; ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on record: what it says, and what says it."""

    says: str
    clause: str

    @classmethod
    def of(cls, says: str, clause: Clause) -> Entry:
        """An entry with its clause as it is cited."""
        return cls(says, str(clause))


class Answer(Enum):
    """How far one thing that is wanted is on record."""

    ON_RECORD = "on record"
    IN_PART = "in part"
    MISSING = "missing"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing wanted of a schedule: by which provision, what is on record of it, and what is missing, in sentences.

    `not_asked` says why the provision does not ask for it here; empty where it does.
    """

    what: str
    provision: str
    entries: tuple[Entry, ...] = ()
    missing: tuple[str, ...] = ()
    not_asked: str = ""

    @property
    def answer(self) -> Answer:
        """How far it is on record. A thing not asked for that is there all the same is on record."""
        if self.not_asked and not self.entries:
            return Answer.NOT_ASKED
        if not self.missing:
            return Answer.ON_RECORD
        return Answer.IN_PART if self.entries else Answer.MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolYear:
    """A year of a pool, for which its accounts are to be audited."""

    fund: str
    name: str
    year: FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One schedule and what it is asked with: the partners of its agreement, its kinds of arrangement, its pool years.

    `gap` gives what the files say of a silence; `called` what a sentence calls a partner, or a line as "fund/line".
    """

    records: Records
    schedule: str
    parties: tuple[Party, ...]
    pool_years: tuple[PoolYear, ...]
    gap: Callable[[str, str], str]
    called: Callable[[str], str]

    def own(self, table: Iterable[T]) -> list[T]:
        """The records of a table that are of this schedule."""
        return [each for each in table if each.schedule == self.schedule]

    @property
    def types(self) -> frozenset[ArrangementType]:
        """The kinds of arrangement on record for the schedule."""
        return frozenset(each.type for each in self.own(self.records.arrangements))

    @property
    def delegates(self) -> bool:
        """Does one body exercise the other's functions here? With no arrangement on record, nobody knows: it may."""
        return not self.types or any(each.delegates for each in self.types)

    @property
    def pools(self) -> bool:
        """Is there a pooled fund here? With no arrangement on record there may be."""
        return not self.types or ArrangementType.POOLED in self.types

    def provision(self, letter: str) -> str:
        """The paragraph of the Regulations that wants something of this kind of arrangement: 7(3), 8(2) or 9(3)."""
        paragraphs = {
            ArrangementType.POOLED: "7(3)",
            ArrangementType.NHS_EXERCISES_LA: "8(2)",
            ArrangementType.LA_EXERCISES_NHS: "9(3)",
        }
        own = [text for type, text in paragraphs.items() if type in self.types] or list(paragraphs.values())
        own = [text for text in own if not (letter in ("h", "i") and text == "7(3)")] or ["8(2)", "9(3)"]
        return f"SI 2000/617 regulation {', '.join(f'{text}({letter})' for text in own)}"

    def silence(self, what: str, says: str) -> str:
        """That something is missing, and what the file itself says of it."""
        stated = self.gap(what, self.schedule)
        return f"{says} The file says: {stated}." if stated else says

    def names(self, parties: tuple[str, ...]) -> str:
        """Partners in a sentence."""
        return " and ".join(self.called(each) for each in parties)
