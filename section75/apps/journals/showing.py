"""What is shown of journals: templates due in a month, and what is committed beside the spend of each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from section75.apps.journals import commitment_store, store
from section75.apps.journals.models import JournalTemplate
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.core.budget import position
from section75.core.calendar import FinancialYear, Month
from section75.core.journals import Committed, Standing, Template, committed_of
from section75.core.partnership import Partnership

_LAST_PERIOD = 15


@dataclass(frozen=True, slots=True)
class Shown:
    """A template as it is kept, and whether it is due and used in a month."""

    row: JournalTemplate
    template: Template
    is_due: bool
    is_used: bool


def templates_in(ledger: Ledger, month: Month | None) -> list[Shown]:
    """Every template of a fund, and how it stands in a month."""
    used = store.used_for(ledger, month) if month else frozenset()
    found = [(row, store.template_of(row)) for row in store.templates(ledger)]
    return [Shown(row, each, month is not None and each.is_due(month), row.name in used) for row, each in found]


def due_in(ledger: Ledger, month: Month) -> list[Shown]:
    """The templates due in a month and not used yet."""
    return [each for each in templates_in(ledger, month) if each.is_due and not each.is_used]


def committed_in(partnership: Partnership, ledger: Ledger, year: FinancialYear) -> list[Committed]:
    """Of every line: budget, spend of the year, and what is committed and expected before the year ends."""
    found = position(
        lines=partnership.lines_of(ledger.fund),
        budget=partnership.budget_of(ledger.fund, year),
        balances=ledger_store.balances(ledger),
        month=Month(year, _LAST_PERIOD),
        forecast=None,
    )
    standings = [
        kept.standing
        for kept in commitment_store.standing_now(ledger)
        if kept.standing.commitment.expected_on < year.ends_before
    ]
    return [
        Committed(
            row.line,
            row.budget.amount if row.budget else None,
            row.actual_to_date.amount,
            committed_of(row.line, standings),
        )
        for row in found.rows
    ]


def commitment_data(number: int, standing: Standing) -> dict[str, Any]:
    """A commitment for a machine; amounts in pence."""
    order = standing.commitment
    return {
        "number": number,
        "order": order.order,
        "supplier": order.supplier,
        "line": order.line,
        "amount": order.amount.pence,
        "expected_on": order.expected_on.isoformat(),
        "state": standing.state.value,
        "open": standing.open.pence,
        "over": standing.over.pence,
        "events": [
            {
                "step": each.step.value,
                "amount": each.amount.pence,
                "on": each.on.isoformat(),
                "entry": each.entry,
                "because": each.because,
            }
            for each in standing.events
        ],
    }


def committed_data(row: Committed) -> dict[str, Any]:
    """A line's spend and commitments for a machine; amounts in pence."""
    return {
        "line": row.line,
        "budget": row.budget.pence if row.budget is not None else None,
        "actual": row.actual.pence,
        "committed": row.committed.pence,
        "free": row.free.pence if row.free is not None else None,
    }
