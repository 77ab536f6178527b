"""A pool shares risk. One in which every variance goes back to where it came from operates as aligned."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Term
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule


def check(partnership: Partnership) -> Iterator[Finding]:
    """A pooled fund whose steps, in both directions, all send the variance back to its origin WARNs."""
    for fund in partnership.funds:
        terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
        for term in terms:
            if any(pooled.span.overlaps(term.span) for pooled in fund.pooled) and _all_back(term.value):
                yield _aligned(fund, term)


def _all_back(rule: Rule) -> bool:
    """Are there steps both ways, and does each of them send what it takes back to its origin?"""
    steps = (*rule.overspend, *rule.underspend)
    both = bool(rule.overspend) and bool(rule.underspend)
    return both and all(getattr(step, "BACK_TO_ORIGIN", False) for step in steps)


def _aligned(fund: Fund, term: Term[Rule]) -> Finding:
    pooled = next(pooled for pooled in fund.pooled if pooled.span.overlaps(term.span))
    says = (
        f"{fund.name} is {pooled.value} ({pooled.clause}), and its risk share ({term.clause}) sends every overspend "
        "and every underspend back to the partner it came from: no risk is shared, and it operates as aligned. Call it "
        "aligned, or agree who shares what."
    )
    return Finding("operates as aligned", Result.WARN, term.clause.where, says, fund.schedule)
