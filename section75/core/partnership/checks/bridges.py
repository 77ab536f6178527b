"""Bridges foot: from last year's contribution to this year's, and what was one-off falls out again."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Silent, TwoTermsApply, in_force
from section75.core.bridge import (
    Bridge,
    Carries,
    StepKind,
    TableNotNamed,
    apart_in_words,
    footing_of,
    opening_of,
)
from section75.core.calendar import FinancialYear
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A bridge that does not lead from last year's contribution to this year's, to the penny, FAILs."""
    for bridge in partnership.year_to_year.bridges:
        yield from _printed(partnership, bridge)
        yield from _closing(partnership, bridge)
        yield from _opening(partnership, bridge)
        yield from _one_offs(partnership, bridge)
        yield from _outturn(partnership, bridge)


def _begun(partnership: Partnership, bridge: Bridge) -> str:
    """How every sentence begins: whose bridge it is, and where it stands."""
    lines = {line.id: line.name for line in partnership.lines_of(bridge.fund)}
    line = f", {lines.get(bridge.line, bridge.line)}" if bridge.line else ""
    of = f"{partnership.called(bridge.party)} to {partnership.fund(bridge.fund).name}{line}"
    return f"The bridge of {of} for {bridge.year} ({bridge.clause})"


def _schedule(partnership: Partnership, bridge: Bridge) -> str:
    return partnership.fund(bridge.fund).schedule


def _sum(bridge: Bridge) -> str:
    """The bridge as a sum: opening, steps, and what they come to."""
    steps = "".join(f" {'-' if step.amount.pence < 0 else '+'} {abs(step.amount)}" for step in bridge.steps)
    return f"{bridge.opening}{steps} = {bridge.leads_to}"


def _printed(partnership: Partnership, bridge: Bridge) -> Iterator[Finding]:
    """Opening and steps come to the end that is printed."""
    if bridge.closing is None or bridge.closing == bridge.leads_to:
        return
    says = (
        f"{_begun(partnership, bridge)} prints {bridge.closing} at its end, and comes to {_sum(bridge)}: "
        f"{apart_in_words(bridge.leads_to, bridge.closing)}. Ask which step is wrong or missing, and correct it."
    )
    yield Finding("bridge does not foot", Result.FAIL, bridge.clause.where, says, _schedule(partnership, bridge))


def _closing(partnership: Partnership, bridge: Bridge) -> Iterator[Finding]:
    """Opening and steps lead to the year's contribution, to the penny."""
    where, schedule, begun = bridge.clause.where, _schedule(partnership, bridge), _begun(partnership, bridge)
    try:
        footing = footing_of(bridge, partnership.contributions)
    except TableNotNamed as refusal:
        yield Finding("bridge does not foot", Result.FAIL, where, refusal.says, schedule)
        return
    if footing.given is None:
        says = f"{begun} leads to a contribution that no table gives. Give that table, with what agreed it."
        yield Finding("bridge does not foot", Result.FAIL, where, says, schedule)
    elif footing.foots:
        says = f"{begun}: {_sum(bridge)}, {footing.in_words()}."
        yield Finding("bridge foots", Result.PASS, where, says, schedule)
    else:
        says = (
            f"{begun} comes to {_sum(bridge)}, {footing.in_words()}. Ask which step is "
            "wrong or missing, or correct the contribution."
        )
        yield Finding("bridge does not foot", Result.FAIL, where, says, schedule)


def _opening(partnership: Partnership, bridge: Bridge) -> Iterator[Finding]:
    """It begins at last year's contribution, where that is given."""
    opening = opening_of(bridge, partnership.contributions)
    if opening.given is None or opening.foots:
        return
    says = (
        f"{_begun(partnership, bridge)} opens at {bridge.opening} from the year before, {opening.in_words()}. "
        "Correct the opening, or give the step between them."
    )
    yield Finding("bridge opens elsewhere", Result.FAIL, bridge.clause.where, says, _schedule(partnership, bridge))


def _one_offs(partnership: Partnership, bridge: Bridge) -> Iterator[Finding]:
    """What was one-off last year is taken out of this year's."""
    last = FinancialYear(bridge.year.first - 1)
    key = (bridge.fund, bridge.party, bridge.line, last)
    before = [e for e in partnership.year_to_year.bridges if (e.fund, e.party, e.line, e.year) == key]
    if not before or before[-1].one_off == -bridge.reversed:
        return
    says = (
        f"{_begun(partnership, bridge)} takes out {-bridge.reversed} that was one-off, and {before[-1].one_off} of "
        f"{last} was ({before[-1].clause}). Reverse it, or say with its clause that it became recurrent."
    )
    yield Finding("one-off is not reversed", Result.WARN, bridge.clause.where, says, _schedule(partnership, bridge))


def _outturn(partnership: Partnership, bridge: Bridge) -> Iterator[Finding]:
    """An overspend or underspend enters a contribution only if it is recurrent, where the clause says so."""
    rules = [term for term in partnership.year_to_year.roll_forward if term.value.fund == bridge.fund]
    try:
        rule = in_force(rules, on=bridge.year.starts_on, what="how contributions follow from the year before").value
    except (Silent, TwoTermsApply):  # the one is no rule, the other is found by the dates
        return
    if rule.carries is not Carries.RECURRENT_ONLY:
        return
    for step in (each for each in bridge.steps if each.kind is StepKind.OUTTURN and each.one_off):
        says = (
            f"{_begun(partnership, bridge)} carries a one-off outturn of {step.amount} ({step.clause}); by "
            f"{rule.clause} an outturn enters only if it is recurrent. Take it out, or show that it is recurrent."
        )
        schedule = _schedule(partnership, bridge)
        yield Finding("one-off outturn in a contribution", Result.WARN, step.clause.where, says, schedule)
