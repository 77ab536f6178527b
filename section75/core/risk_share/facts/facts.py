"""The facts a step may ask for: partners, days, lines, contributions, savings, and what happened in the year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Ratio
from section75.core.parties import Party
from section75.core.pools import ContributionTable, Line, contributed
from section75.core.refusals import Refusals
from section75.core.risk_share.facts.base import Base
from section75.core.risk_share.facts.circumstances import Circumstances
from section75.core.risk_share.refusals import BaseNotNamed, LineHasNoOwner, StepNamesUnknownLine
from section75.core.savings import Saving


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one fund in one year when its variance is settled.

    `line_variances` is each line's part of the variance; None where only the whole is known. `leads` is the lead of
    each line that has its own, and under "" the lead of the fund's schedule; `ring_fenced` the lines ring-fenced inside
    the pool on the day.
    """

    fund: str
    year: FinancialYear
    parties: tuple[Party, ...]
    contributions: tuple[ContributionTable, ...] = ()
    savings: tuple[Saving, ...] = ()
    on: date | None = None
    lines: tuple[Line, ...] = ()
    line_variances: tuple[tuple[str, Money], ...] | None = None
    host: str = ""
    leads: Mapping[str, str] = field(default_factory=dict)
    ring_fenced: frozenset[str] = frozenset()
    funds_of_the_schedule: tuple[str, ...] = ()
    circumstances: Circumstances = field(default_factory=Circumstances)
    _ratios: dict[tuple[Base, Clause], Ratio] = field(default_factory=dict, init=False, repr=False, compare=False)

    def called(self, partner: str) -> str:
        """What a sentence calls a partner."""
        return next((party.called for party in self.parties if party.id == partner), partner)

    def line_called(self, line: str) -> str:
        """What a sentence calls a line."""
        return next((known.name for known in self.lines if known.id == line), line)

    def require_lines(self, named: tuple[str, ...], clause: Clause) -> None:
        """Refuse, all at once, lines that the fund does not have."""
        known = {line.id for line in self.lines}
        unknown = [StepNamesUnknownLine(line, known, str(clause)) for line in named if line not in known]
        if unknown:
            raise unknown[0] if len(unknown) == 1 else Refusals(unknown)

    def ratio(self, base: Base | None, clause: Clause) -> Ratio:
        """Each partner's exact share on a base. Refuses an unnamed base, and contributions the agreement lacks."""
        if base is None:
            raise BaseNotNamed(str(clause))
        if (base, clause) not in self._ratios:
            self._ratios[base, clause] = self._ratio(base, clause)
        return self._ratios[base, clause]

    def _ratio(self, base: Base, clause: Clause) -> Ratio:
        year = base.year or self.year
        self.require_lines(base.lines, clause)
        amounts: dict[str, Money] = {}
        for fund in self.funds_of_the_schedule if base.schedule else (self.fund,):
            for party, amount in self._contributed(fund, base, year, clause).items():
                amounts[party] = amounts.get(party, Money(0)) + amount
        return Ratio.contributed(amounts.items(), base=base.in_words(year), clause=str(clause))

    def _contributed(self, fund: str, base: Base, year: FinancialYear, clause: Clause) -> dict[str, Money]:
        amounts, _ = contributed(
            self.contributions,
            fund=fund,
            year=year,
            basis=base.basis,
            version=base.version,
            lines=base.lines,
            grants=base.grants,
            clause=str(clause),
        )
        return amounts

    def origin(self, line: str, clause: Clause) -> str:
        """The one partner whose money a line is: its only contributor this year. Who leads a line says nothing of that.

        Refuses a line that several partners pay for and one that nobody is said to.
        """
        paying = self.paying_for(line)
        if len(paying) != 1:
            raise LineHasNoOwner(self.line_called(line), [self.called(party) for party in paying], str(clause))
        return paying[0]

    def paying_for(self, line: str) -> list[str]:
        """The partners that put money into a line this year, in the table's order."""
        rows = [
            row
            for table in self.contributions
            if table.fund == self.fund and table.year == self.year
            for row in table.rows
        ]
        return list(dict.fromkeys(row.party for row in rows if row.line == line and (row.gross or row.due)))

    def savings_of_sponsors_alone(self) -> tuple[Saving, ...]:
        """This fund's savings this year whose strategy the other partner never accepted."""
        return tuple(
            saving
            for saving in self.savings
            if saving.fund == self.fund and saving.year == self.year and saving.is_sponsors_own
        )
