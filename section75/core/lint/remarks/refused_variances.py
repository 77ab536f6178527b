"""Variances the rule refuses: a step that cannot go on, over a range, because its clause leaves something unsaid.

Terms that contradict themselves are wrong; what is only not known yet (a plan not made, a contingency not recorded) is
for the partners to have known.
"""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen
from section75.core.refusals import Refusals
from section75.core.risk_share import (
    BandBackward,
    BandsOverlap,
    BaseNotNamed,
    BoundOnTheWrongSide,
    CapBelowCollar,
    ExcessGoesToABoundPartner,
    LinesNotGiven,
    NobodyBears,
    SharesSaidTwice,
    TaperBackward,
)

_FOUND_ELSEWHERE = (NobodyBears, BaseNotNamed, LinesNotGiven)
_CONTRADICTIONS = (
    BandBackward,
    BandsOverlap,
    BoundOnTheWrongSide,
    CapBelowCollar,
    ExcessGoesToABoundPartner,
    SharesSaidTwice,
    TaperBackward,
)


def look(seen: Seen) -> Iterator[Remark]:
    """Each range that is refused, other than for want of a step, of a base, or of lines."""
    for silence in seen.exposure.silences:
        refusal = silence.refusal
        each = refusal.each if isinstance(refusal, Refusals) else (refusal,)
        if not isinstance(refusal, _FOUND_ELSEWHERE):
            is_wrong = any(isinstance(one, _CONTRADICTIONS) for one in each)
            name = "terms contradict themselves" if is_wrong else "some variances are refused"
            yield Remark(name, silence.sentence, seen.rule.clause, is_wrong=is_wrong, rests_on_amounts=True)
