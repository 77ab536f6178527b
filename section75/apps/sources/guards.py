"""What was confirmed stays, and so does which file was read under it. A waiting file may go, once it was brought."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("sources_source"),
    *only_grows("sources_confirmation"),
    *only_grows("sources_readunder"),
)
