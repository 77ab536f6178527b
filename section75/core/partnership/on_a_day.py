"""An agreement on a day, as tables of facts with their clauses: the shape that page, text and JSON share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from section75.core.agreements import Term, in_force
from section75.core.calendar import FinancialYear, Span, in_words
from section75.core.explain import Clause
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Refusal
from section75.core.risk_share import Rule, Step


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, what holds, the clause that says so; or, where the agreement is silent, the refusal."""

    name: str
    says: str
    clause: str
    is_silent: bool = False

    def as_data(self) -> dict[str, object]:
        """The fact for a machine."""
        return {"fact": self.name, "says": self.says, "clause": self.clause, "silent": self.is_silent}


@dataclass(frozen=True, slots=True)
class Shown:
    """An agreement on a day: headed lists of facts."""

    day: date
    sections: tuple[tuple[str, tuple[Fact, ...]], ...]

    def as_data(self) -> dict[str, object]:
        """The agreement on a day for a machine."""
        return {
            "on": self.day.isoformat(),
            "sections": [
                {"heading": heading, "facts": [f.as_data() for f in facts]} for heading, facts in self.sections
            ],
        }

    def as_text(self) -> str:
        """The agreement on a day for a terminal."""
        lines = [f"In force on {in_words(self.day)}"]
        for heading, facts in self.sections:
            lines += ["", heading]
            lines += [f"  {fact.name}: {fact.says}{f'  [{fact.clause}]' if fact.clause else ''}" for fact in facts]
        return "\n".join(lines)


def agreement_on(partnership: Partnership, day: date) -> Shown:
    """What a partnership's files say was in force on a day, silence included."""
    sections = [
        (
            "Parties",
            tuple(
                _fact(party.called, f"{party.name}, {party.kind.value}", party.clause) for party in partnership.parties
            ),
        )
    ]
    sections.append(("Agreements and schedules", _agreements(partnership, day)))
    sections += [(fund.name, _fund(partnership, fund, day)) for fund in partnership.funds]
    sections.append(
        ("Notice", tuple(_fact(f"{n.scope}, {n.ground}", f"{n.months} months", n.clause) for n in partnership.notices))
    )
    sections.append(
        (
            "Groups",
            tuple(
                _fact(g.name, _parts(g.meets, g.chair and f"chair: {g.chair}"), g.clause) for g in partnership.groups
            ),
        )
    )
    sections.append(
        (
            "Outcomes",
            tuple(_fact(o.says, _parts(o.indicator, o.baseline, o.target), o.clause) for o in partnership.outcomes),
        )
    )
    sections.append(
        (
            "Where the source is silent",
            tuple(_fact(f"{g.what} {g.of}".strip(), g.says, g.clause) for g in partnership.gaps),
        )
    )
    return Shown(day, tuple((heading, facts) for heading, facts in sections if facts))


def _fact(name: str, says: str, clause: Clause) -> Fact:
    return Fact(name, says, str(clause))


def _parts(*parts: str) -> str:
    return "; ".join(part for part in parts if part) or "not given"


def _cited(clause: Clause, days: Clause | None) -> str:
    """What cites something, and what gives its days, which is often another paragraph or only inferred."""
    return str(clause) if days is None else f"{clause}; its days: {days}"


def _agreements(partnership: Partnership, day: date) -> tuple[Fact, ...]:
    facts = []
    for agreement in partnership.agreements:
        says = f"{agreement.kind.value}, {_runs(agreement.span, day)}"
        facts.append(Fact(agreement.title, says, _cited(agreement.clause, agreement.span_clause)))
    for schedule in partnership.schedules:
        cited = _cited(schedule.clause, schedule.span_clause)
        facts.append(Fact(schedule.title, _runs(schedule.span, day), cited))
        lead = [Term(partnership.called(term.value), term.span, term.clause) for term in schedule.lead]
        facts.append(_term(lead, "lead organisation", day, partnership.gap("lead", schedule.id)))
    return tuple(facts)


def _runs(span: Span | None, day: date) -> str:
    """The days something runs, and whether this day is one of them."""
    if span is None:
        return "no dates given"
    return str(span) if span.holds(day) else f"{span} (not in force on this day)"


def _term(terms: Sequence[Term[Any]], what: str, day: date, gap: str) -> Fact:
    """The value of a term on a day with its clause; or the silence, said."""
    try:
        term = in_force(terms, on=day, what=f"the {what}", gap=gap)
    except Refusal as refusal:
        return _silence(what.capitalize(), refusal, gap)
    return Fact(what.capitalize(), str(term.value), str(term.clause))


def _silence(name: str, refusal: Refusal, gap: str) -> Fact:
    """The silence, said; its clause is the one before it, if there is one."""
    return Fact(name, refusal.says, "" if refusal.clause == gap else refusal.clause, is_silent=True)


def _fund(partnership: Partnership, fund: Fund, day: date) -> tuple[Fact, ...]:
    state = [Term(term.value.value, term.span, term.clause) for term in fund.state]
    host = [Term(partnership.called(term.value), term.span, term.clause) for term in fund.host]
    manager = [Term(f"{t.value.post}, {partnership.called(t.value.employer)}", t.span, t.clause) for t in fund.manager]
    facts = [
        _term(state, "state", day, partnership.gap("state", fund.id)),
        _term(host, "host", day, partnership.gap("host", fund.id)),
        _term(manager, "manager", day, partnership.gap("manager", fund.id)),
    ]
    for table in partnership.contributions:
        if table.fund == fund.id and table.year.span.holds(day):
            paid = ", ".join(f"{partnership.called(party)} {amount}" for party, amount in table.due.items())
            standing = "approved" if table.approved else "indicative"
            facts.append(_fact(f"Contributions {table.year}, {standing}", paid, table.clause))
    facts += _lines(partnership, fund, day)
    facts += _risk_share(partnership, fund, day)
    facts += [
        _fact(f"Report every {duty.every}", f"within {duty.within_days} days of its end", duty.clause)
        for duty in partnership.report_duties
        if duty.fund == fund.id
    ]
    return tuple(facts)


def _lines(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    """Each line: what moves it, who leads, and its budget for the year the day falls in, where one is given."""
    budget = partnership.budget_of(fund.id, FinancialYear.of(day))
    amounts = {row.line: row.amount for row in budget.rows} if budget else {}
    return [
        _fact(
            f"Line: {line.name}",
            _parts(
                line.nature.value,
                line.lead and f"led by {partnership.called(line.lead)}",
                f"{FinancialYear.of(day)} budget {amounts[line.id]}" if line.id in amounts else "",
            ),
            line.clause,
        )
        for line in partnership.lines_of(fund.id)
    ]


def _risk_share(partnership: Partnership, fund: Fund, day: date) -> list[Fact]:
    terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
    gap = partnership.gap("risk share", fund.id)
    try:
        rule = in_force(terms, on=day, what="who bears a variance", gap=gap).value
    except Refusal as refusal:
        return [_silence("Risk share", refusal, gap)]
    return [
        *_steps("An overspend", rule.overspend, partnership.called),
        *_steps("An underspend", rule.underspend, partnership.called),
    ]


def _steps(direction: str, steps: Sequence[Step], called: Callable[[str], str]) -> list[Fact]:
    return [
        _fact(f"{direction}, step {number}", step.in_words(called), step.clause)
        for number, step in enumerate(steps, start=1)
    ]
