"""An unusual order of operations: a step that stands after one that usually follows it.

The agreement's order is the one that is used. The usual order is the one agreements and their accountants follow:
fault, ring-fences, a sponsor's saving, income, offsetting, the contingency, the recovery plan, and only then the share.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from section75.core.lint.remark import Remark, Seen


def look(seen: Seen) -> Iterator[Remark]:
    """Each step that comes later than it usually does."""
    for direction, steps in (("overspend", seen.rule.overspend), ("underspend", seen.rule.underspend)):
        for earlier, later in pairwise(steps):
            if later.STAGE < earlier.STAGE:
                says = (
                    f"The order of operations for an {direction} is unusual: {later.clause} ({later.NAME}) comes after "
                    f"{earlier.clause} ({earlier.NAME}), and usually before it. The agreement's order is kept; the "
                    "same variance would be shared differently the other way round. Say whether it is meant."
                )
                yield Remark("order of operations is unusual", says, later.clause)
