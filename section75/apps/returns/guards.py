"""What was issued never changes."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("returns_issuedreturn"),
    *only_grows("returns_rendering"),
    *only_grows("returns_delivery"),
)
