"""Which arrangements a schedule makes on a day: as recorded, or else read from its facts and said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from section75.core.agreements import Agreement, AgreementKind, Schedule
from section75.core.explain import Clause
from section75.core.law.rule import COUNCIL, NHS, POOLED
from section75.core.partnership import Partnership
from section75.core.pools import Fund
from section75.core.records import ArrangementType


@dataclass(frozen=True, slots=True)
class Arranged:
    """One arrangement of a schedule: which, and how that is known; recorded, or read from facts."""

    type: ArrangementType
    clause: Clause
    is_recorded: bool
    reading: str = ""

    @property
    def in_words(self) -> str:
        """The arrangement and how it is known."""
        how = "as recorded" if self.is_recorded else f"read from {self.reading}"
        return f"{self.type}, {how} ({self.clause})"


def arranged(partnership: Partnership, agreement: Agreement, schedule: Schedule, on: date) -> tuple[Arranged, ...]:
    """The arrangements of a day: those on record, and beside them what nothing on record says and the facts show.

    A fund that is or is to be pooled is read as regulation 7; the lead and the kind of agreement as 8 or 9, since lead
    commissioning and integrated provision are names for these.
    """
    within = partnership.term_of(schedule.id)
    recorded = tuple(
        Arranged(each.type, each.clause, True)
        for each in partnership.records.arrangements
        if each.schedule == schedule.id and each.holds(on, within=within)
    )
    pooled = any(each.type is POOLED for each in recorded)
    delegated = any(each.type.delegates for each in recorded)
    read = [
        each
        for each in _read(partnership, agreement, schedule, on)
        if not (pooled if each.type is POOLED else delegated)
    ]
    return (*recorded, *read)


def _read(partnership: Partnership, agreement: Agreement, schedule: Schedule, on: date) -> Iterator[Arranged]:
    for fund in funds_of(partnership, schedule, on):
        if fund.pooled:
            yield Arranged(POOLED, fund.pooled[0].clause, False, f"the state of {fund.name}")
            break
    kinds = {party.id: party.kind for party in partnership.parties}
    for term in schedule.lead:
        if term.span.holds(on) and not term.value.is_joint:
            kind = kinds.get(term.value.party)
            if kind is not None:
                yield Arranged(COUNCIL if kind.is_council else NHS, term.clause, False, "its lead organisation")
    if agreement.kind is AgreementKind.PROVIDER:
        yield Arranged(NHS, agreement.clause, False, "an agreement with an NHS provider")


def funds_of(partnership: Partnership, schedule: Schedule, on: date) -> list[Fund]:
    """The funds of a schedule that have not become another by that day."""
    gone = {each.fund for each in partnership.became if each.fund and not each.part and each.on <= on}
    return [fund for fund in partnership.funds if fund.schedule == schedule.id and fund.id not in gone]
