"""Others doing the same month end on the same rows: each loads all, and gives every line's cost by month."""

from __future__ import annotations

Totals = dict[tuple[int, int], int]  # (line, month) -> pence; month 1 is April


class NotThere(Exception):
    """What would be measured is not installed here; the others are measured all the same."""
