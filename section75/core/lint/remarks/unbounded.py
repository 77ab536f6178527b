"""Unbounded exposure: partners whose cost grows with the overspend without end."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen


def look(seen: Seen) -> Iterator[Remark]:
    """One remark that names every partner without a bound."""
    unbounded = [most.sentence for most in seen.exposure.largest_borne if most.amount is None]
    if unbounded:
        says = f"{' '.join(unbounded)} No clause caps it. Say whether the partners have accepted that."
        yield Remark("exposure has no bound", says, seen.rule.clause, rests_on_amounts=True)
