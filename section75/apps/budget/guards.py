"""A forecast once entered stays."""

from section75.apps.audit.guards import only_grows

GUARDS = (*only_grows("budget_forecastversion"), *only_grows("budget_forecastline"))
