"""Approving: who may approve what somebody else prepared, what is still needed, and what counts together.

Knows: proposals, the decisions on them, related amounts, declared interests. Does not know: what is proposed, or how it
is carried out.

Promise: nobody approves what they prepared, in their own name or in another's; what binds both needs both.
"""

from section75.core.approvals.approving import require_may_approve, require_theirs, require_unchanged, require_waiting
from section75.core.approvals.interest import Interest, require_no_interest
from section75.core.approvals.proposal import Acting, Decided, Proposal, State, Verb
from section75.core.approvals.refusals import (
    ApprovedByYourSide,
    ChangedSinceProposed,
    DecidedAlready,
    HasAnInterest,
    NotOfThePartners,
    NotYours,
    OwnWork,
    ProposalExpired,
)
from section75.core.approvals.related import DAYS_RELATED, Weight, plain_key, related_total

__all__ = [
    "DAYS_RELATED",
    "Acting",
    "ApprovedByYourSide",
    "ChangedSinceProposed",
    "Decided",
    "DecidedAlready",
    "HasAnInterest",
    "Interest",
    "NotOfThePartners",
    "NotYours",
    "OwnWork",
    "Proposal",
    "ProposalExpired",
    "State",
    "Verb",
    "Weight",
    "plain_key",
    "related_total",
    "require_may_approve",
    "require_no_interest",
    "require_theirs",
    "require_unchanged",
    "require_waiting",
]
