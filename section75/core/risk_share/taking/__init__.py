"""How steps take: the arithmetic that several share, each part taken with its sentence and its rounding."""

from section75.core.risk_share.taking.offsetting import TIE_RULE, offset_lines, tie_in_words
from section75.core.risk_share.taking.owning import ALONE_PAYS, NAMED, give_back
from section75.core.risk_share.taking.setting_aside import set_aside
from section75.core.risk_share.taking.sharing import ratio_of, share_lines, share_out, shares_in_words

__all__ = [
    "ALONE_PAYS",
    "NAMED",
    "TIE_RULE",
    "give_back",
    "offset_lines",
    "ratio_of",
    "set_aside",
    "share_lines",
    "share_out",
    "shares_in_words",
    "tie_in_words",
]
