"""What a settlement needs of a partnership: the rule in force on a day, and the facts about a fund in a year."""

from __future__ import annotations

from datetime import date

from section75.core.agreements import Term, in_force
from section75.core.calendar import FinancialYear
from section75.core.partnership.partnership import Partnership
from section75.core.risk_share import Facts, Rule


def rule_on(partnership: Partnership, *, fund: str, on: date) -> Rule:
    """The risk share of a fund on a day. Refuses silence, citing the last clause before it."""
    terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund]
    name = partnership.fund(fund).name
    return in_force(
        terms, on=on, what=f"how a variance of {name} is shared", gap=partnership.gap("risk share", fund)
    ).value


def facts_of(partnership: Partnership, *, fund: str, year: FinancialYear) -> Facts:
    """What a step may ask about a fund in a year."""
    return Facts(
        fund=fund,
        year=year,
        parties=partnership.parties,
        contributions=tuple(table for table in partnership.contributions if table.fund == fund),
        savings=tuple(saving for saving in partnership.savings if saving.fund == fund),
    )
