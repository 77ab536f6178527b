"""An extract as it is looked at before it is posted: totals beside last month and the budget, and what is unusual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, posting, store
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import store as placing
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, PlacedRow, account_of
from section75.core.money import Money, sum_of
from section75.core.preview import (
    Columns,
    FileRemark,
    Habit,
    History,
    Limits,
    LineTotal,
    Seen,
    by_line,
    columns_of,
    habits_of,
    history_of,
    line_totals,
    look_for_unusual,
    period_totals,
)

MONTHS = 12  # of earlier files that are history


@dataclass(frozen=True, slots=True)
class Unusual:
    """A row to look at, as the file has it, and why."""

    row: PlacedRow
    because: tuple[str, ...]

    @property
    def account(self) -> Account:
        """Where it goes."""
        return account_of(self.row.placed.destination, self.row.placed.target)


@dataclass(frozen=True, slots=True)
class Preview:
    """All that is shown of an extract before it is posted."""

    brought: Brought
    lines: tuple[LineTotal, ...]
    periods: tuple[tuple[Month, int, Money], ...]
    remarks: tuple[FileRemark, ...]
    unusual: tuple[Unusual, ...]
    limits: Limits
    files: int  # earlier ones that it was held against


def preview(ledger: Ledger, number: int, limits: Limits) -> Preview:
    """What an extract would do, and what is unusual in it."""
    found = posting.brought(ledger, number)
    terms = agreements.latest(ledger.partnership)
    table = terms.budget_of(ledger.fund, found.month.year)
    budget = by_line((row.line, row.amount) for row in table.rows) if table else {}
    columns, history = columns_of(found.placement.placed), _history(ledger, found)
    whole = _month_of_budget(budget)
    seen = look_for_unusual(Seen(columns, history, found.month, limits, budget=whole))
    by_row = {placed.row.row: placed for placed in found.placement.placed}
    return Preview(
        brought=found,
        lines=line_totals(columns, store.balances(ledger), month=found.month, budget=budget, is_posted=found.is_posted),
        periods=period_totals(columns),
        remarks=seen.file,
        unusual=tuple(Unusual(by_row[each.row], each.because) for each in seen.rows),
        limits=limits,
        files=history.files,
    )


def _month_of_budget(budget: Mapping[str, Money]) -> int:
    """A twelfth of what the year's lines come to, in pence."""
    return abs(sum_of(budget.values()).pence) // 12 if budget else 0


def _history(ledger: Ledger, found: Brought) -> History:
    """The posted extracts of the twelve months before, and of the month itself, added up."""
    own = columns_of(found.placement.placed)
    earlier = [row for row in extracts.all_of(ledger) if row.posted_at is not None and row.pk != found.row.pk]
    first = Month(FinancialYear(found.month.year.first - 1), found.month.number)
    numbers = [row for row in earlier if first <= Month(FinancialYear(row.year), row.month) <= found.month]
    corrected = placing.corrected_by(ledger.partnership, ledger.fund)
    standing = [row for row in numbers if row.file_id not in corrected]
    terms, version = agreements.latest(ledger.partnership).terms, placing.version(ledger.partnership, ledger.fund)
    habits = [_habits(ledger, row.pk, row.file_id, terms, version) for row in standing]
    return history_of(habits, _columns(ledger, [(row.pk, row.file_name) for row in standing]), own)


def _columns(ledger: Ledger, numbers: list[tuple[int, str]]) -> Iterator[tuple[str, Columns]]:
    """One file after another: only what may be repeated is kept of each."""
    for number, name in numbers:
        yield name, columns_of(posting.brought(ledger, number).placement.placed)


@lru_cache(maxsize=64)
def _habits(
    ledger: Ledger,
    number: int,
    sha256: str,  # noqa: ARG001 - a key, as the next two are
    terms: str,  # noqa: ARG001
    version: str,  # noqa: ARG001
) -> tuple[dict[str, Habit], frozenset[str]]:
    """What lines and suppliers were like in one posted file."""
    return habits_of(columns_of(posting.brought(ledger, number).placement.placed))
