"""What was issued never changes, and nothing is issued by one person alone."""

from section75.apps.audit.guards import before, only_grows

GUARDS = (
    *only_grows("returns_issuedreturn"),
    *only_grows("returns_rendering"),
    *only_grows("returns_delivery"),
    *only_grows("returns_acknowledgement"),
    before(
        "INSERT",
        "returns_issuedreturn",
        name="return_is_countersigned",
        when=(
            "NEW.countersigned_by_id IS NULL OR NOT EXISTS (SELECT 1 FROM approvals_decision d "
            "JOIN approvals_proposal p ON p.id = d.proposal_id WHERE p.id = NEW.proposal_id "
            "AND p.kind = 'issue-report' AND p.partnership = NEW.partnership_id AND p.fund = NEW.fund "
            "AND NOT EXISTS (SELECT 1 FROM approvals_carriedout o WHERE o.proposal_id = p.id) "
            "AND d.verb = 'approve' AND d.ends AND d.by_id = NEW.countersigned_by_id "
            "AND d.prepared_by_id = NEW.issued_by_id)"
        ),
        says="return_is_countersigned: no proposal of its preparer that somebody else approved stands behind it",
    ),
)
