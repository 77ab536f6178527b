"""A fund on a day: its state, host, manager, money, lines, and what its paper prints beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from section75.core.agreements import Term, in_force
from section75.core.calendar import FinancialYear, in_words
from section75.core.casting import in_unit
from section75.core.partnership.partnership import Partnership
from section75.core.partnership.shown import Fact, fact, on_other_days, parts, silence, term_fact
from section75.core.pools import Fund, Line, MemorandumAccount, Nature
from section75.core.refusals import Refusal
from section75.core.risk_share import Rule, Step


def fund_on(partnership: Partnership, fund: Fund, day: date) -> tuple[Fact, ...]:
    """Every fact about a fund on a day."""
    state = [Term(term.value.value, term.span, term.clause, term.until) for term in fund.state]
    return (
        term_fact(state, "state", day, partnership.gap("state", fund.id)),
        *on_other_days(state, "state", day),
        *_became(partnership, fund),
        *_host_and_manager(partnership, fund, day),
        *_contributions(partnership, fund, day),
        *_from_year_to_year(partnership, fund, day),
        *_lines(partnership, fund, day),
        *_scope(partnership, fund),
        *_risk_share(partnership, fund, day),
        *_reports(partnership, fund),
        *_statements(partnership, fund),
    )


def _host_and_manager(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    """Both, or their silence; a fund that is never pooled needs neither, and has what it is given."""
    host = [Term(partnership.called(term.value), term.span, term.clause) for term in fund.host]
    manager = [Term(f"{t.value.post}, {partnership.called(t.value.employer)}", t.span, t.clause) for t in fund.manager]
    found = []
    for what, terms in (("host", host), ("manager", manager)):
        if terms or fund.is_ever_pooled:
            found.append(term_fact(terms, what, day, partnership.gap(what, fund.id)))
        found += on_other_days(terms, what, day) if what == "host" else []
    return found


def _became(partnership: Partnership, fund: Fund) -> list[Fact]:
    """What the fund was made from, and what it became."""
    found = []
    for each in partnership.became:
        part = f" ({each.part})" if each.part else ""
        former = partnership.fund(each.fund).name if each.fund else each.former
        if each.into == fund.id:
            found.append(fact("Made from", f"{former}{part}, on {in_words(each.on)}", each.clause))
        elif each.fund == fund.id:
            into = partnership.fund(each.into).name
            found.append(fact("Becomes", f"{into}{part}, on {in_words(each.on)}", each.clause))
    return found


def _contributions(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    found = []
    for table in partnership.contributions:
        if table.fund == fund.id and table.year.span.holds(day):
            paid = ", ".join(f"{partnership.called(party)} {amount}" for party, amount in table.due.items())
            standing = "approved" if table.approved else "indicative"
            found.append(fact(f"Contributions {table.year}, {standing}", paid, table.clause))
    return found


def _from_year_to_year(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    """How contributions go on into later years, and what is in use until a year is agreed, where either is given."""
    facts = partnership.years_to_show(fund)
    rules, until = facts.rules(), facts.until_agreed()
    found = [term_fact(rules, "roll-forward of contributions", day, facts.gap("roll forward"))] if rules else []
    if until:
        found.append(term_fact(until, "contributions in use until a year is agreed", day, facts.gap("until agreed")))
    return found


def _lines(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    """Each line: what it is on the day, what moves it, who leads, and its budget for the year, where one is given."""
    budget = partnership.budget_of(fund.id, FinancialYear.of(day))
    amounts = {row.line: row.amount for row in budget.rows} if budget else {}
    return [
        fact(
            f"Line: {line.name}",
            parts(
                _state(line, fund, day),
                "what moves its cost is not said" if line.nature is Nature.NOT_SAID else line.nature.value,
                _lead(partnership, line, day),
                f"{FinancialYear.of(day)} budget {amounts[line.id]}" if line.id in amounts else "",
            ),
            line.clause,
        )
        for line in partnership.lines_of(fund.id)
    ]


def _state(line: Line, fund: Fund, day: date) -> str:
    """The line's own state, or its fund's; with its clause where it is the line's own."""
    try:
        term = line.state_on(day, within=fund)
    except Refusal:
        return "its state on this day is not given"
    until = f", until {term.until}" if term.until else ""
    return f"{term.value}{until} [{term.clause}]" if term in line.state else f"{term.value}{until}"


def _lead(partnership: Partnership, line: Line, day: date) -> str:
    try:
        lead = line.lead_on(day)
    except Refusal as refusal:
        return refusal.says.rstrip(".")
    return f"led by {lead.in_words(partnership.called)}" if lead else ""


def _scope(partnership: Partnership, fund: Fund) -> list[Fact]:
    """What the text puts into the fund beside its lines."""
    return [
        fact(
            f"In scope: {each.name}",
            parts(
                f"{each.amount}{f', {each.year}' if each.year else ''}" if each.amount is not None else "no amount",
                each.passed_to and f"passed to {each.passed_to}",
                each.lead and f"led by {partnership.called(each.lead)}",
            ),
            each.clause,
        )
        for each in partnership.in_scope
        if each.fund == fund.id
    ]


def _risk_share(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
    gap = partnership.gap("risk share", fund.id)
    if not terms and not fund.is_ever_pooled:
        return []
    try:
        rule = in_force(terms, on=day, what="who bears a variance", gap=gap).value
    except Refusal as refusal:
        return [silence("Risk share", refusal, gap)]
    return [
        *_steps("An overspend", rule.overspend, partnership.called),
        *_steps("An underspend", rule.underspend, partnership.called),
    ]


def _steps(direction: str, steps: Sequence[Step], called: Callable[[str], str]) -> list[Fact]:
    return [
        fact(f"{direction}, step {number}", step.in_words(called), step.clause)
        for number, step in enumerate(steps, start=1)
    ]


def _reports(partnership: Partnership, fund: Fund) -> list[Fact]:
    return [
        fact(f"Report every {duty.every}", f"within {duty.within_days} days of its end", duty.clause)
        for duty in partnership.report_duties
        if duty.fund == fund.id
    ]


def _statements(partnership: Partnership, fund: Fund) -> list[Fact]:
    """Each figure as it is printed in each place."""
    return [
        fact(
            f"Printed as {each.of}, {each.year}", f"{in_unit(each.amount, each.unit)} ({each.unit.value})", each.clause
        )
        for each in partnership.statements
        if each.fund == fund.id
    ]


def memorandum_on(partnership: Partnership, fund: Fund) -> tuple[Fact, ...]:
    """A fund's memorandum accounts, earliest year last as reports print them."""
    accounts = [account for account in partnership.memorandum_accounts if account.fund == fund.id]
    found: list[Fact] = []
    for account in sorted(accounts, key=lambda account: account.year, reverse=True):
        found += _account(partnership, account)
    return tuple(found)


def _account(partnership: Partnership, account: MemorandumAccount) -> list[Fact]:
    short, owed = account.unit, account.deficit
    rows = [(f"spent for {partnership.called(party)}", amount) for party, amount in account.rows]
    rows.append(("spend", account.spend))
    rows.append(("surplus", -owed) if owed.pence < 0 else ("deficit", owed))
    rows.append(("funding, which is spend less deficit", account.funding))
    return [
        fact(f"{account.year}, {name}", f"{in_unit(amount, short)} ({short.value})", account.clause)
        for name, amount in rows
    ]
