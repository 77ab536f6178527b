"""Whole pence: reading amounts, dividing them without loss, and the shares they are divided in.

Knows: pence, the units a paper prints (£, £000, £m), exact shares, largest remainder with a declared tie rule.
Does not know: who the partners are, what a share is for, or how a page shows an amount.

Promise: no float gets in, nothing finer than a penny gets in, and the parts of a division add up to the whole.
"""

from section75.core.money.money import Money, sum_of
from section75.core.money.ratio import Contributed, Keyed, Printed, Ratio
from section75.core.money.refusals import (
    AmountTooLarge,
    BaseIsNothing,
    FinerThanAPenny,
    NegativeShare,
    NotAnAmount,
    NotAShare,
    SharesNotAWhole,
)
from section75.core.money.split import TIE_RULE, Division, Part, split
from section75.core.money.unit import Unit

__all__ = [
    "TIE_RULE",
    "AmountTooLarge",
    "BaseIsNothing",
    "Contributed",
    "Division",
    "FinerThanAPenny",
    "Keyed",
    "Money",
    "NegativeShare",
    "NotAShare",
    "NotAnAmount",
    "Part",
    "Printed",
    "Ratio",
    "SharesNotAWhole",
    "Unit",
    "split",
    "sum_of",
]
