"""Totals and shares that the source prints must follow from the lines beside them, in one unit."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.casting import cast_shares, cast_total, same_scale
from section75.core.money import Money, sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Basis, ContributionTable
from section75.core.refusals import Finding


def check(partnership: Partnership) -> Iterator[Finding]:
    """Contributions and budgets against their printed totals, and against each other."""
    for table in partnership.contributions:
        yield from _contributions(table, partnership.fund(table.fund).schedule)
    for budget in partnership.budgets:
        schedule = partnership.fund(budget.fund).schedule
        if budget.printed_total is not None:
            yield cast_total(
                {row.line: row.amount for row in budget.rows},
                printed=budget.printed_total,
                unit=budget.unit,
                what=f"Budget {budget.year}",
                where=budget.clause.where,
                schedule=schedule,
            )
        contributions = partnership.contributions_of(budget.fund, budget.year)
        if contributions and contributions.gives():
            found = same_scale(
                sum_of(contributions.due.values()),
                budget.total,
                what=f"Contributions and budget of {budget.fund} for {budget.year}",
                where=budget.clause.where,
                schedule=schedule,
            )
            if found:
                yield found


def _contributions(table: ContributionTable, schedule: str) -> Iterator[Finding]:
    for label, printed in table.printed_totals:
        amounts = _printed_column(table, label)
        yield cast_total(
            amounts,
            printed=printed,
            unit=table.unit,
            what=f"Contributions {table.year}, {label}",
            where=table.clause.where,
            schedule=schedule,
        )
    if table.printed_shares:
        yield cast_shares(
            table.due,
            printed=dict(table.printed_shares),
            what=f"Contributions {table.year}, shares",
            where=table.clause.where,
            schedule=schedule,
        )


def _printed_column(table: ContributionTable, label: str) -> dict[str, Money]:
    """The amounts a printed total speaks of: all partners ("total"), or one partner's ("council")."""
    if label == "total":
        return table.due
    basis = Basis.NET if Basis.NET in table.gives() else Basis.AS_AGREED
    own = ((row.line or row.party, row.on(basis)) for row in table.rows if row.party == label)
    return {name: amount for name, amount in own if amount is not None}
