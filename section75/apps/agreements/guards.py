"""Terms once loaded stay as they were."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("agreements_termsversion"), *only_grows("agreements_termsfile"))
