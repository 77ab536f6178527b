"""The parts that reports on a pooled fund are put together from, each figure with its reasons.

Knows: cash brought and carried forward, contributions due and received, shares of a forecast variance, savings, and
what a reader has to be told. Does not know: which report asks, for whom, or by when (the editions).

Promise: every figure leads to the entries, the forecast or the clause it comes from.
"""

from section75.returns.pool.books import Books, NamedFigure, Window, sum_figure
from section75.returns.pool.contributions import Contributions, PartnerDue, contributions, contributors
from section75.returns.pool.late import late_lines
from section75.returns.pool.movements import Movements, movements
from section75.returns.pool.savings import of_year, saving_lines
from section75.returns.pool.shares import Shares, in_full, shares
from section75.returns.pool.since import EarlierReport, Since, quarter_before, since
from section75.returns.pool.to_know import to_know

__all__ = [
    "Books",
    "Contributions",
    "EarlierReport",
    "Movements",
    "NamedFigure",
    "PartnerDue",
    "Shares",
    "Since",
    "Window",
    "contributions",
    "contributors",
    "in_full",
    "late_lines",
    "movements",
    "of_year",
    "quarter_before",
    "saving_lines",
    "shares",
    "since",
    "sum_figure",
    "to_know",
]
