"""Footing: does a bridge lead from last year's contribution to this year's, to the penny?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.bridge.bridging import Bridge
from section75.core.calendar import FinancialYear
from section75.core.money import Money, sum_of
from section75.core.pools import ContributionTable, Version
from section75.core.refusals import Refusal


class TableNotNamed(Refusal):
    """A year has original and revised contributions, and a bridge does not say to which it leads."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(
            f"{bridge.fund} has original and revised contributions for {bridge.year}, and the bridge of {bridge.party} "
            f"({bridge.clause}) does not say to which of them it leads. Name one of the two as its version.",
            clause=str(bridge.clause),
        )


@dataclass(frozen=True, slots=True)
class Footing:
    """One end of a bridge beside the table it should meet; `given` is None where no table gives that contribution."""

    bridge: Bridge
    worked: Money
    given: Money | None
    table: ContributionTable | None

    @property
    def apart(self) -> Money | None:
        """How much the bridge is above the table; None where there is no table to hold it to."""
        return None if self.given is None else self.worked - self.given

    @property
    def foots(self) -> bool:
        """Are the two the same?"""
        return self.given is not None and self.worked == self.given

    def in_words(self) -> str:
        """How a sentence goes on after the amount worked out: what the table gives, and how far apart they are."""
        if self.table is None or self.given is None:
            return "and no table gives that contribution to hold it to"
        if self.foots:
            return f"as {self.table.clause} gives it"
        return f"and {self.table.clause} gives {self.given}: {apart_in_words(self.worked, self.given)}"


def apart_in_words(worked: Money, given: Money) -> str:
    """How far a bridge is from what it should meet, and which way."""
    apart = worked - given
    return f"the bridge is {abs(apart)} too {'high' if apart.pence > 0 else 'low'}"


def footing_of(bridge: Bridge, tables: Sequence[ContributionTable]) -> Footing:
    """Where the bridge leads, beside the year's contribution. Refuses a choice of tables that was not made."""
    found = _tables(tables, bridge.fund, bridge.year)
    chosen = [table for table in found if bridge.version in (None, table.version)]
    if len(chosen) > 1:
        raise TableNotNamed(bridge)
    return _footing(bridge, bridge.leads_to, chosen[0] if chosen else None)


def opening_of(bridge: Bridge, tables: Sequence[ContributionTable]) -> Footing:
    """Where the bridge begins, beside last year's contribution, as revised where it was."""
    last = latest_table(tables, bridge.fund, FinancialYear(bridge.year.first - 1))
    return _footing(bridge, bridge.opening, last)


def latest_table(tables: Sequence[ContributionTable], fund: str, year: FinancialYear) -> ContributionTable | None:
    """A fund's contributions for a year, as revised where they are; None where none are given."""
    found = _tables(tables, fund, year)
    return max(found, key=lambda table: table.version is Version.REVISED, default=None)


def contribution_in(table: ContributionTable, *, party: str, line: str = "") -> Money | None:
    """What a table gives as due from a partner, for the whole fund or one line; None where it gives nothing."""
    rows = [row.due for row in table.rows if row.party == party and line in ("", row.line)]
    given = [due for due in rows if due is not None]
    return sum_of(given) if given else None


def _tables(tables: Sequence[ContributionTable], fund: str, year: FinancialYear) -> list[ContributionTable]:
    return [table for table in tables if table.fund == fund and table.year == year]


def _footing(bridge: Bridge, worked: Money, table: ContributionTable | None) -> Footing:
    given = contribution_in(table, party=bridge.party, line=bridge.line) if table is not None else None
    return Footing(bridge, worked, given, table)
