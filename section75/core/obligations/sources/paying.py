"""Contributions: instalments that fall due, and years whose contributions are still to be agreed or have no day."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import DueKind
from section75.core.calendar import Month, Span
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.stepping import end_of
from section75.core.partnership import Partnership
from section75.core.pools import ContributionTable, instalments_due


def contributions(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """For each fund and year with contributions in the window: when they are paid, and whether they are agreed.

    No amount is named: a calendar is read outside.
    """
    end_of(window)
    for fund in partnership.funds:
        for year in partnership.years_of(fund.id):
            table = partnership.contributions_of(fund.id, year)
            if table is not None and year.span.overlaps(window):
                yield from _instalments(partnership, table)
                yield from _approval(partnership, table)


def _instalments(partnership: Partnership, table: ContributionTable) -> Iterator[Obligation]:
    name = partnership.fund(table.fund).name
    rules = [each for each in partnership.instalments if (each.fund, each.year) == (table.fund, table.year)]
    for rule in rules:
        for number in range(1, 13):
            month = Month(table.year, number)
            parts = instalments_due(rule, table.due, month=month)
            yield Obligation(
                key=f"instalment/{table.fund}/{month}",
                kind=Kind.PAYMENT,
                title=f"Contributions to {name} for {month.in_words}",
                source=rule.clause,
                known=f"day {rule.day_of_month} of each month",
                due_on=parts[0].due_on if parts else None,
                parties=tuple(part.party for part in parts),
                fund=table.fund,
            )
    if not rules:
        gap = partnership.gap("instalments", table.fund)
        yield Obligation(
            key=f"instalment/{table.fund}/{table.year}",
            kind=Kind.PAYMENT,
            title=f"Contributions to {name} for {table.year}",
            source=table.clause,
            known=f"no day is given{f': {gap}' if gap else ''}",
            parties=tuple(table.due),
            fund=table.fund,
        )


def _approval(partnership: Partnership, table: ContributionTable) -> Iterator[Obligation]:
    """Contributions that are not approved, where no duty says by when they are to be."""
    of_schedule = partnership.fund(table.fund).schedule
    dated = [
        due
        for due in partnership.dues
        if due.kind is DueKind.CONTRIBUTIONS
        and (due.of.agreement or table.fund == due.of.fund or due.of.schedule == of_schedule)
    ]
    if not table.approved and not dated:
        yield Obligation(
            key=f"approval/{table.fund}/{table.year}",
            kind=Kind.AGREEING,
            title=f"Contributions to {partnership.fund(table.fund).name} for {table.year} are to be approved",
            source=table.clause,
            known="they are indicative; no day is given by which they are approved",
            parties=tuple(table.due),
            fund=table.fund,
        )
