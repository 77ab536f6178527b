"""Which contributions are in use on a day: the year's own once every partner has approved, else what a clause says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.agreements import Silent, Term, in_force
from section75.core.bridge.standing import approvals_of
from section75.core.bridge.yearly import FundYears, UntilAgreed, WorksOn
from section75.core.calendar import FinancialYear, in_words
from section75.core.explain import Clause
from section75.core.pools import ContributionTable


class Use(Enum):
    """Why a table is in use."""

    AGREED = "agreed"
    LAST_YEARS = "last year's, until agreed"
    PROPOSED = "proposed, until agreed"
    NOT_SAID = "nothing says"


@dataclass(frozen=True, slots=True)
class InUse:
    """What is in use for a year on a day, since when, in which words and by which clause; the table if it is given."""

    year: FinancialYear
    on: date
    use: Use
    says: str
    table: ContributionTable | None = None
    since: date | None = None
    clause: Clause | None = None


def contributions_in_use(facts: FundYears, year: FinancialYear, *, on: date) -> InUse:
    """Which contributions the partners work on for a year, as it stands on a day. Says so where nothing does.

    An agreed table is in use; of two, the revised one. Until then the term that says what holds decides. Refuses two
    terms for one day.
    """
    for table in reversed(facts.tables_of(year)):
        approved = approvals_of(facts.said.standings, table, on=on)
        if approved is not None:
            return _agreed(facts, table, approved, on)
    try:
        term = in_force(facts.until_agreed(), on=on, what="what holds until a year's contributions are agreed")
    except Silent:
        return InUse(year, on, Use.NOT_SAID, _nothing_says(facts, year, on))
    return _last_years(facts, year, term, on) if _is_last_years(term) else _proposed(facts, year, term, on)


def _is_last_years(term: Term[UntilAgreed]) -> bool:
    return term.value.works_on is WorksOn.LAST_YEARS


def _agreed(facts: FundYears, table: ContributionTable, approved: dict[str, date | None], on: date) -> InUse:
    """The year's own table, since the last partner approved it, and not before its year."""
    days = [day for day in approved.values() if day is not None]
    since = max([table.year.starts_on, *days])
    each = ", ".join(f"{facts.called(party)} on {in_words(day)}" for party, day in approved.items() if day)
    who = f"approved by {each}" if each else "approved, on a day that is not recorded"
    says = f"The {table.version.value} contributions for {table.year} ({table.clause}) are in use: {who}."
    return InUse(table.year, on, Use.AGREED, says, table, since, table.clause)


def _not_agreed(year: FinancialYear, on: date) -> str:
    return f"On {in_words(on)} the contributions for {year} are not approved by every partner"


def _nothing_says(facts: FundYears, year: FinancialYear, on: date) -> str:
    gap = facts.gap("until agreed")
    stated = f" The file says: {gap}." if gap else ""
    return (
        f"{_not_agreed(year, on)}, and no clause says what holds until they are.{stated} "
        "Agree what the partners work on, and give it as [[until_agreed]]."
    )


def _last_years(facts: FundYears, year: FinancialYear, term: Term[UntilAgreed], on: date) -> InUse:
    """Last year's contributions, which may themselves be those of the year before."""
    last = FinancialYear(year.first - 1)
    since = max(year.starts_on, term.span.starts_on)
    earlier = any(table.year < year for table in facts.tables if table.fund == facts.fund)
    used = contributions_in_use(facts, last, on=on) if earlier else None
    table = used.table if used is not None else None
    says = f"{_not_agreed(year, on)}. Until they are, by {term.clause}, the partners work on last year's"
    if table is None:
        says += (
            f". The contributions for {last} are not in the files, or not agreed: give them, to say how much that is."
        )
    elif table.year != last:
        says += f": on those of {table.year} ({table.clause}), since {last} was not agreed either."
    else:
        says += f": on those of {last} ({table.clause})."
    return InUse(year, on, Use.LAST_YEARS, says, table, since, term.clause)


def _proposed(facts: FundYears, year: FinancialYear, term: Term[UntilAgreed], on: date) -> InUse:
    """The year's own table before it is approved; the one first proposed."""
    table = next(iter(facts.tables_of(year)), None)
    since = max(year.starts_on, term.span.starts_on)
    says = f"{_not_agreed(year, on)}. Until they are, by {term.clause}, the partners work on what is proposed"
    says += f" ({table.clause})." if table else ". Nothing proposed is in the files: give it, to say how much that is."
    return InUse(year, on, Use.PROPOSED, says, table, since, term.clause)
