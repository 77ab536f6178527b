"""Terms lint of every risk share: what its terms will lead to, found before it does."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Term
from section75.core.calendar import FinancialYear
from section75.core.lint import remarks_on
from section75.core.partnership.exposing import spread_of
from section75.core.partnership.partnership import Partnership
from section75.core.partnership.settling import facts_of
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule


def check(partnership: Partnership) -> Iterator[Finding]:
    """Every remark on every rule, with the facts of the latest year that the rule and the contributions share."""
    for term in partnership.risk_share:
        fund = partnership.fund(term.value.fund)
        year = _year(partnership, term)
        on = max(term.span.starts_on, year.starts_on)
        facts = facts_of(partnership, fund=fund.id, year=year, on=on)
        spread = spread_of(partnership, term.value, fund=fund.id, year=year)
        falls = " (Where it matters how a variance falls on lines: in proportion to their budgets.)" if spread else ""
        for remark in remarks_on(term.value, facts, spread=spread):
            result = Result.FAIL if remark.is_wrong else Result.WARN
            says = f"{fund.name}: {remark.says}{falls if remark.rests_on_amounts else ''}"
            yield Finding(remark.name, result, remark.clause.where, says, fund.schedule)


def _year(partnership: Partnership, term: Term[Rule]) -> FinancialYear:
    years = [table.year for table in partnership.contributions if table.fund == term.value.fund]
    shared = [year for year in years if year.span.overlaps(term.span)]
    return max(shared, default=FinancialYear.of(term.span.starts_on))
