"""One calendar of obligations for a partnership: what is to be done by which day, whose it is, and where it stands.

Knows: how days follow from the terms: reports, reviews, meetings, payments, ends, the last day for notice.
Does not know: what was done, unless it is told (`Happened`); which day it is; who is reminded by name.

Promise: what the source gives no day for is listed without one, with the clause that is silent; no day is made up, and
what is not on record is not called done.
"""

from section75.core.obligations.drawing_up import Calendar, draw_up, obligations
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.reminding import ASKED_OF, STAGES, TOLD_OVERDUE, Reminder, reminder_of
from section75.core.obligations.standing import Done, Happened, Listed, Reported, Standing, listed
from section75.core.obligations.stepping import LONGEST_YEARS, NoWindow

__all__ = [
    "ASKED_OF",
    "LONGEST_YEARS",
    "STAGES",
    "TOLD_OVERDUE",
    "Calendar",
    "Done",
    "Happened",
    "Kind",
    "Listed",
    "NoWindow",
    "Obligation",
    "Reminder",
    "Reported",
    "Standing",
    "draw_up",
    "listed",
    "obligations",
    "reminder_of",
]
