"""Notices and their answers stay as they were recorded."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("notices_notice"), *only_grows("notices_noticeanswer"))
