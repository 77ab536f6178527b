"""Every pooled fund's risk share runs: there is one, and both directions have steps."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Term, span_findings
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule


def check(partnership: Partnership) -> Iterator[Finding]:
    """A fund that is pooled on some day and has no rule, and a direction without steps."""
    for fund in partnership.funds:
        terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
        yield from span_findings(terms, what=f"The risk share of {fund.name}", schedule=fund.schedule)
        if not terms and fund.is_ever_pooled:
            gap = partnership.gap("risk share", fund.id)
            stated = f" The file says: {gap}." if gap else ""
            says = f"{fund.name} has no risk share.{stated} Agree who bears an overspend and who keeps an underspend."
            yield Finding("risk share is missing", Result.FAIL, fund.clause.where, says, fund.schedule)
        for term in terms:
            yield from _directions(term, fund)
            yield from _without_a_pool(term, fund)


def _without_a_pool(term: Term[Rule], fund: Fund) -> Iterator[Finding]:
    """A rule for days on none of which the fund is in the pool: each partner's money is its own then."""
    if not fund.state or any(pooled.span.overlaps(term.span) for pooled in fund.pooled):
        return
    states = " and ".join(dict.fromkeys(str(state.value) for state in fund.state if state.span.overlaps(term.span)))
    says = (
        f"{term.clause} shares the variance of {fund.name} {term.span}, when it is {states or 'not given a state'}: "
        "there is no pool to share in. Say from when it is pooled, or take the rule out."
    )
    yield Finding("risk share without a pool", Result.WARN, term.clause.where, says, fund.schedule)


def _directions(term: Term[Rule], fund: Fund) -> Iterator[Finding]:
    where = term.clause.where
    for direction, steps in (("overspend", term.value.overspend), ("underspend", term.value.underspend)):
        if not steps:
            says = f"{term.clause} has no step for an {direction} of {fund.name}: nobody would take it. Agree who does."
            yield Finding(f"{direction} has no rule", Result.FAIL, where, says, fund.schedule)
