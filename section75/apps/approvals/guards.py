"""Proposals and decisions only grow; a decision repeats its proposal truly, comes in time and not after the end."""

from section75.apps.audit.guards import before, only_grows

_DECISION = "approvals_decision"
_HAND_OVER = "approvals_handover"
_TAKEN_OVER = "SELECT 1 FROM approvals_handover h WHERE h.proposal_id = NEW.proposal_id"
_PROPOSAL = "SELECT 1 FROM approvals_proposal p WHERE p.id = NEW.proposal_id"
_MISTOLD = (
    "p.prepared_by_id <> NEW.prepared_by_id OR COALESCE(p.prepared_for_id, 0) <> COALESCE(NEW.prepared_for_id, 0)"
)
_EARLIER = "FROM approvals_decision d WHERE d.proposal_id = NEW.proposal_id"

GUARDS = (
    *only_grows("accounts_delegation"),
    *only_grows("accounts_delegationending"),
    *only_grows("accounts_demonstration"),
    *only_grows("approvals_proposal"),
    *only_grows("approvals_weight"),
    *only_grows(_DECISION),
    *only_grows("approvals_carriedout"),
    *only_grows("approvals_interest"),
    *only_grows("approvals_interestending"),
    *only_grows(_HAND_OVER),
    before(
        "INSERT",
        _DECISION,
        name="decision_names_the_preparer",
        when=f"EXISTS ({_PROPOSAL} AND ({_MISTOLD}))",
        says="decision_names_the_preparer: the decision names another preparer than its proposal",
    ),
    before(
        "INSERT",
        _DECISION,
        name="decision_comes_before_the_end",
        when=f"EXISTS (SELECT 1 {_EARLIER} AND d.ends)",
        says="decision_comes_before_the_end: the proposal was decided already",
    ),
    before(
        "INSERT",
        _DECISION,
        name="decision_comes_in_time",
        when=f"EXISTS ({_PROPOSAL} AND p.expires_at <= NEW.at)",
        says="decision_comes_in_time: the proposal had expired",
    ),
    before(
        "INSERT",
        _DECISION,
        name="approval_that_binds_both_is_proved",
        when=f"NEW.verb = 'approve' AND NEW.proved_at IS NULL AND EXISTS ({_PROPOSAL} AND p.binds_both)",
        says="approval_that_binds_both_is_proved: who approves what binds both proves who they are first",
    ),
    before(
        "INSERT",
        _DECISION,
        name="approval_ends_when_all_have_approved",
        when=(
            f"NEW.verb = 'approve' AND NEW.ends AND EXISTS ({_PROPOSAL} AND "
            f"p.needs_count > 1 + (SELECT COUNT(*) {_EARLIER} AND d.verb = 'approve'))"
        ),
        says="approval_ends_when_all_have_approved: another organisation has still to approve",
    ),
    before(
        "INSERT",
        _DECISION,
        name="nobody_approves_what_they_took_over",
        when=(
            f"NEW.verb = 'approve' AND EXISTS ({_TAKEN_OVER} "
            "AND h.to_id IN (NEW.by_id, COALESCE(NEW.on_behalf_of_id, 0)))"
        ),
        says="nobody_approves_what_they_took_over: it was handed over to the approver",
    ),
    before(
        "INSERT",
        _HAND_OVER,
        name="nobody_takes_over_what_they_decided",
        when=f"EXISTS (SELECT 1 {_EARLIER} AND (d.ends OR NEW.to_id IN (d.by_id, COALESCE(d.on_behalf_of_id, 0))))",
        says="nobody_takes_over_what_they_decided: it has ended, or whoever would take it over approved it",
    ),
)
