"""Drafts, their revisions and what was set aside only grow."""

from section75.apps.audit.guards import only_grows

GUARDS = (
    *only_grows("drafts_draft"),
    *only_grows("drafts_revision"),
    *only_grows("drafts_revisionfile"),
    *only_grows("drafts_setaside"),
)
