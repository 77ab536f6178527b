"""The law: the Regulations of each day as data, and what checking an agreement against them shows.

Knows: the consolidated SI 2000/617 and what stands beside it, by date and with what was not read marked so; fifteen
checks of it, eight companion checks and what is remarked beside them, one file each, found by listing.
Does not know: what the agreement ought to say, or books: reports and spend are passed in. It gives no advice.

Promise: every result has its provision, sentence and evidence, a judgement has a person and a day, and nothing here
says that an agreement is in order as a whole.
"""

from section75.core.law.assessed import Assessed, Provided
from section75.core.law.assessing import LawCheck, NoSuchCheck, assess, assess_one, cases_of, check_of, checks_shelf
from section75.core.law.case import Case
from section75.core.law.happened import Happened, ReportMade, Spent
from section75.core.law.judgement import Judgement
from section75.core.law.regulations import (
    INSTRUMENTS,
    UNREAD,
    LawOfTheDay,
    NoLawThen,
    NoSuchProvision,
    Reading,
    law_on,
    provision,
)
from section75.core.law.remark import LawRemark, remarks_beside, remarks_shelf
from section75.core.law.result import LawResult, Point

__all__ = [
    "INSTRUMENTS",
    "UNREAD",
    "Assessed",
    "Case",
    "Happened",
    "Judgement",
    "LawCheck",
    "LawOfTheDay",
    "LawRemark",
    "LawResult",
    "NoLawThen",
    "NoSuchCheck",
    "NoSuchProvision",
    "Point",
    "Provided",
    "Reading",
    "ReportMade",
    "Spent",
    "assess",
    "assess_one",
    "cases_of",
    "check_of",
    "checks_shelf",
    "law_on",
    "provision",
    "remarks_beside",
    "remarks_shelf",
]
