"""The position of a fund: what each line was to cost, has cost, and is expected to cost.

Knows: forecasts as they were entered, version by version; budget, actual, forecast outturn and variance by line and
month, each with its reasons. Does not know: what will happen (a forecast is entered, never worked out), or who bears
a variance.

Promise: the lines add up to the total, over budget is positive, and a figure nobody gave is missing, not guessed.
"""

from section75.core.budget.forecast import (
    Forecast,
    ForecastForAnotherYear,
    ForecastRow,
    LineForecastTwice,
    LineNotForecast,
    NothingToForecast,
    OutturnTooLarge,
    check_forecast,
)
from section75.core.budget.position import BudgetMissing, ForecastMissing, NoLines, Position, PositionRow, position
from section75.core.budget.variance import variance_in_words

__all__ = [
    "BudgetMissing",
    "Forecast",
    "ForecastForAnotherYear",
    "ForecastMissing",
    "ForecastRow",
    "LineForecastTwice",
    "LineNotForecast",
    "NoLines",
    "NothingToForecast",
    "OutturnTooLarge",
    "Position",
    "PositionRow",
    "check_forecast",
    "position",
    "variance_in_words",
]
