"""Terms lint: what a rule's terms will lead to, found before it does.

Knows: how to look at a rule and what it does to variances, one file for each remark under `remarks/`, found by listing.
Does not know: what to do about it. Some remarks must be put right; the others are for the partners to have known.

Promise: nothing here stops a settlement, and no remark puts an agreement's steps in another order.
"""

from section75.core.lint.remark import Remark, Seen
from section75.core.lint.shelf import remarks_on, remarks_shelf

__all__ = ["Remark", "Seen", "remarks_on", "remarks_shelf"]
