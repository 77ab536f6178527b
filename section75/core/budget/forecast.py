"""A forecast: what each line is expected to have cost by the end of the year, as somebody entered it in a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import LARGEST_PENCE, UnknownLine
from section75.core.money import Money
from section75.core.pools import Line
from section75.core.refusals import Refusal, raise_all


class LineForecastTwice(Refusal):
    """A forecast that says one line more than once."""

    def __init__(self, line: str, outturns: Sequence[Money]) -> None:
        super().__init__(
            f"The forecast gives the line {line!r} {len(outturns)} times: {', '.join(str(each) for each in outturns)}. "
            "Give each line once."
        )


class LineNotForecast(Refusal):
    """A forecast that leaves a line out."""

    def __init__(self, line: Line) -> None:
        super().__init__(
            f"The forecast does not give the line {line.name} ({line.id}). A forecast says every line of the fund: "
            "give its outturn, and 0 where nothing is expected."
        )


class NothingToForecast(Refusal):
    """A fund without lines has nothing to forecast."""

    def __init__(self, fund: str) -> None:
        super().__init__(
            f"The fund {fund!r} has no service lines, so there is nothing to forecast. Add its lines to the schedule."
        )


class ForecastForAnotherYear(Refusal):
    """A forecast of one year made in a month of another."""

    def __init__(self, year: FinancialYear, month: Month) -> None:
        super().__init__(
            f"A forecast for {year} cannot be entered for {month.in_words}, a month of {month.year}. "
            "Correct the year or the month."
        )


@dataclass(frozen=True, slots=True)
class ForecastRow:
    """One line's forecast outturn for the whole year, as net cost: an income line's is negative."""

    line: str
    outturn: Money


class OutturnTooLarge(Refusal):
    """An outturn no line of a pooled fund has: a unit has been mistaken."""

    def __init__(self, row: ForecastRow) -> None:
        super().__init__(
            f"The forecast of {row.line!r} is {row.outturn}, and none may be beyond {Money(LARGEST_PENCE)}. "
            "Check the unit: £, £000 or £m."
        )


@dataclass(frozen=True, slots=True)
class Forecast:
    """One version of a fund's forecast for a year, entered for a month, and why it was changed. Versions stay."""

    fund: str
    year: FinancialYear
    month: Month
    version: int
    rows: tuple[ForecastRow, ...]
    because: str

    def __post_init__(self) -> None:
        if self.month.year != self.year:
            raise ForecastForAnotherYear(self.year, self.month)
        given = Counter(row.line for row in self.rows)
        raise_all(
            LineForecastTwice(line, [row.outturn for row in self.rows if row.line == line])
            for line, times in given.items()
            if times > 1
        )

    def outturn(self, line: str) -> Money | None:
        """What a line is forecast to cost; None where this version does not say."""
        return next((row.outturn for row in self.rows if row.line == line), None)


def check_forecast(forecast: Forecast, *, lines: Sequence[Line]) -> Forecast:
    """The forecast, if it says every line of the fund and no other. Refuses lines unknown and lines left out, all."""
    own = [line for line in lines if line.fund == forecast.fund]
    if not own:
        raise NothingToForecast(forecast.fund)
    known = {line.id for line in own}
    found: list[Refusal] = [
        UnknownLine(row.line, known, "The forecast") for row in forecast.rows if row.line not in known
    ]
    found.extend(OutturnTooLarge(row) for row in forecast.rows if abs(row.outturn.pence) > LARGEST_PENCE)
    found.extend(LineNotForecast(line) for line in own if forecast.outturn(line.id) is None)
    raise_all(found)
    return forecast
