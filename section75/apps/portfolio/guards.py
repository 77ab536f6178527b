"""What was summed up, and what a check saw, stays as it was; a later one comes beside it."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("portfolio_summary"),
    *only_grows("portfolio_summaryline"),
    *only_grows("portfolio_checked"),
)
