"""What a settlement needs of a partnership: the rule in force on a day, and the facts about a fund in a year."""

from __future__ import annotations

from datetime import date

from section75.core.agreements import OutsideTerm, Term, in_force
from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.parties import Party
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund, FundState
from section75.core.risk_share import Facts, Rule, Settlement


def rule_on(partnership: Partnership, *, fund: str, on: date) -> Rule:
    """The risk share of a fund on a day. Refuses silence, citing the last clause before it, and days after the term."""
    schedule = partnership.schedule_of(partnership.fund(fund))
    runs = partnership.term_of(schedule.id)
    if runs is not None and runs.ends_before is not None and on >= runs.ends_before:
        raise OutsideTerm(schedule.title, on, runs, str(schedule.span_clause or schedule.clause))
    terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund]
    name = partnership.fund(fund).name
    return in_force(
        terms, on=on, what=f"how a variance of {name} is shared", gap=partnership.gap("risk share", fund)
    ).value


def facts_of(
    partnership: Partnership,
    *,
    fund: str,
    year: FinancialYear,
    on: date,
    line_variances: tuple[tuple[str, Money], ...] | None = None,
) -> Facts:
    """What a step may ask about a fund in a year, on the day whose terms settle it.

    `line_variances` is each line's part of the variance, where it is known.
    """
    found = partnership.fund(fund)
    host = [term.value for term in found.host if term.span.holds(on)]
    return Facts(
        fund=fund,
        year=year,
        parties=tuple(party for party in partnership.parties if party.id in partnership.partners_of(found, on=on)),
        contributions=partnership.contributions,
        savings=tuple(saving for saving in partnership.savings if saving.fund == fund),
        on=on,
        lines=partnership.lines_of(fund),
        line_variances=line_variances,
        host=host[0] if len(host) == 1 else "",
        leads=_leads(partnership, found, on),
        ring_fenced=_ring_fenced(partnership, found, on),
        funds_of_the_schedule=tuple(f.id for f in partnership.funds if f.schedule == found.schedule),
        circumstances=partnership.circumstances,
    )


def _leads(partnership: Partnership, fund: Fund, on: date) -> dict[str, str]:
    """The lead of each line that has one of its own, and under "" the schedule's; a joint lead is nobody's alone."""
    own = {line.id: line.lead_on(on) for line in partnership.lines_of(fund.id)}
    leads = {line: lead.party for line, lead in own.items() if lead is not None and lead.party}
    for term in partnership.schedule_of(fund).lead:
        if term.span.holds(on) and term.value.party:
            leads[""] = term.value.party
    return leads


def _ring_fenced(partnership: Partnership, fund: Fund, on: date) -> frozenset[str]:
    """The lines that are ring-fenced inside the pool on the day, by a state of their own."""
    return frozenset(
        line.id
        for line in partnership.lines_of(fund.id)
        if any(term.value is FundState.RING_FENCED and term.span.holds(on) for term in line.state)
    )


def bearing(partnership: Partnership, fund: Fund, settlement: Settlement) -> tuple[Party, ...]:
    """The partners of a fund, and whoever else takes part of a settlement, in the files' order."""
    concerned = {*partnership.partners_of(fund), *(portion.partner for portion in settlement.borne)}
    return tuple(party for party in partnership.parties if party.id in concerned)
