"""What either side gave, explained or accepted only grows."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("reconciliation_giving"),
    *only_grows("reconciliation_figure"),
    *only_grows("reconciliation_differencereason"),
    *only_grows("reconciliation_statement"),
    *only_grows("reconciliation_statementline"),
    *only_grows("reconciliation_statementacceptance"),
)
