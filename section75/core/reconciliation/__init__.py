"""Two sets of figures side by side: the fund's books, and those of the host's finance system or of a partner.

Knows: figures of both sides under the same keys, their differences, who explained each and how old it is; and a
statement of balances that each side accepts.
Does not know: how either side came to its figures, or where they are kept.

Promise: a difference is never rounded away, and an explanation holds only for the difference it was given for.
"""

from section75.core.reconciliation.compare import (
    Compared,
    Comparison,
    Reason,
    SideBySide,
    compare,
)
from section75.core.reconciliation.figures import FiguresMissing, FigureTwice, GivenFigure, check_given
from section75.core.reconciliation.statement import (
    Acceptance,
    AcceptedAlready,
    BalanceLine,
    BalancesMoved,
    BalanceStatement,
    require_not_accepted,
    require_unmoved,
    statement_of,
)

__all__ = [
    "Acceptance",
    "AcceptedAlready",
    "BalanceLine",
    "BalanceStatement",
    "BalancesMoved",
    "Compared",
    "Comparison",
    "FigureTwice",
    "FiguresMissing",
    "GivenFigure",
    "Reason",
    "SideBySide",
    "check_given",
    "compare",
    "require_not_accepted",
    "require_unmoved",
    "statement_of",
]
