"""Where rows of a fund can go: its lines, its partners' contributions, and suspense."""

from __future__ import annotations

from section75.apps.placing.wanted import goes_to
from section75.core.partnership import Partnership
from section75.core.pools import Destination


def destinations_of(terms: Partnership, fund: str) -> dict[str, tuple[Destination, str, str]]:
    """By what it is written as ("expenditure/day-care"): what a row becomes there, of what, and what that is called."""
    found: list[tuple[Destination, str, str]] = []
    for line in terms.lines_of(fund):
        kind = Destination.SERVICE_USER_INCOME if line.nature.is_income else Destination.SPEND
        found.append((kind, line.id, line.name))
    for party in terms.partners_of(terms.fund(fund)):
        found.append((Destination.CONTRIBUTION_RECEIVED, party, terms.called(party)))
    found.append((Destination.SUSPENSE, "", "Suspense, until it is cleared to a line"))
    return {goes_to(kind, target): (kind, target, name) for kind, target, name in found}
