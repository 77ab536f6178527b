"""Whose approval a proposal takes."""

from __future__ import annotations

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Kind
from section75.apps.approvals.refusals import NobodyToAgreeWith
from section75.core.authority import Scope


def organisations_needed(kind: Kind, scope: Scope, preparing: str) -> tuple[str, ...]:
    """The preparer's own organisation, or, for what binds both, every partner of the fund or of the partnership."""
    if not kind.binds_both:
        return (preparing,)
    terms = agreements.latest(scope.partnership)
    funds = [terms.fund(scope.fund)] if scope.fund else list(terms.funds)
    partners = tuple(dict.fromkeys(party for fund in funds for party in terms.partners_of(fund)))
    if len(partners) < 2:
        raise NobodyToAgreeWith(kind.words, len(partners))
    return partners
