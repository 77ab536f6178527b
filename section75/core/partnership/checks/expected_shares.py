"""What a partner expects to pay less implies a share; it is set beside the share the contributions give."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from section75.core.casting import in_percent, in_unit
from section75.core.money import sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result
from section75.core.savings import ExpectedSaving


def check(partnership: Partnership) -> Iterator[Finding]:
    """One OPEN finding for each expected saving that no other comes on top of, with all those it comes on top of."""
    below = {each.on_top_of for each in partnership.expected_savings}
    for each in partnership.expected_savings:
        if each.id not in below:
            yield from _implied(partnership, _chain(partnership, each))


def _chain(partnership: Partnership, last: ExpectedSaving) -> list[ExpectedSaving]:
    """The saving and all that it comes on top of, the lowest first."""
    known = {each.id: each for each in partnership.expected_savings}
    chain = [last]
    while chain[0].on_top_of in known:
        chain.insert(0, known[chain[0].on_top_of])
    return chain


def _implied(partnership: Partnership, chain: list[ExpectedSaving]) -> Iterator[Finding]:
    first, fund = chain[0], partnership.fund(chain[0].fund)
    years = [table.year for table in partnership.contributions if table.fund == fund.id]
    table = partnership.contributions_of(fund.id, max(years)) if years else None
    due = table.due if table is not None else {}
    total = sum_of(due.values())
    if table is None or first.party not in due or total.pence <= 0:
        return
    unit, pays = table.unit, due[first.party]
    told: list[str] = []
    for saving in chain:
        pays = pays - saving.amount
        less = f"{'a further ' if told else ''}{in_unit(saving.amount, unit)} less ({saving.title}, {saving.clause})"
        told.append(f"{less} leaves {in_unit(pays, unit)}, which is {in_percent(Fraction(pays.pence, total.pence))}")
    if pays.pence < 0:
        given, less = in_unit(due[first.party], unit), in_unit(due[first.party] - pays, unit)
        says = (
            f"{partnership.named(first.party)} contributes {given} ({unit.value}) to {fund.name} in {table.year} "
            f"({table.clause}), and is expected to pay {less} less: more than it pays. Ask what is meant."
        )
        yield Finding("expected saving is more than is paid", Result.WARN, first.clause.where, says, fund.schedule)
        return
    agreed = in_percent(Fraction(due[first.party].pence, total.pence))
    says = (
        f"{partnership.named(first.party)} contributes {in_unit(due[first.party], unit)} of {in_unit(total, unit)} "
        f"({unit.value}) to {fund.name} in {table.year}, which is {agreed} ({table.clause}). If the whole stays the "
        f"same, {'; '.join(told)}. Nobody has agreed such a share: ask whether it is expected to change from {agreed}, "
        "and what the others would then pay."
    )
    yield Finding("expected saving implies a share", Result.OPEN, first.clause.where, says, fund.schedule)
