"""Nobody contributes less than the minimum set for a year."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A contribution below its minimum FAILs; a year of which no table is given says nothing."""
    for least in partnership.year_to_year.minimums:
        table = partnership.contributions_of(least.fund, least.year)
        due = table.due.get(least.party) if table is not None else None
        if table is None or due is None or due >= least.amount:
            continue
        fund = partnership.fund(least.fund)
        says = (
            f"The contribution of {partnership.called(least.party)} to {fund.name} for {least.year} is {due} "
            f"({table.clause}), {least.amount - due} below its minimum of {least.amount} ({least.clause}). Raise it, "
            "or correct the minimum."
        )
        yield Finding("contribution below its minimum", Result.FAIL, table.clause.where, says, fund.schedule)
