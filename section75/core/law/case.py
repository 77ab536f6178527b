"""The case before a check: one schedule on one day, the law of that day, what is on record and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from section75.core.agreements import Agreement, Schedule
from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause, Standing
from section75.core.law.arranged import Arranged, arranged, funds_of
from section75.core.law.happened import Happened
from section75.core.law.regulations import LawOfTheDay, Side
from section75.core.law.result import Point, fails, not_applicable, not_assessed, to_judge
from section75.core.organisations import Register
from section75.core.parties import Party
from section75.core.partnership import Gap, Partnership
from section75.core.pools import ContributionTable, Fund
from section75.core.records import About, ArrangementType, Matter, Observed, ProvidedFor, Shows


class OfSchedule(Protocol):
    """A record of one schedule."""

    @property
    def schedule(self) -> str:
        """The schedule's short name."""
        ...


R = TypeVar("R", bound=OfSchedule)
UNPRINTED = "the source describes the agreement and prints no clause that would say so"


@dataclass(frozen=True)
class Case:
    """What a check looks at. An agreement without schedules is one case, under its own name."""

    partnership: Partnership
    agreement: Agreement
    schedule: Schedule
    law: LawOfTheDay
    happened: Happened | None = None
    register: Register | None = None

    @property
    def on(self) -> date:
        """The day of the check."""
        return self.law.on

    @property
    def year(self) -> FinancialYear:
        """The financial year of the day."""
        return FinancialYear.of(self.on)

    @cached_property
    def arrangements(self) -> tuple[Arranged, ...]:
        """The arrangements the schedule makes on the day, recorded or read from its facts."""
        return arranged(self.partnership, self.agreement, self.schedule, self.on)

    @cached_property
    def kinds(self) -> frozenset[ArrangementType]:
        """Their kinds."""
        return frozenset(each.type for each in self.arrangements)

    @cached_property
    def term(self) -> Span | None:
        """The days the schedule runs: its own, or its agreement's; None where neither is given."""
        return self.schedule.span or self.agreement.span

    @property
    def term_clause(self) -> Clause:
        """What gives those days; without them, what the schedule is from."""
        own = self.schedule.span_clause if self.schedule.span else self.agreement.span_clause
        return own or self.schedule.clause

    @property
    def has_ended(self) -> bool:
        """Is its last day past?"""
        return self.term is not None and self.term.last_day is not None and self.term.last_day < self.on

    @property
    def is_to_come(self) -> bool:
        """Is its first day still to come?"""
        return self.term is not None and self.on < self.term.starts_on

    @property
    def entered_on(self) -> date | None:
        """The day the arrangements were entered: the first of the term, where a source prints it and does not only
        let it be inferred; None otherwise, since nothing can then be said to come before it or after."""
        if self.term is None or self.term_clause.standing is Standing.INFERRED:
            return None
        return self.term.starts_on

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties to its agreement on the day."""
        known = {party.id: party for party in self.partnership.parties}
        return tuple(known[id] for id in self.agreement.parties_on(self.on) if id in known)

    def side(self, side: Side) -> tuple[Party, ...]:
        """The parties on one side."""
        return tuple(party for party in self.parties if party.kind.is_council is (side is Side.COUNCIL))

    @cached_property
    def funds(self) -> tuple[Fund, ...]:
        """The schedule's funds, without those that became another."""
        return tuple(funds_of(self.partnership, self.schedule, self.on))

    @cached_property
    def pools(self) -> tuple[Fund, ...]:
        """Those of them that are, or are to be, pooled."""
        return tuple(fund for fund in self.funds if fund.is_ever_pooled)

    def records(self, rows: Iterable[R]) -> tuple[R, ...]:
        """The rows of a table of records that are of this schedule."""
        return tuple(row for row in rows if row.schedule == self.schedule.id)

    def provided(self, *matters: Matter) -> tuple[ProvidedFor, ...]:
        """What the agreement, or this schedule, provides for those matters."""
        return tuple(each for each in self.partnership.law_facts.provided if each.matter in matters and self._of(each))

    def observed(self, about: About) -> tuple[Observed, ...]:
        """What the source says it saw of a matter, here."""
        return tuple(each for each in self.partnership.law_facts.observed if each.about is about and self._of(each))

    def contributions(self) -> tuple[tuple[Fund, ContributionTable | None], ...]:
        """The contributions of each pool for the year of the day; None where none are given."""
        return tuple((fund, self.partnership.contributions_of(fund.id, self.year)) for fund in self.pools)

    def without_a_fund(self) -> Point:
        """That no fund of the schedule is, or is to be, pooled: it has none, or what it had became another."""
        former = [each for each in self.partnership.became if each.fund and not each.part and each.on <= self.on]
        mine = [each for each in former if self.partnership.fund(each.fund).schedule == self.schedule.id]
        became = f": what it had became part of {self.partnership.fund(mine[0].into).name}" if mine else ""
        return not_applicable(f"The schedule has no pooled fund of its own{became}.", self.schedule.clause)

    def gap(self, *whats: str) -> Gap | None:
        """What the file itself says is open of any of these: here first, of the whole next."""
        of = (self.schedule.id, *(fund.id for fund in self.funds), self.agreement.id, "")
        stated = [gap for what in whats for gap in self.partnership.gaps if gap.what == what and gap.of in of]
        return min(stated, key=lambda gap: (whats.index(gap.what), of.index(gap.of)), default=None)

    @property
    def unprinted(self) -> Gap | None:
        """That the source describes the agreement and prints no clause of it, where its file says so."""
        return self.gap("clauses")

    def _of(self, each: ProvidedFor | Observed) -> bool:
        return each.schedule == self.schedule.id or each.agreement == self.agreement.id


def absent(
    case: Case, what: str, *, todo: str, about: About | None = None, gaps: Sequence[str] = ()
) -> tuple[Point, ...]:
    """Nothing is on record of `what`: what its source says of it, and so whether that FAILs, is to be judged, or cannot
    be assessed, because the source describes an agreement and prints no clause of it."""
    seen = case.observed(about) if about else ()
    if seen:
        return tuple(
            fails(f"{what} is not on record, and the source says: {each.says}.", each.clause, todo=todo)
            if each.shows is Shows.NOT_DONE
            else to_judge(f"{what} is not on record; the source says: {each.says}.", each.clause, todo=todo)
            for each in seen
        )
    gap = case.gap(*gaps)
    if gap is not None:
        return (not_assessed(f"{what} is not on record. The source: {gap.says}.", gap.clause, todo=todo),)
    if case.unprinted is not None:
        return (not_assessed(f"{what} is not on record; {UNPRINTED}.", case.unprinted.clause, todo=todo),)
    return (fails(f"{what} is not on record.", case.schedule.clause, todo=todo),)
