"""Notice: when it counts as served, when it ends, on whose authority, and what ends under each reading of it.

Knows: notice terms, the way from a day of service to an end day, and what was said in answer.
Does not know: funds or money; what an agreement holds is named to it. No statute gives a length: all of it is contract.

Promise: a day is worked out step by step from the clause, or refused with the clause that is silent; nothing is chosen
for the parties.
"""

from section75.core.notice.alternatives import Alternative, Candidate, alternatives
from section75.core.notice.authority import Authority
from section75.core.notice.choosing import require_may_serve, require_party, term_for
from section75.core.notice.counting import count, has_same_day, months_after, next_ending
from section75.core.notice.readings import Reader, Reading
from section75.core.notice.refusals import (
    ConventionSilent,
    DayOutOfReach,
    LengthNotGiven,
    NoNoticeTerm,
    NotForThatParty,
    ServedByNonParty,
    SeveralNoticeTerms,
    WayNotAllowed,
    WayNotSaid,
)
from section75.core.notice.served import Answer, Part, Response, ServedNotice
from section75.core.notice.worked_out import NoticeAsked, NoticeShown, NoticeWorkedOut
from section75.core.notice.working import Service, Step, Working, end_from, work_out

__all__ = [
    "Alternative",
    "Answer",
    "Authority",
    "Candidate",
    "ConventionSilent",
    "DayOutOfReach",
    "LengthNotGiven",
    "NoNoticeTerm",
    "NotForThatParty",
    "NoticeAsked",
    "NoticeShown",
    "NoticeWorkedOut",
    "Part",
    "Reader",
    "Reading",
    "Response",
    "ServedByNonParty",
    "ServedNotice",
    "Service",
    "SeveralNoticeTerms",
    "Step",
    "WayNotAllowed",
    "WayNotSaid",
    "Working",
    "alternatives",
    "count",
    "end_from",
    "has_same_day",
    "months_after",
    "next_ending",
    "require_may_serve",
    "require_party",
    "term_for",
    "work_out",
]
