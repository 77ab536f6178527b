"""What was done to a period only grows; a locked period is not re-opened; locking and unlocking are approved."""

from section75.apps.audit.guards import before, only_grows

_STEP = "closing_periodstep"
_BEHIND = (
    "SELECT 1 FROM approvals_decision d JOIN approvals_proposal p ON p.id = d.proposal_id "
    "WHERE p.id = NEW.proposal_id AND d.verb = 'approve' AND d.ends AND p.partnership = NEW.partnership_id "
    "AND p.fund = NEW.fund"
)
_LOCKING = f"NEW.state = 'locked' AND NOT EXISTS ({_BEHIND} AND p.kind = 'lock-year')"
_UNLOCKING = f"NEW.state = 'closed' AND NOT EXISTS ({_BEHIND} AND p.kind = 'unlock-year' AND p.binds_both)"
_SAME = "s.partnership_id = c.partnership_id AND s.fund = c.fund AND s.year = c.year AND s.month = c.month"
_LATER = (
    f"SELECT 1 FROM {_STEP} n WHERE n.partnership_id = s.partnership_id AND n.fund = s.fund "  # noqa: S608 - fixed text
    "AND n.year = s.year AND n.month = s.month AND n.id > s.id"
)
_LOCKED = (
    f"SELECT 1 FROM ledger_monthclosing c JOIN {_STEP} s ON {_SAME} "  # noqa: S608 - fixed text
    f"WHERE c.id = NEW.closing_id AND s.state = 'locked' AND NOT EXISTS ({_LATER})"
)

GUARDS = (
    *only_grows(_STEP),
    *only_grows("closing_taskexplanation"),
    *only_grows("closing_lineanswer"),
    before(
        "INSERT",
        _STEP,
        name="locking_is_approved",
        when=f"({_LOCKING}) OR ({_UNLOCKING})",
        says="locking_is_approved: locking and unlocking are proposed and approved, unlocking by both partners",
    ),
    before(
        "INSERT",
        "ledger_monthreopening",
        name="locked_period_is_not_reopened",
        when=f"EXISTS ({_LOCKED})",
        says="locked_period_is_not_reopened: the final account rests on it",
    ),
)
