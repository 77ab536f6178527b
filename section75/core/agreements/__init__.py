"""The agreement and its schedules: what is in force on a day, and which clause says so.

Knows: agreements, schedules, notice, reporting duties, and *terms*: dated values that each cite their clause.
Does not know: money, funds or shares; those are terms of other rooms, kept in the same dated form.

Promise: asked for a term on a day, it gives exactly one, or refuses and says where the silence or the overlap is.
"""

from section75.core.agreements.agreement import Agreement, AgreementKind, ReportDuty, Schedule
from section75.core.agreements.duties import Concerning, Due, DueKind, Review, YearlyDay
from section75.core.agreements.escalation import Escalation, ladder_on
from section75.core.agreements.lead import Lead
from section75.core.agreements.notice import GROUNDS, SCOPES, Deemed, EndsOnly, Length, MonthEnd, Notice, Unit, Way
from section75.core.agreements.term import OutsideTerm, Silent, Term, TwoTermsApply, in_force, span_findings
from section75.core.agreements.variation import Instrument, InstrumentKind, Merged, Variation

__all__ = [
    "GROUNDS",
    "SCOPES",
    "Agreement",
    "AgreementKind",
    "Concerning",
    "Deemed",
    "Due",
    "DueKind",
    "EndsOnly",
    "Escalation",
    "Instrument",
    "InstrumentKind",
    "Lead",
    "Length",
    "Merged",
    "MonthEnd",
    "Notice",
    "OutsideTerm",
    "ReportDuty",
    "Review",
    "Schedule",
    "Silent",
    "Term",
    "TwoTermsApply",
    "Unit",
    "Variation",
    "Way",
    "YearlyDay",
    "in_force",
    "ladder_on",
    "span_findings",
]
