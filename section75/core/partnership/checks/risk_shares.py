"""Every fund's risk share runs: both directions have steps, each proportional step names its base."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Term, span_findings
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule, Step


def check(partnership: Partnership) -> Iterator[Finding]:
    """A fund without a rule, a direction without steps, and a share without a named base."""
    for fund in partnership.funds:
        terms: list[Term[Rule]] = [term for term in partnership.risk_share if term.value.fund == fund.id]
        yield from span_findings(terms, what=f"The risk share of {fund.name}", schedule=fund.schedule)
        if not terms:
            gap = partnership.gap("risk share", fund.id)
            stated = f" The file says: {gap}." if gap else ""
            says = f"{fund.name} has no risk share.{stated} Agree who bears an overspend and who keeps an underspend."
            yield Finding("risk share is missing", Result.FAIL, fund.clause.where, says, fund.schedule)
        for term in terms:
            yield from _directions(term, fund)


def _directions(term: Term[Rule], fund: Fund) -> Iterator[Finding]:
    where = term.clause.where
    for direction, steps in (("overspend", term.value.overspend), ("underspend", term.value.underspend)):
        if not steps:
            says = f"{term.clause} has no step for an {direction} of {fund.name}: nobody would take it. Agree who does."
            yield Finding(f"{direction} has no rule", Result.FAIL, where, says, fund.schedule)
        for step in steps:
            yield from _base(step, direction, fund)


def _base(step: Step, direction: str, fund: Fund) -> Iterator[Finding]:
    if getattr(step, "base", True) is None:
        says = (
            f"{step.clause} shares an {direction} of {fund.name} in proportion, and does not say to what. Gross, "
            "net and less-grants contributions give different shares. Name the base and its year."
        )
        yield Finding("share has no base", Result.FAIL, step.clause.where, says, fund.schedule)
