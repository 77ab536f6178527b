"""An agreement on a day, as tables of facts with their clauses: what its files say was in force, silence included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.agreements import Schedule, Term
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.partnership.fund_on_a_day import fund_on, memorandum_on
from section75.core.partnership.partnership import Partnership
from section75.core.partnership.shown import Fact, Shown, fact, on_other_days, parts, term_fact


def agreement_on(partnership: Partnership, day: date) -> Shown:
    """What a partnership's files say was in force on a day, silence included."""
    return Shown(day, tuple((heading, facts) for heading, facts in _sections(partnership, day) if facts))


def _sections(partnership: Partnership, day: date) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    parties = (fact(party.called, f"{party.name}, {party.kind.value}", party.clause) for party in partnership.parties)
    yield "Parties", tuple(parties)
    yield "Agreements and schedules", _agreements(partnership, day)
    for fund in partnership.funds:
        yield fund.name, fund_on(partnership, fund, day)
        yield f"{fund.name}: memorandum account", memorandum_on(partnership, fund)
    yield "Paid for outside every schedule", _outside(partnership)
    yield "Forecast and expected", _expected(partnership)
    yield "Notice", tuple(fact(f"{n.scope}, {n.ground}", n.runs, n.clause) for n in partnership.notices)
    yield "Questions about a figure", tuple(_steps(partnership, day))
    groups = partnership.groups
    yield "Groups", tuple(fact(g.name, parts(g.meets, g.chair and f"chair: {g.chair}"), g.clause) for g in groups)
    outcomes = partnership.outcomes
    yield "Outcomes", tuple(fact(o.says, parts(o.indicator, o.baseline, o.target), o.clause) for o in outcomes)
    gaps = partnership.gaps
    yield "Where the source is silent", tuple(fact(f"{g.what} {g.of}".strip(), g.says, g.clause) for g in gaps)


def _steps(partnership: Partnership, day: date) -> Iterator[Fact]:
    """The escalation ladders: every step that holds on the day, with the days it has."""
    titles = {each.id: each.title for each in partnership.agreements}
    titles |= {each.id: each.title for each in partnership.schedules}
    for each in partnership.escalations:
        rung = each.step.value
        if each.step.span.holds(day):
            says = f"{rung.to}, within {rung.days} {rung.counted.value}"
            yield fact(f"Step {rung.number}, {titles[each.schedule or each.agreement]}", says, each.step.clause)


def _cited(clause: Clause, days: Clause | None) -> str:
    """What cites something, and what gives its days, which is often another paragraph or only inferred."""
    return str(clause) if days is None else f"{clause}; its days: {days}"


def _agreements(partnership: Partnership, day: date) -> tuple[Fact, ...]:
    facts = []
    for agreement in partnership.agreements:
        says = f"{agreement.kind.value}, {_runs(agreement.span, day)}"
        facts.append(Fact(agreement.title, says, _cited(agreement.clause, agreement.span_clause)))
        if agreement.earlier:
            names = " and ".join(partnership.called(party) for party in agreement.parties_on(day))
            facts.append(fact(f"Parties to {agreement.title}", names, agreement.clause))
    for schedule in partnership.schedules:
        cited = _cited(schedule.clause, schedule.span_clause)
        facts.append(Fact(schedule.title, _schedule_runs(partnership, schedule, day), cited))
        facts += _leads(partnership, schedule, day)
    return tuple(facts)


def _leads(partnership: Partnership, schedule: Schedule, day: date) -> list[Fact]:
    """The schedule's lead on the day; between a commissioner and a provider, and outside section 75, nobody leads."""
    agreement = partnership.agreement_of(schedule.id)
    if not schedule.lead and agreement is not None and not agreement.kind.has_a_lead:
        return []
    leads = [Term(term.value.in_words(partnership.called), term.span, term.clause) for term in schedule.lead]
    return [
        term_fact(leads, "lead organisation", day, partnership.gap("lead", schedule.id)),
        *on_other_days(leads, "lead organisation", day),
    ]


def _schedule_runs(partnership: Partnership, schedule: Schedule, day: date) -> str:
    """The days a schedule runs: its own, or its agreement's where it has none of its own."""
    agreement = partnership.agreement_of(schedule.id)
    if schedule.span is None and agreement is not None and agreement.span is not None:
        return f"no dates of its own; its agreement runs {_runs(agreement.span, day)}"
    return _runs(schedule.span, day)


def _runs(span: Span | None, day: date) -> str:
    """The days something runs, and whether this day is one of them; without days that is not known, and said."""
    if span is None:
        return "no dates given, so that whether it is in force on this day is not known"
    return str(span) if span.holds(day) else f"{span} (not in force on this day)"


def _outside(partnership: Partnership) -> tuple[Fact, ...]:
    paid, called = partnership.paid_outside, partnership.called
    return tuple(fact(each.name, f"paid for by {called(each.paid_by)}", each.clause) for each in paid)


def _expected(partnership: Partnership) -> tuple[Fact, ...]:
    """Overspends forecast on what is to be pooled, and what partners expect to pay less."""
    called = partnership.called
    overspends = (
        fact(f"Forecast overspend, {each.budget}, {each.year}", f"{called(each.party)} {each.amount}", each.clause)
        for each in partnership.forecast_overspends
    )
    savings = (
        fact(f"Expected saving: {each.title}", f"{called(each.party)} {each.amount}", each.clause)
        for each in partnership.expected_savings
    )
    return (*overspends, *savings)
