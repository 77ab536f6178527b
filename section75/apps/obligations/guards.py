"""What was recorded as done, and which addresses there were, is not unwritten."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("obligations_donerecord"),
    *only_grows("obligations_feedaddress"),
    *only_grows("obligations_feedending"),
)
