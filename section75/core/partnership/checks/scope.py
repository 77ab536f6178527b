"""What the text has and the tables have not: things in scope without a line, and services outside every schedule."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.partnership.partnership import Partnership
from section75.core.pools import InScope
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Something in scope WARNs until its fund has a line of that name; a service paid for outside WARNs."""
    for each in partnership.in_scope:
        named = {line.name.casefold() for line in partnership.lines_of(each.fund)}
        if each.name.casefold() not in named:
            yield _without_a_line(partnership, each)
    for paid in partnership.paid_outside:
        says = (
            f"{paid.name} is paid for by {partnership.called(paid.paid_by)} directly ({paid.clause}) and stands in no "
            "schedule. Say whether it belongs into one; if not, it is no part of any fund, variance or report here."
        )
        yield Finding("outside every schedule", Result.WARN, paid.clause.where, says)


def _without_a_line(partnership: Partnership, each: InScope) -> Finding:
    fund, where = partnership.fund(each.fund), each.clause.where
    lead = f" {partnership.named(each.lead)} leads it." if each.lead else ""
    if each.amount is None:
        says = (
            f"{each.name} is in the scope of {fund.name} ({each.clause}) and has no line and no money in its tables."
            f"{lead} Say what is spent on it and who pays, or that it is within another line."
        )
        return Finding("in scope without a line", Result.WARN, where, says, fund.schedule)
    year = f" for {each.year}" if each.year else ""
    passed = f", to be passed to {each.passed_to}," if each.passed_to else ""
    says = (
        f"{each.name}, {each.amount}{year}{passed} is in the text of {fund.name} ({each.clause}) and not in its table."
        f"{lead} Say whether it goes through the pool: give it a line, or take it out of the text."
    )
    return Finding("in the text and not in the table", Result.WARN, where, says, fund.schedule)
