"""Contributions are agreed before their year begins."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Contributions that are only indicative on the day of their document, after their year began, WARN."""
    for table in partnership.contributions:
        said_on = partnership.said_on(table.clause)
        if table.approved or said_on is None or said_on < table.year.starts_on:
            continue
        fund = partnership.fund(table.fund)
        gap = partnership.gap("contributions", fund.id)
        stated = f" The file says: {gap}." if gap else ""
        says = (
            f"The contributions to {fund.name} for {table.year} were only indicative on {in_words(said_on)} "
            f"({table.clause}), {(said_on - table.year.starts_on).days} days after the year began.{stated} Agree them, "
            "and say what holds in the year until then."
        )
        yield Finding(
            "contributions are indicative after the year began", Result.WARN, table.clause.where, says, fund.schedule
        )
