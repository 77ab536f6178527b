"""Totals and shares that the source prints must follow from the lines beside them, in one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.core.casting import cast_shares, cast_total, same_scale
from section75.core.explain import Clause
from section75.core.money import Money, Unit, sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Column, ContributionTable, PrintedTotal
from section75.core.refusals import Finding, Place, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Contributions and budgets against their printed totals, and against each other.

    A table of which some amount's unit is in doubt is not added up: it would be quoted in a unit nobody knows.
    """
    for table in partnership.contributions:
        if not _in_doubt(partnership, table.clause):
            yield from _contributions(table, partnership.fund(table.fund).schedule)
    for budget in partnership.budgets:
        schedule = partnership.fund(budget.fund).schedule
        if budget.printed_total is not None and not _in_doubt(partnership, budget.clause):
            yield _total(
                [row.amount for row in budget.rows],
                printed=budget.printed_total,
                unit=budget.unit,
                what=f"Budget {budget.year}",
                where=budget.clause.where,
                schedule=schedule,
            )
        contributions = partnership.contributions_of(budget.fund, budget.year)
        if contributions:
            found = same_scale(
                sum_of(contributions.due.values()),
                budget.total,
                what=f"Contributions and budget of {budget.fund} for {budget.year}",
                where=budget.clause.where,
                schedule=schedule,
            )
            if found:
                yield found


def _in_doubt(partnership: Partnership, clause: Clause) -> bool:
    """Did the reader find an amount in another unit inside the table of this clause?"""
    where = clause.where
    return any(
        found.where.file == where.file and found.where.key.startswith(f"{where.key}.")
        for found in partnership.read_with
    )


def _total(amounts: Sequence[Money], *, printed: Money, unit: Unit, what: str, where: Place, schedule: str) -> Finding:
    """A printed total against its lines; where the two are a hundred times apart, one is in another unit."""
    added = sum_of(amounts)
    scale = same_scale(added, printed, what=f"{what}, its lines and printed total", where=where, schedule=schedule)
    return scale or cast_total(amounts, printed=printed, unit=unit, what=what, where=where, schedule=schedule)


def _contributions(table: ContributionTable, schedule: str) -> Iterator[Finding]:
    for printed in table.printed_totals:
        yield _total(
            table.column(printed.column, party=printed.party),
            printed=printed.amount,
            unit=table.unit,
            what=f"Contributions {table.year}, {_column_in_words(printed)}",
            where=table.clause.where,
            schedule=schedule,
        )
    if table.printed_shares:
        yield _shares(table, schedule)


def _column_in_words(printed: PrintedTotal) -> str:
    of = f"total of {printed.party}" if printed.party else "total"
    return of if printed.column is Column.DUE else f"{printed.column.value}, {of}"


def _shares(table: ContributionTable, schedule: str) -> Finding:
    """Printed shares may follow on any basis the table gives; where on none, what they are of what is due is told."""
    ways = {"shares": table.due}
    ways |= {f"shares, {basis.value}": table.by_partner(basis) for basis in table.gives()}
    found = [
        cast_shares(
            amounts,
            printed=dict(table.printed_shares),
            what=f"Contributions {table.year}, {words}",
            where=table.clause.where,
            schedule=schedule,
        )
        for words, amounts in ways.items()
    ]
    return next((finding for finding in found if finding.result is Result.PASS), found[0])
