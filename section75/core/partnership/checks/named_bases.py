"""A share in proportion names its base; where none is named, what each base would give is told, because they differ."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from section75.core.agreements import Term
from section75.core.casting import in_percent, in_unit
from section75.core.money import Money, sum_of
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Basis, Column, ContributionTable, Fund
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule, Step


def check(partnership: Partnership) -> Iterator[Finding]:
    """A step in proportion without a base FAILs; so does a risk share that is open where the bases differ."""
    for fund in partnership.funds:
        terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
        steps = [
            (direction, step)
            for term in terms
            for direction, listed in (("overspend", term.value.overspend), ("underspend", term.value.underspend))
            for step in listed
        ]
        unnamed = [(direction, step) for direction, step in steps if step.lacks_a_base]
        for direction, step in unnamed:
            yield _unnamed(partnership, fund, direction, step)
        if not unnamed and not any(_says_how(step) for _, step in steps):
            yield from _open(partnership, fund, terms)


def _says_how(step: Step) -> bool:
    """Does the step say in which shares, by a base or in percentages; or does it take all that is left otherwise?"""
    given = any(getattr(step, name, None) is not None for name in ("base", "shares"))
    return given or step.takes_all


def _unnamed(partnership: Partnership, fund: Fund, direction: str, step: Step) -> Finding:
    says = (
        f"{step.clause} shares an {direction} of {fund.name} in proportion, and does not say to what. Gross, "
        f"net and less-grants contributions give different shares.{_each_base(partnership, fund)} "
        "Name the base and its year."
    )
    return Finding("share has no base", Result.FAIL, step.clause.where, says, fund.schedule)


def _open(partnership: Partnership, fund: Fund, terms: list[Term[Rule]]) -> Iterator[Finding]:
    """A risk share the file calls open, with contributions on several bases: nobody can say which share is meant."""
    gap, each = partnership.gap("risk share", fund.id), _each_base(partnership, fund)
    if not gap or not each or not fund.is_ever_pooled:
        return
    says = (
        f"No rule says on which base a variance of {fund.name} is shared. The file says: {gap}. If it is to follow "
        f"contributions, the base decides.{each} Agree the rule, and name its base and year."
    )
    where = terms[0].clause.where if terms else fund.clause.where
    yield Finding("share has no base", Result.FAIL, where, says, fund.schedule)


def _each_base(partnership: Partnership, fund: Fund) -> str:
    """What each base the latest contributions give would make of the shares; nothing where they do not differ."""
    years = [table.year for table in partnership.contributions if table.fund == fund.id]
    table = partnership.contributions_of(fund.id, max(years)) if years else None
    if table is None:
        return ""
    shares = {basis: _shares(table.by_partner(basis)) for basis in table.gives()}
    alike: dict[tuple[Fraction, ...], list[Basis]] = {}
    for basis in sorted(shares, key=lambda basis: basis.value, reverse=True):
        if shares[basis]:
            alike.setdefault(tuple(shares[basis].values()), []).append(basis)
    if len(alike) < 2:
        return ""
    told = [
        f"{' and '.join(basis.value for basis in bases)} {_in_words(partnership, shares[bases[0]])}"
        for bases in alike.values()
    ]
    return f" Contributions {table.year} ({table.clause}): {'; '.join(told)}.{_printed(partnership, table)}"


def _in_words(partnership: Partnership, shares: dict[str, Fraction]) -> str:
    return ", ".join(f"{partnership.called(party)} {in_percent(share)}" for party, share in shares.items())


def _shares(amounts: dict[str, Money]) -> dict[str, Fraction]:
    """Each partner's exact share; none where a contribution is below nothing, or all are nothing."""
    total = sum_of(amounts.values())
    if total.pence <= 0 or any(amount.pence < 0 for amount in amounts.values()):
        return {}
    return {party: Fraction(amount.pence, total.pence) for party, amount in amounts.items()}


def _printed(partnership: Partnership, table: ContributionTable) -> str:
    """Where a printed total is not what the lines give: which share rests on which figure."""
    amounts = table.due if Basis.NET in table.gives() else {}
    told = []
    for printed in table.printed_totals:
        lines = amounts.get(printed.party)
        if printed.column is not Column.DUE or lines is None or lines == printed.amount:
            continue
        by_lines, as_printed = _shares(amounts), _shares(amounts | {printed.party: printed.amount})
        if by_lines and as_printed:
            told.append(
                f" The net share of {partnership.called(printed.party)}, {in_percent(by_lines[printed.party])}, rests "
                f"on lines that add up to {in_unit(lines, table.unit)}; the printed "
                f"{in_unit(printed.amount, table.unit)} would give {in_percent(as_printed[printed.party])}."
            )
    return "".join(told)
