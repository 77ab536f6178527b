"""Of the rules that make later years, and of what holds until a year is agreed, one holds on a day."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Term, span_findings
from section75.core.bridge import UntilAgreed
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding


def check(partnership: Partnership) -> Iterator[Finding]:
    """Two of one thing on one day FAIL, and so does a gap between two."""
    said = partnership.year_to_year
    for fund in partnership.funds:
        rules = [term for term in said.roll_forward if term.value.fund == fund.id]
        what = f"How contributions to {fund.name} roll forward"
        yield from span_findings(rules, what=what, schedule=fund.schedule)
        own = [term for term in said.until_agreed if term.value.fund == fund.id]
        yield from _meanwhile(own, fund.name, fund.schedule)
    for agreement in partnership.agreements:
        general = [term for term in said.until_agreed if term.value.agreement == agreement.id]
        yield from _meanwhile(general, agreement.title, "")


def _meanwhile(terms: list[Term[UntilAgreed]], of: str, schedule: str) -> list[Finding]:
    return span_findings(terms, what=f"What holds under {of} until a year is agreed", schedule=schedule)
