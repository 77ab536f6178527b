"""What a rule costs each partner over a range of variances: parts, kinks, the largest exposure, and where it is silent.

Knows: how to ask a rule about any variance, and how to find where its answer bends, ends or has no bound.
Does not know: steps by name. A new step is exposed as soon as it is on the shelf.

Promise: what a table shows is what settling that variance gives, to the penny.
"""

from section75.core.exposure.curve import Curve, Outcome
from section75.core.exposure.exposure import Exposure, exposure
from section75.core.exposure.found import Kink, Largest, Silence, Taker
from section75.core.exposure.pieces import FURTHEST, Piece
from section75.core.exposure.rules import NothingToReplace, RuleCompared, RulesCompared, compare_rules, in_shares

__all__ = [
    "FURTHEST",
    "Curve",
    "Exposure",
    "Kink",
    "Largest",
    "NothingToReplace",
    "Outcome",
    "Piece",
    "RuleCompared",
    "RulesCompared",
    "Silence",
    "Taker",
    "compare_rules",
    "exposure",
    "in_shares",
]
