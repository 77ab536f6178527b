"""Who bears a variance: the agreement's steps, applied in its order, to the penny, with reasons.

Knows: the steps an agreement may list (one file each under `steps/`), how they run, and what to say when they run out.
Does not know: where a variance comes from (the budget), or what was agreed (the agreement file says that).

Promise: what is borne, what is in dispute and what is left always add up to the variance; and nothing is left at the
end, or the settlement is refused and the refusal names the last clause before the silence.
"""

from section75.core.risk_share.base import Base
from section75.core.risk_share.comparison import Compared, Comparison, compare
from section75.core.risk_share.facts import Facts
from section75.core.risk_share.refusals import BaseNotNamed, NobodyBears, SavingExceedsOverspend
from section75.core.risk_share.rule import Rule, Step
from section75.core.risk_share.settle import settle
from section75.core.risk_share.settlement import Portion, Settlement
from section75.core.risk_share.shelf import StepField, StepKind, shelf

__all__ = [
    "Base",
    "BaseNotNamed",
    "Compared",
    "Comparison",
    "Facts",
    "NobodyBears",
    "Portion",
    "Rule",
    "SavingExceedsOverspend",
    "Settlement",
    "Step",
    "StepField",
    "StepKind",
    "compare",
    "settle",
    "shelf",
]
