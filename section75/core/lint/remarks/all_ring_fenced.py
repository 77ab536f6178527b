"""All lines ring-fenced by contributor: a pool of which no pound can be used for another partner's line."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen


def look(seen: Seen) -> Iterator[Remark]:
    """One remark where every line of a fund with two lines or more is ring-fenced, each paid for by one partner."""
    facts = seen.facts
    lines = [line.id for line in facts.lines]
    paying = [facts.paying_for(line) for line in lines]
    if len(lines) > 1 and facts.ring_fenced >= set(lines) and all(len(each) == 1 for each in paying):
        says = (
            f"All {len(lines)} lines of the fund are ring-fenced inside it, each for the one partner that pays for it, "
            "so no money in it can meet another line's need. Say which ring-fence is lifted, and when, "
            "or call the fund aligned."
        )
        yield Remark("all lines are ring-fenced", says, seen.rule.clause)
