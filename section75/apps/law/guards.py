"""Judgements only grow."""

from section75.apps.audit.guards import only_grows

GUARDS = only_grows("law_confirmedjudgement")
