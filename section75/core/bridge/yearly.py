"""What the files say of how contributions go from year to year: of a partnership, and of one fund of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from section75.core.agreements import Term
from section75.core.bridge.bridging import Bridge
from section75.core.bridge.rule import Minimum, RollForward
from section75.core.bridge.standing import ContributionStanding
from section75.core.calendar import FinancialYear
from section75.core.pools import ContributionTable, InstalmentRule


class WorksOn(Enum):
    """What the partners work on until a year's contributions are agreed."""

    LAST_YEARS = "last year's contributions"
    PROPOSED = "the contributions proposed"


@dataclass(frozen=True, slots=True)
class UntilAgreed:
    """What holds until a year is agreed, for an agreement or one fund of it: exactly one of the two is named."""

    works_on: WorksOn
    agreement: str = ""
    fund: str = ""

    def __str__(self) -> str:
        return self.works_on.value


@dataclass(frozen=True, slots=True)
class YearToYear:
    """Everything a partnership's files say of it."""

    standings: tuple[ContributionStanding, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    roll_forward: tuple[Term[RollForward], ...] = ()
    minimums: tuple[Minimum, ...] = ()
    until_agreed: tuple[Term[UntilAgreed], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FundYears:
    """One fund, with the tables and terms its years rest on. `gaps` is what the files own up to: (what, in words)."""

    fund: str
    name: str
    agreement: str
    tables: tuple[ContributionTable, ...]
    said: YearToYear
    instalments: tuple[InstalmentRule, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()
    called: Callable[[str], str] = field(default=str, compare=False)

    def tables_of(self, year: FinancialYear) -> list[ContributionTable]:
        """The original and the revised contributions for a year, whichever are given, in that order."""
        found = [table for table in self.tables if table.fund == self.fund and table.year == year]
        return sorted(found, key=lambda table: table.version.value)

    def bridges_of(self, year: FinancialYear) -> tuple[Bridge, ...]:
        """The fund's bridges into a year."""
        return tuple(each for each in self.said.bridges if each.fund == self.fund and each.year == year)

    def latest_year(self) -> FinancialYear | None:
        """The latest year with contributions; None where there is none."""
        return max((table.year for table in self.tables if table.fund == self.fund), default=None)

    def years_to_offer(self) -> tuple[FinancialYear, ...]:
        """The years of which something is said, and the one after them, which the rule may say something of."""
        said: list[ContributionTable | Bridge | ContributionStanding]
        said = [*self.tables, *self.said.bridges, *self.said.standings]
        years = {each.year for each in said if each.fund == self.fund}
        return tuple(sorted(years | {FinancialYear(max(years).first + 1)})) if years else ()

    def rules(self) -> list[Term[RollForward]]:
        """The fund's rules for rolling forward."""
        return [term for term in self.said.roll_forward if term.value.fund == self.fund]

    def until_agreed(self) -> list[Term[UntilAgreed]]:
        """What holds until a year is agreed: the fund's own, or else its agreement's."""
        own = [term for term in self.said.until_agreed if term.value.fund == self.fund]
        return own or [term for term in self.said.until_agreed if term.value.agreement == self.agreement]

    def gap(self, what: str) -> str:
        """What the files say of a silence; empty where they say nothing."""
        return dict(self.gaps).get(what, "")
