"""Looking before posting: what a file would do, what is unusual in it, and what correcting a posted one comes to.

Knows: a file's totals beside last month's and the budget; rows that differ from a line's and a supplier's habits, each
with the reason; the difference between what stands in the journal of a file and the file that corrects it; and which
entries make up the balance of suspense.
Does not know: files, the database, or whether an unusual row is wrong. It only says why somebody should look.

Promise: nothing here changes anything; what corrects a file leaves the balances the corrected file alone would have.
"""

from section75.core.preview.columns import Columns, columns_of
from section75.core.preview.correction import Correction, Standing, correct, signed
from section75.core.preview.habits import Earlier, Habit, History, habits_of, history_of
from section75.core.preview.limits import USUAL, Limits
from section75.core.preview.looking import FileRemark, Found, Seen, UnusualRow, look_for_unusual
from section75.core.preview.suspense import Held, Moved, NotThatMuchLeft, held_in_suspense, require_left
from section75.core.preview.totals import LineTotal, by_line, line_totals, period_totals

__all__ = [
    "USUAL",
    "Columns",
    "Correction",
    "Earlier",
    "FileRemark",
    "Found",
    "Habit",
    "Held",
    "History",
    "Limits",
    "LineTotal",
    "Moved",
    "NotThatMuchLeft",
    "Seen",
    "Standing",
    "UnusualRow",
    "by_line",
    "columns_of",
    "correct",
    "habits_of",
    "held_in_suspense",
    "history_of",
    "line_totals",
    "look_for_unusual",
    "period_totals",
    "require_left",
    "signed",
]
