"""What a contributions table says of itself is what its partners' standings come to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.bridge import ContributionStanding, approvals_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import ContributionTable
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A table called approved that a partner has not approved, by its own standing, is a WARN.

    One called indicative says how it stood when it was written, and may be approved since.
    """
    for table in partnership.contributions:
        latest = _latest(partnership, table)
        is_approved = approvals_of(partnership.year_to_year.standings, table, on=date.max) is not None
        if not latest or is_approved or not table.approved:
            continue
        fund = partnership.fund(table.fund)
        told = ". ".join(f"{partnership.named(each.party)}: {each.in_words()}" for each in latest)
        says = (
            f"The contributions to {fund.name} for {table.year} ({table.clause}) are called approved, and by their "
            f"partners' standings they are not. {told}. Correct the one or the other."
        )
        yield Finding("standings differ from their table", Result.WARN, table.clause.where, says, fund.schedule)


def _latest(partnership: Partnership, table: ContributionTable) -> list[ContributionStanding]:
    """The last standing of each partner in the table, in the table's order."""
    wanted = (table.fund, table.year, table.version)
    of_it = [each for each in partnership.year_to_year.standings if (each.fund, each.year, each.version) == wanted]
    latest = {each.party: each for each in sorted(of_it, key=lambda each: each.on)}
    return [latest[party] for party in table.due if party in latest]
