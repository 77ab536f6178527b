"""What an agreement says of a fund's contributions: what is still to come, who contributes, who leads which line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from section75.core.calendar import FinancialYear, Month
from section75.core.parties import in_order
from section75.core.partnership import Partnership
from section75.core.pools import instalments_due
from section75.core.receipts import Key, Owed


def to_come(partnership: Partnership, fund: str, *, posted: Collection[Key], on: date) -> tuple[Owed, ...]:
    """The instalments of every year the terms give that are not posted, from the contributions in use on a day."""
    found: list[Owed] = []
    for year in partnership.years_of(fund):
        found.extend(each for each in _of_year(partnership, fund, year, on) if each.amount and each.key not in posted)
    return tuple(found)


def _of_year(partnership: Partnership, fund: str, year: FinancialYear, on: date) -> tuple[Owed, ...]:
    rule = next((each for each in partnership.instalments if (each.fund, each.year) == (fund, year)), None)
    table = partnership.contributions_worked_on(fund, year, on=on)
    days = partnership.days_of(partnership.fund(fund))
    if rule is None or table is None:
        return ()
    return tuple(
        Owed(each.party, each.due_on, each.amount, str(rule.clause), is_posted=False)
        for number in range(1, 13)
        for each in instalments_due(rule, table.due, month=Month(year, number))
        if days is None or days.holds(each.due_on)
    )


def silences(partnership: Partnership, fund: str) -> tuple[str, ...]:
    """Of which years the agreement does not say what falls due when, in its file's own words where it has any."""
    given = {rule.year for rule in partnership.instalments if rule.fund == fund}
    gap = partnership.gap("instalments", fund)
    said = f" The file says: {gap}." if gap else ""
    return tuple(
        f"The agreement does not say when the contributions for {year} fall due, so none are to come.{said}"
        for year in partnership.years_of(fund)
        if year not in given
    )


def contributors(partnership: Partnership, fund: str, *, posted: Collection[str] = ()) -> tuple[str, ...]:
    """Who contributes to a fund by any of its tables, or has an account there; in the agreement's order."""
    tables = [table for table in partnership.contributions if table.fund == fund]
    return in_order(partnership.parties, (*posted, *(row.party for table in tables for row in table.rows)))


def leads(partnership: Partnership, fund: str, *, on: date) -> dict[str, str]:
    """Who leads each line of a fund on a day; several together, and a line that has none of its own, are left out."""
    found = {line.id: line.lead_on(on) for line in partnership.lines_of(fund)}
    return {line: lead.party for line, lead in found.items() if lead is not None and lead.party}
