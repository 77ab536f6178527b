"""Check 8. Contributions or payments for the year, in one unit and adding up, and how they may be varied."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.result import LawResult, Point, fails, passes, warns
from section75.core.law.rule import POOLED, LawRule, lettered
from section75.core.partnership import findings_of
from section75.core.pools import ContributionTable, Fund
from section75.core.records import About, Matter
from section75.core.refusals import Finding, Result

RULE = LawRule(
    number="8",
    title="Contributions or payments, and how they vary",
    provisions=(),
    of_kind=lettered("b"),
    beyond_the_term=True,
)
_FIGURES = {
    "total does not foot": "Ask which is meant, the lines or the total, and correct it.",
    "shares do not follow": "Ask which is meant, the amounts or the percentages.",
    "units are mixed": "Ask in which unit each figure is.",
    "statements disagree": "Ask which figure is meant, and in which unit.",
    "figures in another unit than their neighbours": (
        "Ask in which unit each figure is; until then no total can be given."
    ),
    "pooled fund is what was spent": "Ask what was agreed to be put in, and print that.",
    "bases are mixed": "Give all contributions gross, or all net.",
}


def points(case: Case) -> Iterator[Point]:
    """Figures that do not hold, whatever the day; then, while the schedule runs, amounts and how they vary."""
    figures = [each for each in findings_of(case.partnership) if _is_of(case, each)]
    yield from (_figure(each) for each in figures)
    if case.is_to_come or case.has_ended:
        if not figures:
            yield Point(LawResult.NOT_APPLICABLE, f"The schedule runs {case.term}.", (case.term_clause,))
        return
    if POOLED in case.kinds and not case.pools:
        yield case.without_a_fund()
        return
    if POOLED in case.kinds:
        for fund, table in case.contributions():
            yield from _amounts(case, fund, table)
    elif case.kinds:
        yield from _payments(case)
    yield from _varied(case)


def _is_of(case: Case, finding: Finding) -> bool:
    return finding.check in _FIGURES and finding.result is Result.FAIL and finding.schedule == case.schedule.id


def _figure(finding: Finding) -> Point:
    return fails(f"{finding.says} [{finding.where}]", todo=_FIGURES[finding.check])


def _amounts(case: Case, fund: Fund, table: ContributionTable | None) -> Iterator[Point]:
    if table is None:
        yield from _none_for_the_year(case, fund)
        return
    given = {row.party for row in table.rows if row.due is not None}
    for party in case.parties:
        if party.id not in given:
            says = f"{party.name} has no amount in the contributions to {fund.name} for {table.year}; £0 must be said."
            yield fails(says, table.clause, todo="Give its amount, or £0.")
    if given >= {party.id for party in case.parties}:
        yield passes(
            f"Each partner has an amount for {fund.name} in {table.year}, in {table.unit.value}.", table.clause
        )
    if not table.approved and case.on >= table.year.starts_on:
        says = f"{table.year} has begun, and the contributions to {fund.name} are only indicative."
        yield warns(says, table.clause, todo="Agree them, and say what holds until then.")


def _none_for_the_year(case: Case, fund: Fund) -> Iterator[Point]:
    earlier = [year for year in case.partnership.years_of(fund.id) if year < case.year]
    if earlier:
        table = case.partnership.contributions_of(fund.id, max(earlier))
        says = f"{case.year} has begun with no contributions to {fund.name} on record but those of {max(earlier)}."
        yield warns(
            says, table.clause if table else fund.clause, todo="Agree the year's contributions, and record them."
        )
        return
    todo = f"Give each partner's contribution for {case.year}."
    what = f"What each partner contributes to {fund.name} in {case.year}"
    yield from absent(case, what, todo=todo, about=About.CONTRIBUTIONS, gaps=("contributions",))


def _payments(case: Case) -> Iterator[Point]:
    """Without a pool: what one body pays the other for exercising its functions."""
    said = case.provided(Matter.PAYMENTS_VARY)
    if said:
        yield passes(f"Payments and how they vary: {said[0].says}.", said[0].clause)
        return
    todo = "Give what is paid by which body to which, and how that may be varied."
    what = "What one body pays the other for the functions exercised"
    yield from absent(case, what, todo=todo, about=About.CONTRIBUTIONS, gaps=("contributions", "payments"))


def _varied(case: Case) -> Iterator[Point]:
    """The mechanism by which contributions, or payments, are varied: cited to a clause."""
    said = case.provided(Matter.CONTRIBUTIONS_VARY, Matter.PAYMENTS_VARY)
    if said and not case.observed(About.VARYING):
        yield passes(f"How they may be varied: {said[0].says}.", said[0].clause)
        return
    todo = "Agree how contributions may be varied, and give it with its clause."
    yield from absent(
        case, "How contributions may be varied", todo=todo, about=About.VARYING, gaps=("how contributions vary",)
    )
