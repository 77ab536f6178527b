"""The position of a fund at a month: budget, actual, forecast outturn and variance by line, and their totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.budget.figures import added, budgeted, figure_id, forecast_outturn, spent, variance
from section75.core.budget.forecast import Forecast
from section75.core.calendar import Month
from section75.core.explain import Figure
from section75.core.ledger import Balances, UnknownLine
from section75.core.money import Money
from section75.core.pools import BudgetTable, Line
from section75.core.refusals import Refusal, Refusals, raise_all

ALL_LINES = "all-lines"


class NoLines(Refusal):
    """A fund without service lines has no position."""

    def __init__(self) -> None:
        super().__init__(
            "The fund has no service lines, so there is nothing to set spend against. Add its lines to the schedule."
        )


class ForecastMissing(Refusal):
    """A variance was asked for, and no forecast gives every line."""

    def __init__(self, fund: str, month: Month, lines: Sequence[str]) -> None:
        super().__init__(
            f"There is no forecast outturn at {month.in_words} for {', '.join(lines)} of the fund {fund}, so its "
            "variance cannot be said. Enter a forecast that gives every line; it is never worked out from the spend."
        )


class BudgetMissing(Refusal):
    """A variance was asked for, and no budget gives every line."""

    def __init__(self, fund: str, month: Month, lines: Sequence[str]) -> None:
        super().__init__(
            f"There is no budget for {month.year} for {', '.join(lines)} of the fund {fund}, so its variance cannot be "
            "said. Give the budget of every line, 0 where a line has none, with the clause or decision that agrees it."
        )


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One line, or all lines together. Income is negative; `variance` over budget is positive.

    `budget`, `forecast_outturn` and `variance` are None where nobody has given what they need.
    """

    line: str
    name: str
    budget: Figure | None
    actual_in_month: Figure
    actual_to_date: Figure
    forecast_outturn: Figure | None
    variance: Figure | None


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a fund at the end of a month, its lines in the schedule's order, and their total."""

    fund: str
    month: Month
    rows: tuple[PositionRow, ...]
    total: PositionRow

    @property
    def variance(self) -> Figure:
        """The fund's forecast variance for the year. Refuses when a line has no forecast outturn, or no budget."""
        if self.total.variance is None:
            raise self._missing()
        return self.total.variance

    @property
    def line_variances(self) -> tuple[tuple[str, Money], ...] | None:
        """Each line's variance; None where one line lacks what it needs, or there is only the total to go by."""
        known = [(row.line, row.variance.amount) for row in self.rows if row.variance is not None]
        return tuple(known) if len(known) == len(self.rows) else None

    def _missing(self) -> Refusal:
        unforecast = [row.name for row in self.rows if row.forecast_outturn is None]
        unbudgeted = [row.name for row in self.rows if row.budget is None]
        found: list[Refusal] = []
        if unforecast:
            found.append(ForecastMissing(self.fund, self.month, unforecast))
        if unbudgeted:
            found.append(BudgetMissing(self.fund, self.month, unbudgeted))
        return found[0] if len(found) == 1 else Refusals(found)


def position(
    *, lines: Sequence[Line], budget: BudgetTable | None, balances: Balances, month: Month, forecast: Forecast | None
) -> Position:
    """The position of the fund whose lines are given. Actuals run from April; periods 13 to 15 count once reached.

    Refuses a fund without lines, and a budget, forecast or posting of a line not given: the total would leave it out.
    """
    if not lines:
        raise NoLines
    fund = lines[0].fund
    assert all(line.fund == fund for line in lines), "a position is of one fund"
    assert budget is None or (budget.fund, budget.year) == (fund, month.year), "the budget is this fund's and year's"
    assert forecast is None or (forecast.fund, forecast.year) == (fund, month.year), "and so is the forecast"
    raise_all(_strangers(lines, budget, balances, month, forecast))
    rows = tuple(_row(line, budget, balances, month, forecast) for line in lines)
    return Position(fund, month, rows, _total(rows, month))


def _strangers(
    lines: Sequence[Line], budget: BudgetTable | None, balances: Balances, month: Month, forecast: Forecast | None
) -> list[Refusal]:
    """Lines that something names and the fund does not have."""
    known = {line.id for line in lines}
    named = [(row.line, "The budget") for row in (budget.rows if budget else ())]
    named += [(row.line, "The forecast") for row in (forecast.rows if forecast else ())]
    so_far = frozenset(Month(month.year, number) for number in range(1, month.number + 1))
    named += [
        (account.name, f"The account {account}")
        for account in balances.accounts
        if account.kind.is_of_a_line and balances.has_moved(account, so_far)
    ]
    return [UnknownLine(line, known, where) for line, where in dict.fromkeys(named) if line not in known]


def _row(
    line: Line, budget: BudgetTable | None, balances: Balances, month: Month, forecast: Forecast | None
) -> PositionRow:
    agreed = budgeted(line, budget) if budget else None
    expected = forecast_outturn(line, forecast) if forecast else None
    april = Month(month.year, 1)
    return PositionRow(
        line=line.id,
        name=line.name,
        budget=agreed,
        actual_in_month=spent(line, balances, first=month, last=month, what="actual-in-month"),
        actual_to_date=spent(line, balances, first=april, last=month, what="actual-to-date"),
        forecast_outturn=expected,
        variance=variance(line, budget=agreed, outturn=expected),
    )


def _total(rows: Sequence[PositionRow], month: Month) -> PositionRow:
    """All lines together; a figure that one line lacks, the total lacks too."""
    return PositionRow(
        line=ALL_LINES,
        name="All lines",
        budget=_all_of(
            [row.budget for row in rows], "budget", f"The lines' budgets for {month.year} come to {{total}}."
        ),
        actual_in_month=added(
            [row.actual_in_month for row in rows],
            id_=figure_id(ALL_LINES, "actual-in-month"),
            sentence=f"All lines together cost {{total}} in {month.in_words}.",
        ),
        actual_to_date=added(
            [row.actual_to_date for row in rows],
            id_=figure_id(ALL_LINES, "actual-to-date"),
            sentence=f"All lines together cost {{total}} in {month.year} up to and with {month.in_words}.",
        ),
        forecast_outturn=_all_of(
            [row.forecast_outturn for row in rows],
            "forecast-outturn",
            f"All lines together are forecast to cost {{total}} in {month.year}.",
        ),
        variance=_all_of(
            [row.variance for row in rows], "variance", "The lines' variances add up: all together {variance}."
        ),
    )


def _all_of(figures: Sequence[Figure | None], what: str, sentence: str) -> Figure | None:
    known = [figure for figure in figures if figure is not None]
    return added(known, id_=figure_id(ALL_LINES, what), sentence=sentence) if len(known) == len(figures) else None
