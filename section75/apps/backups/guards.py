"""A fund that lost lines in a restoration takes no entry until both partners accept that; both tables only grow."""

from section75.apps.audit.guards import before, only_grows

_OPEN = (
    "SELECT 1 FROM backups_restoration t WHERE t.partnership = NEW.partnership_id AND t.fund = NEW.fund AND NOT EXISTS "
    "(SELECT 1 FROM backups_restorationaccepted a WHERE a.restoration_id = t.id)"
)
_ACCEPTED = (
    "SELECT 1 FROM approvals_decision d JOIN approvals_proposal p ON p.id = d.proposal_id "
    "JOIN backups_restoration t ON t.id = NEW.restoration_id AND t.partnership = p.partnership AND t.fund = p.fund "
    "WHERE p.id = NEW.proposal_id AND p.kind = 'accept-restoration' AND p.binds_both "
    "AND d.verb = 'approve' AND d.ends "
    "AND NOT EXISTS (SELECT 1 FROM approvals_carriedout o WHERE o.proposal_id = p.id)"
)

GUARDS = (
    *only_grows("backups_restoration"),
    *only_grows("backups_restorationaccepted"),
    before(  # every entry stands in a run, so that this is asked once however many come together
        "INSERT",
        "ledger_postingrun",
        name="restoration_is_accepted_first",
        when=f"EXISTS ({_OPEN})",
        says="restoration_is_accepted_first: lines are missing since a restoration that both have not accepted",
    ),
    before(
        "INSERT",
        "backups_restorationaccepted",
        name="restoration_is_accepted_by_both",
        when=f"NOT EXISTS ({_ACCEPTED})",
        says="restoration_is_accepted_by_both: both partners have not approved it",
    ),
)
