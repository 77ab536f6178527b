"""Placing: no two rules claim the same rows of a finance extract."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from section75.core.partnership.partnership import Partnership
from section75.core.pools import PlacingRule
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Two rules alike in cost centre and subjective for the same days WARN: each such row will be refused."""
    for fund in partnership.funds:
        alike: dict[tuple[str, str], list[PlacingRule]] = {}
        for rule in sorted(partnership.placing_of(fund.id), key=lambda rule: rule.span.starts_on):
            alike.setdefault((rule.cost_centre, rule.subjective), []).append(rule)
        following = (pair for rules in alike.values() for pair in pairwise(rules))
        yield from (_twice(*pair, fund.schedule) for pair in following if pair[0].span.overlaps(pair[1].span))


def _twice(first: PlacingRule, second: PlacingRule, schedule: str) -> Finding:
    subjective = f" with subjectives {first.subjective}" if first.subjective else ""
    says = (
        f"Cost centre {first.cost_centre}{subjective} is placed twice for the same days: to {first.target} "
        f"({first.clause}) and to {second.target} ({second.clause}). Its rows will be refused: keep one of the two."
    )
    return Finding("cost centre is placed twice", Result.WARN, second.clause.where, says, schedule)
