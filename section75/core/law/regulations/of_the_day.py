"""The law of a day: which provisions hold then, what they say, and how a function stands under them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import in_words
from section75.core.law.regulations.act import ACT
from section75.core.law.regulations.beside import BESIDE
from section75.core.law.regulations.contents import CONTENTS
from section75.core.law.regulations.enactment import covers, reading_of
from section75.core.law.regulations.functions import COUNCIL_FUNCTIONS, NHS_FUNCTIONS, FunctionRow, Scope, Side
from section75.core.law.regulations.gates import GATES
from section75.core.law.regulations.provision import NoSuchProvision, Provision, Reading, Wording
from section75.core.law.regulations.scope import SCOPE
from section75.core.refusals import Refusal

LAW_BEGINS = date(2000, 4, 1)
PROVISIONS = (*ACT, *GATES, *SCOPE, *CONTENTS, *BESIDE)
_BY_CITE = {each.cite: each for each in PROVISIONS}


class NoLawThen(Refusal):
    """A day before the Regulations came into force."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"The Regulations (SI 2000/617) came into force on {in_words(LAW_BEGINS)}; there is nothing to hold an "
            f"agreement to on {in_words(on)}. Give a day from then on."
        )


@dataclass(frozen=True, slots=True)
class FunctionFound:
    """How one cited section stands: the row that covers it, or None where the Regulations do not list it."""

    cited: str
    row: FunctionRow | None


@dataclass(frozen=True, slots=True)
class LawOfTheDay:
    """The law as it stands on a day, as far as these data have it."""

    on: date

    def wording(self, cite: str) -> Wording | None:
        """What a provision says on the day; None where it says nothing then. Refuses a provision there is not."""
        return provision(cite).on(self.on)

    def asks(self, cite: str) -> bool:
        """Is the provision in force on the day?"""
        return self.wording(cite) is not None

    def in_force(self) -> tuple[tuple[Provision, Wording], ...]:
        """Every provision in force on the day, with its wording."""
        found = ((each, each.on(self.on)) for each in PROVISIONS)
        return tuple((each, wording) for each, wording in found if wording is not None)

    def unverified(self, cites: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the provisions whose wording on the day was not read whole."""
        wordings = {cite: self.wording(cite) for cite in cites}
        return tuple(cite for cite, each in wordings.items() if each and each.reading is not Reading.VERIFIED)

    def functions(self, enactment: str, side: Side) -> tuple[FunctionFound, ...] | None:
        """How each section cited stands on the day, for one side's functions; None where no act is recognised."""
        read = reading_of(enactment)
        if read is None:
            return None
        listed = NHS_FUNCTIONS if side is Side.NHS else COUNCIL_FUNCTIONS
        rows = [row for row in listed if row.act == read.act and row.span.holds(self.on)]
        return tuple(FunctionFound(cited, _row_for(rows, cited)) for cited in read.cited or ("",))


def _row_for(rows: list[FunctionRow], cited: str) -> FunctionRow | None:
    """The narrowest row: one that names the section, else one of the whole act; an exception only where it is named."""
    named = [row for row in rows if cited and any(covers(section, cited) for section in row.sections)]
    whole = [row for row in rows if not row.sections and row.scope is Scope.IN]
    return next(iter([*named, *[row for row in rows if not row.sections and row.scope is not Scope.IN], *whole]), None)


def provision(cite: str) -> Provision:
    """A provision by its citation. Refuses one the data do not hold."""
    if cite not in _BY_CITE:
        raise NoSuchProvision(cite)
    return _BY_CITE[cite]


def law_on(on: date) -> LawOfTheDay:
    """The law of a day. Refuses a day before the Regulations were in force."""
    if on < LAW_BEGINS:
        raise NoLawThen(on)
    return LawOfTheDay(on)
