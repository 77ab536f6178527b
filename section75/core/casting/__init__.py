"""Casting: does a published table add up, in one unit, with the totals and shares it prints?

Knows: adding up, and how to say what does not. Does not know: whether a difference matters; that is the reader's.

Promise: a table that does not foot is never let out in silence, and the difference is always given.
"""

from section75.core.casting.cast import cast_shares, cast_total, in_unit, same_scale
from section75.core.casting.percent import in_percent

__all__ = ["cast_shares", "cast_total", "in_percent", "in_unit", "same_scale"]
