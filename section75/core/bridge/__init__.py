"""Contributions from year to year: how they stand, how one year leads to the next, and what is in use meanwhile.

Knows: whether each partner's contribution is indicative, proposed or approved; bridges from last year's contribution;
the rule by which contributions roll forward; minimum contributions; what the partners work on until a year is agreed.
Does not know: what was paid (the ledger), how an approval comes about, or any figure that the files do not give.

Promise: a bridge foots to the penny or the difference is named; a year is rolled forward by the clause alone, with
every step shown, and where the clause is silent it stops; what is in use on a day is always said, and who says so.
"""

from section75.core.bridge.bridging import Bridge, BridgeStep, StepKind
from section75.core.bridge.difference import Difference, InstalmentDifference, differences
from section75.core.bridge.footing import Footing, TableNotNamed, apart_in_words, footing_of, opening_of
from section75.core.bridge.in_use import InUse, Use, contributions_in_use
from section75.core.bridge.rolling import NothingToRollFrom, OneOffsDisagree, RolledYear, roll_forward
from section75.core.bridge.rounding import Rounded, round_together
from section75.core.bridge.rule import Carries, Minimum, RollForward, RollForwardSilent, Uplift, UpliftOn
from section75.core.bridge.standing import ContributionStanding, Stands, approvals_of, standing_on, stands_on
from section75.core.bridge.year import BridgeShown, PartnerRow, TableShown, YearShown, year_shown
from section75.core.bridge.yearly import FundYears, UntilAgreed, WorksOn, YearToYear

__all__ = [
    "Bridge",
    "BridgeShown",
    "BridgeStep",
    "Carries",
    "ContributionStanding",
    "Difference",
    "Footing",
    "FundYears",
    "InUse",
    "InstalmentDifference",
    "Minimum",
    "NothingToRollFrom",
    "OneOffsDisagree",
    "PartnerRow",
    "RollForward",
    "RollForwardSilent",
    "RolledYear",
    "Rounded",
    "Stands",
    "StepKind",
    "TableNotNamed",
    "TableShown",
    "UntilAgreed",
    "Uplift",
    "UpliftOn",
    "Use",
    "WorksOn",
    "YearShown",
    "YearToYear",
    "apart_in_words",
    "approvals_of",
    "contributions_in_use",
    "differences",
    "footing_of",
    "opening_of",
    "roll_forward",
    "round_together",
    "standing_on",
    "stands_on",
    "year_shown",
]
