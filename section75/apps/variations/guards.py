"""What was proposed stays as it was proposed."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("variations_proposedterms"), *only_grows("variations_proposedfile"))
