"""Events and their withdrawals only grow."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("lives_recordedevent"), *only_grows("lives_eventwithdrawal"))
