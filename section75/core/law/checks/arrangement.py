"""Check 3. The kind of arrangement, and whether what is called a pool is one."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.law.case import Case, absent
from section75.core.law.result import Point, fails, not_assessed, passes, warns
from section75.core.law.rule import KINDS, POOLED, LawRule
from section75.core.partnership import findings_of
from section75.core.pools import ContributionTable, Fund, FundState
from section75.core.refusals import Finding

RULE = LawRule(
    number="3",
    title="Kind of arrangement, and reality of the pool",
    provisions=("s75(2)",),
    of_kind=((POOLED, "reg 7(1)"),),
    applies=(),
)
_ALIGNED = ("operates as aligned", "all lines are ring-fenced")


def points(case: Case) -> Iterator[Point]:
    """No arrangement of regulations 7 to 9; a pool to which one side adds nothing, or that is one in name."""
    named = [each for each in case.arrangements if each.type in KINDS]
    if not named:
        todo = "Say which of regulations 7, 8 and 9 the schedule is made under, with its clause."
        yield from absent(case, "An arrangement under regulation 7, 8 or 9", todo=todo, gaps=("arrangement",))
    for each in named:
        yield passes(f"Arrangement: {each.in_words}.", each.clause)
    if POOLED in case.kinds:
        yield from (point for fund in case.pools for point in _both_put_in(case, fund))
        yield from (point for fund in case.funds for point in _state(case, fund))
        for finding in findings_of(case.partnership):
            if finding.check in _ALIGNED and finding.schedule == case.schedule.id:
                yield _as_aligned(case, finding)


def _both_put_in(case: Case, fund: Fund) -> Iterator[Point]:
    """Regulation 7(1): a fund made up of contributions by the partners, so at least one from each side."""
    tables = [table for table in case.partnership.contributions if table.fund == fund.id]
    upto = [table for table in tables if table.year <= case.year] or tables
    if not upto:
        gap = case.gap("contributions")
        todo = "Give each partner's contribution."
        says = f"Who contributes to {fund.name} is not on record.{f' The source: {gap.says}.' if gap else ''}"
        yield not_assessed(says, gap.clause, todo=todo) if gap else fails(says, fund.clause, todo=todo)
        return
    table = max(upto, key=lambda each: each.year)
    missing = [side for side, parties in _sides(case).items() if not any(_puts_in(table, id) for id in parties)]
    for side in missing:
        says = (
            f"No {side} contributes to {fund.name} in {table.year}: a pooled fund is made up of contributions by both."
        )
        yield fails(says, table.clause, todo="Record its contribution, or do not call the fund pooled.")
    if not missing:
        yield passes(f"Both sides contribute to {fund.name} in {table.year}.", table.clause)


def _sides(case: Case) -> dict[str, list[str]]:
    return {
        "council": [party.id for party in case.parties if party.kind.is_council],
        "NHS body": [party.id for party in case.parties if not party.kind.is_council],
    }


def _puts_in(table: ContributionTable, party: str) -> bool:
    amount = table.due.get(party)
    return amount is not None and amount.pence > 0


def _state(case: Case, fund: Fund) -> Iterator[Point]:
    """Budgets that stand side by side on the day are aligned: there is no fund yet to pay from."""
    for term in fund.state:
        if term.span.holds(case.on) and term.value in (FundState.ALIGNED, FundState.NON_POOLED):
            says = (
                f"{fund.name} operates as {term.value}, {term.span}: on those days there is no pooled fund to pay from."
            )
            yield warns(says, term.clause, todo="Say from when it is pooled, and call it aligned until then.")


def _as_aligned(case: Case, finding: Finding) -> Point:
    clause = next((term.clause for term in case.partnership.risk_share if term.clause.where == finding.where), None)
    todo = "Call it aligned, or agree who shares what."
    return warns(f"It operates as aligned: {finding.says}", *([clause] if clause else []), todo=todo)
