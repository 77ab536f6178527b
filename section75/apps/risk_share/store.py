"""What a settlement starts from: the position's variance, the rule in force, the facts of the year."""

from __future__ import annotations

from section75.apps.budget import store as budget
from section75.apps.ledger.store import Ledger
from section75.core.budget import Position
from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.risk_share import Settlement, settle


def position_at(partnership: Partnership, ledger: Ledger, month: Month) -> Position:
    """The position whose variance would be settled."""
    return budget.position_of(partnership, ledger, month)


def settlement_of(
    partnership: Partnership,
    ledger: Ledger,
    *,
    month: Month,
    variance: Money,
    lines: tuple[tuple[str, Money], ...] | None = None,
) -> Settlement:
    """Who bears a variance, under the rule in force on the last day of the month. Refuses where that is silent.

    `lines` is each line's part of it, where it is known.
    """
    last_day = month.span.last_day
    assert last_day is not None, "a month ends"
    rule = rule_on(partnership, fund=ledger.fund, on=last_day)
    facts = facts_of(partnership, fund=ledger.fund, year=month.year, on=last_day, line_variances=lines)
    return settle(variance, rule=rule, facts=facts)
