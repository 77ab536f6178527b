"""A year of contributions as page and command show it: how it stands, its bridges, what is in use, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.bridge.bridging import Bridge
from section75.core.bridge.difference import Difference, differences
from section75.core.bridge.footing import Footing, footing_of, opening_of
from section75.core.bridge.in_use import InUse, Use, contributions_in_use
from section75.core.bridge.rolling import RolledYear, roll_forward
from section75.core.bridge.standing import ContributionStanding, Stands, approvals_of, standing_on, stands_on
from section75.core.bridge.yearly import FundYears
from section75.core.calendar import FinancialYear
from section75.core.money import Money, sum_of
from section75.core.pools import ContributionTable
from section75.core.refusals import Refusal

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner in one table: what is due by line ("" for the whole fund), together, and how it stands.

    `standing` is the record that says so; without one it stands as its table does, or that is not said.
    """

    party: str
    lines: tuple[tuple[str, Money], ...]
    stands: Stands | None
    standing: ContributionStanding | None

    def how(self) -> str:
        """How it stands, in words."""
        if self.standing is not None:
            return self.standing.in_words()
        return f"{self.stands.value}, as its table says; no day is recorded" if self.stands else "not said on this day"

    @property
    def total(self) -> Money:
        """What is due from the partner."""
        return sum_of(amount for _, amount in self.lines)


@dataclass(frozen=True, slots=True)
class TableShown:
    """One table of a year, and whether every partner has approved it."""

    table: ContributionTable
    rows: tuple[PartnerRow, ...]
    is_approved: bool


@dataclass(frozen=True, slots=True)
class BridgeShown:
    """One bridge with both its ends; `refusal` where it cannot be held to a table."""

    opening: Footing
    closing: Footing | None
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class YearShown:
    """Everything about one year of a fund on a day. `next` is the year after by the rule, or why there is none."""

    year: FinancialYear
    on: date
    tables: tuple[TableShown, ...]
    bridges: tuple[BridgeShown, ...]
    in_use: InUse
    differences: tuple[Difference, ...]
    next: RolledYear | Refusal


def year_shown(facts: FundYears, year: FinancialYear, *, on: date) -> YearShown:
    """One year of a fund's contributions, as it stands on a day."""
    tables = facts.tables_of(year)
    in_use = contributions_in_use(facts, year, on=on)
    return YearShown(
        year=year,
        on=on,
        tables=tuple(_table(facts, table, on) for table in tables),
        bridges=tuple(_bridge(facts, bridge) for bridge in facts.bridges_of(year)),
        in_use=in_use,
        differences=_differences(facts, year, in_use),
        next=_next(facts, year),
    )


def _table(facts: FundYears, table: ContributionTable, on: date) -> TableShown:
    standings = facts.said.standings
    rows = tuple(
        PartnerRow(
            party,
            _lines(table, party),
            stands_on(standings, table, party=party, on=on),
            standing_on(standings, table, party=party, on=on),
        )
        for party in table.due
    )
    return TableShown(table, rows, approvals_of(standings, table, on=on) is not None)


def _lines(table: ContributionTable, party: str) -> tuple[tuple[str, Money], ...]:
    amounts: dict[str, Money] = {}
    for row in table.rows:
        if row.party == party and row.due is not None:
            amounts[row.line] = amounts.get(row.line, Money(0)) + row.due
    return tuple(amounts.items())


def _bridge(facts: FundYears, bridge: Bridge) -> BridgeShown:
    opening = opening_of(bridge, facts.tables)
    try:
        return BridgeShown(opening, footing_of(bridge, facts.tables))
    except Refusal as refusal:
        return BridgeShown(opening, None, refusal)


def _differences(facts: FundYears, year: FinancialYear, in_use: InUse) -> tuple[Difference, ...]:
    """What the year's own contributions change, against what was worked on until they were agreed."""
    own = next(iter(facts.tables_of(year)), None)
    if own is None:
        return ()
    old = in_use.table if in_use.use is Use.LAST_YEARS else _meanwhile(facts, year, in_use)
    if old is None:
        return ()
    rule = next((each for each in facts.instalments if (each.fund, each.year) == (facts.fund, year)), None)
    return differences(own, old, rule, on=in_use.on)


def _meanwhile(facts: FundYears, year: FinancialYear, in_use: InUse) -> ContributionTable | None:
    """What was worked on from the year's first day until its own contributions were agreed, if that was later."""
    if in_use.use is not Use.AGREED or in_use.since is None or in_use.since == year.starts_on:
        return None
    before = contributions_in_use(facts, year, on=in_use.since - ONE_DAY)
    return before.table if before.use is Use.LAST_YEARS else None


def _next(facts: FundYears, year: FinancialYear) -> RolledYear | Refusal:
    try:
        return roll_forward(facts, start=year, years=1)[0]
    except Refusal as refusal:
        return refusal
