"""Who may do what: roles, the acts each carries, and the delegation under which a person holds one.

Knows: the matrix of roles and acts, and whether a delegation reaches as far as it is asked to: place, day, amount.
Does not know: who is signed in, or what an act does.

Promise: what no delegation carries is refused, and the refusal says which delegation is missing.
"""

from section75.core.authority.act import Act
from section75.core.authority.covering import require_fitting_in
from section75.core.authority.deciding import carries, decide, touching
from section75.core.authority.delegation import EVERYWHERE, Delegation, Scope
from section75.core.authority.granting import require_grantable
from section75.core.authority.matrix import MATRIX, holders_of, matrix_rows
from section75.core.authority.refusals import (
    AboveTheLimit,
    CoverForOneself,
    CoversACover,
    DelegationEnded,
    EndsBeforeItStarts,
    LimitBelowNothing,
    MayNot,
    NoLimitGiven,
    NoSuchPartnership,
    NotForARole,
    NothingToCover,
    NotTimeBoxed,
    OnTheOtherSide,
    SecondOrganisation,
    TooFarAhead,
)
from section75.core.authority.role import Role

__all__ = [
    "EVERYWHERE",
    "MATRIX",
    "AboveTheLimit",
    "Act",
    "CoverForOneself",
    "CoversACover",
    "Delegation",
    "DelegationEnded",
    "EndsBeforeItStarts",
    "LimitBelowNothing",
    "MayNot",
    "NoLimitGiven",
    "NoSuchPartnership",
    "NotForARole",
    "NotTimeBoxed",
    "NothingToCover",
    "OnTheOtherSide",
    "Role",
    "Scope",
    "SecondOrganisation",
    "TooFarAhead",
    "carries",
    "decide",
    "holders_of",
    "matrix_rows",
    "require_fitting_in",
    "require_grantable",
    "touching",
]
