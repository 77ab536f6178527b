"""A partnership: parties, agreements, funds, money, risk share, and the gaps its files own up to."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from section75.core.agreements import (
    Agreement,
    Due,
    Escalation,
    Instrument,
    Merged,
    Notice,
    ReportDuty,
    Review,
    Schedule,
    Term,
    Variation,
    ladder_on,
)
from section75.core.bridge import FundYears, YearToYear, contributions_in_use
from section75.core.calendar import FinancialYear, Span
from section75.core.contracts import Contract, Provider
from section75.core.disputes import Ladder
from section75.core.explain import Clause
from section75.core.governance import Group, Meeting
from section75.core.lives import Event
from section75.core.notice import ServedNotice
from section75.core.organisations import Apportionment
from section75.core.outcomes import Outcome
from section75.core.parties import Party
from section75.core.pools import (
    Became,
    BudgetTable,
    ContributionTable,
    ForecastOverspend,
    Fund,
    InScope,
    InstalmentRule,
    Line,
    MemorandumAccount,
    PaidOutside,
    PlacingRule,
    Statement,
    Version,
)
from section75.core.records import LawFacts, Records
from section75.core.refusals import Finding, Refusal
from section75.core.risk_share import Circumstances, Rule
from section75.core.savings import ExpectedSaving, Saving


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file the partnership was read from: what it says it is, and the hash of its bytes."""

    name: str
    invented: bool
    about: str
    source: str
    sha256: str
    said_on: date | None = None  # the day of the document it was taken from


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a source is silent about, said in the file: `what` ("host") of which thing, and in which words."""

    what: str
    of: str
    says: str
    clause: Clause


class UnknownFund(Refusal):
    """A fund that the partnership does not have, or a choice between several that was not made."""

    def __init__(self, asked: str, funds: Iterable[str]) -> None:
        names = sorted(funds)
        nearest = difflib.get_close_matches(asked, names, n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        wanted = f"There is no fund {asked!r} in this partnership" if asked else "It is not said which fund is meant"
        todo = "Name one of its funds" if names else "Give its funds, as [[fund]], in the agreement file"
        super().__init__(f"{wanted}: it has {', '.join(names) or 'none'}.{hint} {todo}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partnership:
    """Everything the agreement files say. `terms` is the version: the hash of all their bytes together."""

    id: str
    name: str
    terms: str
    files: tuple[SourceFile, ...]
    parties: tuple[Party, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    funds: tuple[Fund, ...] = ()
    lines: tuple[Line, ...] = ()
    contributions: tuple[ContributionTable, ...] = ()
    year_to_year: YearToYear = field(default_factory=YearToYear)
    budgets: tuple[BudgetTable, ...] = ()
    savings: tuple[Saving, ...] = ()
    risk_share: tuple[Term[Rule], ...] = ()
    circumstances: Circumstances = field(default_factory=Circumstances)
    report_duties: tuple[ReportDuty, ...] = ()
    notices: tuple[Notice, ...] = ()
    notices_served: tuple[ServedNotice, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    apportionments: tuple[Apportionment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    groups: tuple[Group, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    reviews: tuple[Review, ...] = ()
    dues: tuple[Due, ...] = ()
    placing: tuple[tuple[str, PlacingRule], ...] = ()  # (fund, rule)
    instalments: tuple[InstalmentRule, ...] = ()
    in_scope: tuple[InScope, ...] = ()
    paid_outside: tuple[PaidOutside, ...] = ()
    became: tuple[Became, ...] = ()
    statements: tuple[Statement, ...] = ()
    memorandum_accounts: tuple[MemorandumAccount, ...] = ()
    forecast_overspends: tuple[ForecastOverspend, ...] = ()
    expected_savings: tuple[ExpectedSaving, ...] = ()
    records: Records = field(default_factory=Records)
    law_facts: LawFacts = field(default_factory=LawFacts)
    providers: tuple[Provider, ...] = ()
    contracts: tuple[Contract, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    variations: tuple[Variation, ...] = ()
    merged: tuple[Merged, ...] = ()
    events: tuple[Event, ...] = ()
    gaps: tuple[Gap, ...] = ()
    read_with: tuple[Finding, ...] = ()  # what the reader itself found: units said twice in one table

    def __hash__(self) -> int:
        """Of its version alone, which is soon asked: what is equal has the same."""
        return hash((self.id, self.terms))

    def fund(self, asked: str = "") -> Fund:
        """The fund with that short name; the only one, when there is one and none is asked for."""
        if not asked and len(self.funds) == 1:
            return self.funds[0]
        for fund in self.funds:
            if fund.id == asked:
                return fund
        raise UnknownFund(asked, (fund.id for fund in self.funds))

    def schedule_of(self, fund: Fund) -> Schedule:
        """The schedule a fund stands under."""
        return next(schedule for schedule in self.schedules if schedule.id == fund.schedule)

    def partners_of(self, fund: Fund, *, on: date | None = None) -> tuple[str, ...]:
        """The parties to the agreement a fund stands under, by their short names, in its order; on a day, or now."""
        agreement = self.agreement_of(fund.schedule)
        assert agreement is not None, "a fund stands under a schedule of an agreement"
        return agreement.parties if on is None else agreement.parties_on(on)

    def agreement_of(self, schedule: str) -> Agreement | None:
        """The agreement a schedule is part of; None for a schedule there is not."""
        named = next((found.agreement for found in self.schedules if found.id == schedule), None)
        return next((agreement for agreement in self.agreements if agreement.id == named), None)

    def term_of(self, schedule: str) -> Span | None:
        """The days a schedule runs: its own, or else its agreement's; None where neither is given."""
        for found in self.schedules:
            if found.id == schedule:
                own = (
                    found.span,
                    *(agreement.span for agreement in self.agreements if agreement.id == found.agreement),
                )
                return next((span for span in own if span is not None), None)
        return None

    def days_of(self, fund: Fund) -> Span | None:
        """The days a fund runs: its schedule's, up to the day on which it became another as a whole, if it did."""
        term = self.term_of(fund.schedule)
        ended = min((each.on for each in self.became if each.fund == fund.id and not each.part), default=None)
        if term is None or ended is None or not term.starts_on < ended:
            return term
        return Span(term.starts_on, min(ended, term.ends_before or ended))

    def ladder_of(self, fund: Fund, on: date) -> Ladder:
        """The escalation ladder for questions about a fund's figures on a day. Refuses where it is silent."""
        agreement = self.agreement_of(fund.schedule)
        assert agreement is not None, "a fund stands under a schedule of an agreement"
        return ladder_on(
            self.escalations,
            agreement=agreement.id,
            schedule=fund.schedule,
            on=on,
            called=agreement.title,
            gap=self.gap("escalation", agreement.id),
        )

    def years_to_show(self, fund: Fund) -> FundYears:
        """A fund with all that its contributions rest on from year to year."""
        agreement = self.agreement_of(fund.schedule)
        return FundYears(
            fund=fund.id,
            name=fund.name,
            agreement=agreement.id if agreement is not None else "",
            tables=self.contributions,
            said=self.year_to_year,
            instalments=self.instalments,
            gaps=tuple(
                (gap.what, gap.says)
                for gap in self.gaps
                if gap.of in (fund.id, fund.schedule, agreement.id if agreement else "", "")
            ),
            called=self.called,
        )

    def lines_of(self, fund: str) -> tuple[Line, ...]:
        """A fund's lines, in the file's order."""
        return tuple(line for line in self.lines if line.fund == fund)

    def said_on(self, clause: Clause) -> date | None:
        """The day of the document that a clause was taken from, where its file gives one."""
        return next((file.said_on for file in self.files if file.name == clause.where.file), None)

    def placing_of(self, fund: str) -> tuple[PlacingRule, ...]:
        """The rules that place a finance extract's rows in a fund."""
        return tuple(rule for of, rule in self.placing if of == fund)

    def contributions_worked_on(self, fund: str, year: FinancialYear, *, on: date | None) -> ContributionTable | None:
        """The table the partners work on for a year as it stands on a day: the year's own once it is agreed, until then
        what a clause says. Where no clause says, or what it names is not given, the year's own; so too with no day.
        """
        used = contributions_in_use(self.years_to_show(self.fund(fund)), year, on=on) if on is not None else None
        return used.table if used is not None and used.table is not None else self.contributions_of(fund, year)

    def budget_of(self, fund: str, year: FinancialYear) -> BudgetTable | None:
        """The agreed budget of a fund for a year; None where none is given."""
        return next((table for table in self.budgets if table.fund == fund and table.year == year), None)

    def contributions_of(self, fund: str, year: FinancialYear) -> ContributionTable | None:
        """The contributions to a fund for a year, as revised where they are; None where none are given."""
        tables = [table for table in self.contributions if table.fund == fund and table.year == year]
        return max(tables, key=lambda table: table.version is Version.REVISED, default=None)

    def years_of(self, fund: str) -> tuple[FinancialYear, ...]:
        """The years for which a fund has contributions or a budget, earliest first."""
        contributed = {table.year for table in self.contributions if table.fund == fund}
        budgeted = {table.year for table in self.budgets if table.fund == fund}
        return tuple(sorted(contributed | budgeted))

    def gap(self, what: str, of: str) -> str:
        """What the file says of something its source is silent about: of just that thing first, of all such things
        next; empty where it says nothing."""
        stated = [gap for gap in self.gaps if gap.what == what and gap.of in (of, "")]
        return next((gap.says for gap in sorted(stated, key=lambda gap: gap.of != of)), "")

    def named(self, party: str) -> str:
        """What a sentence calls a party it begins with."""
        called = self.called(party)
        return called[:1].upper() + called[1:]

    def called(self, party: str) -> str:
        """What a sentence calls a party."""
        return next((known.called for known in self.parties if known.id == party), party)
