"""Who bears a variance: the agreement's steps, applied in its order, to the penny, with reasons.

Knows: the steps an agreement may list (one file each under `steps/`), how they run, and what to say when they run out.
Does not know: where a variance comes from (the budget), or what was agreed (the agreement file says that).

Promise: what is borne, what is in dispute and what is left always add up to the variance; and nothing is left at the
end, or the settlement is refused and the refusal names the last clause before the silence.
"""

from section75.core.risk_share.base import Base
from section75.core.risk_share.circumstances import (
    Circumstances,
    Contingency,
    Fault,
    RecoveryPlan,
    Redeployment,
    SharingKey,
    Transfer,
)
from section75.core.risk_share.comparison import Compared, Comparison, compare
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.pot import Pot
from section75.core.risk_share.refusals import (
    BaseNotNamed,
    LineHasNoOwner,
    LinesDoNotAddUp,
    LinesNoLongerKnown,
    LinesNotGiven,
    NobodyBears,
    SavingExceedsOverspend,
    SharesSaidTwice,
    StepNamesUnknownLine,
)
from section75.core.risk_share.refusals_by_line import (
    IncrementNotGiven,
    NoIncomeLine,
    NoOneLeadToKeepIt,
    RingFencedLineOffset,
)
from section75.core.risk_share.refusals_whole import (
    BandBackward,
    BandsOverlap,
    BoundOnTheWrongSide,
    CapBelowCollar,
    CeilingNotKnown,
    ContingencyNotGiven,
    DayNotGiven,
    ExcessGoesToABoundPartner,
    FaultExceedsOverspend,
    HostNotKnown,
    LeadNotKnown,
    MaximumBelowContribution,
    OutsideTheTaper,
    RecoveryPlanNotApproved,
    RecoveryPlanNotGiven,
    ShareSuspended,
    SharingKeyNotForYear,
    SharingKeyUnknown,
    TaperBackward,
)
from section75.core.risk_share.rule import Rule
from section75.core.risk_share.settle import settle
from section75.core.risk_share.settlement import LineAmounts, Portion, Settlement, kind_of
from section75.core.risk_share.shelf import StepField, StepKind, shelf
from section75.core.risk_share.step import ActsOn, Stage, Step
from section75.core.risk_share.terms import Amounts, Band, Bound, LineIds, Owners, PartnerId, Profile

__all__ = [
    "ActsOn",
    "Amounts",
    "Band",
    "BandBackward",
    "BandsOverlap",
    "Base",
    "BaseNotNamed",
    "Bound",
    "BoundOnTheWrongSide",
    "CapBelowCollar",
    "CeilingNotKnown",
    "Circumstances",
    "Compared",
    "Comparison",
    "Contingency",
    "ContingencyNotGiven",
    "DayNotGiven",
    "ExcessGoesToABoundPartner",
    "Facts",
    "Fault",
    "FaultExceedsOverspend",
    "HostNotKnown",
    "IncrementNotGiven",
    "LeadNotKnown",
    "LineAmounts",
    "LineHasNoOwner",
    "LineIds",
    "LinesDoNotAddUp",
    "LinesNoLongerKnown",
    "LinesNotGiven",
    "MaximumBelowContribution",
    "NoIncomeLine",
    "NoOneLeadToKeepIt",
    "NobodyBears",
    "OutsideTheTaper",
    "Owners",
    "PartnerId",
    "Portion",
    "Pot",
    "Profile",
    "RecoveryPlan",
    "RecoveryPlanNotApproved",
    "RecoveryPlanNotGiven",
    "Redeployment",
    "RingFencedLineOffset",
    "Rule",
    "SavingExceedsOverspend",
    "Settlement",
    "ShareSuspended",
    "SharesSaidTwice",
    "SharingKey",
    "SharingKeyNotForYear",
    "SharingKeyUnknown",
    "Stage",
    "Step",
    "StepField",
    "StepKind",
    "StepNamesUnknownLine",
    "TaperBackward",
    "Transfer",
    "compare",
    "kind_of",
    "settle",
    "shelf",
]
