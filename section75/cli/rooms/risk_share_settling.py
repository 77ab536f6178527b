"""What is asked of a risk share: of which fund, in which year, on which day; and the rule that answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from section75.cli.files import partnership_in
from section75.cli.options import reading
from section75.cli.refusals import NoYearToSettle
from section75.core.calendar import FinancialYear, read_day
from section75.core.money import Money
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.pools import Fund
from section75.core.risk_share import Facts, Rule

LineVariancesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--line",
        metavar="LINE=POUNDS",
        show_default=False,
        help="One line's part of the variance, for a rule that settles line by line. May be given more than once.",
    ),
]
SettlingDayOption = Annotated[
    date | None,
    typer.Option(
        "--on",
        metavar="DAY",
        parser=reading(read_day),
        show_default="the last day of the year on which a risk share is in force",
        help="The day whose risk share settles it.",
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """A fund of a partnership, in a year, on a day, and its rule in force."""

    partnership: Partnership
    fund: Fund
    year: FinancialYear
    day: date
    rule: Rule

    @property
    def about(self) -> dict[str, object]:
        """What every answer says of what it was made from."""
        about = {"fund": self.fund.id, "year": str(self.year), "on": self.day.isoformat()}
        return {**about, "terms": self.partnership.terms, "unit": "pence"}

    def facts(self, lines: tuple[tuple[str, Money], ...] | None = None) -> Facts:
        """What a step may ask; `lines` is each line's part of the variance, where it is known."""
        return facts_of(self.partnership, fund=self.fund.id, year=self.year, on=self.day, line_variances=lines)


def asked_of(files: list[Path], fund: str, year: FinancialYear | None, on: date | None) -> Asked:
    """Who is asked, with what the command leaves out filled in. Refuses where the agreement is silent."""
    partnership = partnership_in(files)
    found = partnership.fund(fund)
    chosen = year or latest_year(partnership, found.id, on)
    day = on or settling_day(partnership, found.id, chosen)
    return Asked(partnership, found, chosen, day, rule_on(partnership, fund=found.id, on=day))


def latest_year(partnership: Partnership, fund: str, on: date | None) -> FinancialYear:
    """The latest year with contributions; where there is none, the year of the day asked for."""
    years = [table.year for table in partnership.contributions if table.fund == fund]
    if years:
        return max(years)
    if on is not None:
        return FinancialYear.of(on)
    raise NoYearToSettle(fund)


def settling_day(partnership: Partnership, fund: str, year: FinancialYear) -> date:
    """The last day of the year; or, where the fund's risk share ends before it, the last day it was in force."""
    last = year.span.last_day
    assert last is not None, "a year ends"
    spans = [term.span for term in partnership.risk_share if term.value.fund == fund]
    if any(span.holds(last) for span in spans):
        return last
    ends = [span.last_day for span in spans if span.last_day is not None and year.span.holds(span.last_day)]
    return max(ends, default=last)
