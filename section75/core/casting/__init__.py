"""Casting: does a published table add up, in one unit, with the totals and shares it prints?

Knows: adding up, and how to say what does not. Does not know: whether a difference matters; that is the reader's.

Promise: a table that does not foot is never let out in silence, and the difference is always given.
"""

from section75.core.casting.cast import cast_shares, cast_total, same_scale

__all__ = ["cast_shares", "cast_total", "same_scale"]
