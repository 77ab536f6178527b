"""What somebody was told, and when, is not unwritten."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("inbox_seen"), *only_grows("inbox_wish"), *only_grows("inbox_told"))
