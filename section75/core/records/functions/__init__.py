"""Delegated functions: what each is and whose, who is accountable on a day, and what is wrong with them on record.

Knows: owner, exerciser, days, enactment and arrangement of each function. Liability is not among what it holds.
Does not know: whether the Regulations allow the function to go over; that is judged above.
"""

from section75.core.records.functions.accountable import Accountable, Within, accountable_on
from section75.core.records.functions.findings import (
    Partners,
    between_partners,
    outside_its_schedule,
    two_exercisers,
    without_an_enactment,
    without_its_arrangement,
)
from section75.core.records.functions.function import (
    LIABILITY_STAYS,
    DelegatedFunction,
    ExercisedByItsOwner,
    FunctionKind,
    WrongWayRound,
)

__all__ = [
    "LIABILITY_STAYS",
    "Accountable",
    "DelegatedFunction",
    "ExercisedByItsOwner",
    "FunctionKind",
    "Partners",
    "Within",
    "WrongWayRound",
    "accountable_on",
    "between_partners",
    "outside_its_schedule",
    "two_exercisers",
    "without_an_enactment",
    "without_its_arrangement",
]
