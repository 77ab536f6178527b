"""What was known of organisations stays as it was known."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("organisations_listing"), *only_grows("organisations_record"))
