"""What a file would do to each line: its total beside last month's and the budget; which periods its days are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from section75.core.calendar import Month
from section75.core.ledger import Account, Balances
from section75.core.money import Money
from section75.core.preview.columns import Columns

_NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class LineTotal:
    """One account: how many rows, what they come to, last month's, the year to date with them, and the year's budget.

    Signed as the finance system does: spend is positive. `budget` is None where none is given.
    """

    account: Account
    rows: int
    file: Money
    last_month: Money
    to_date: Money
    budget: Money | None

    @property
    def change(self) -> Money:
        """How much more than last month."""
        return self.file - self.last_month


def line_totals(
    columns: Columns, balances: Balances, *, month: Month, budget: Mapping[str, Money], is_posted: bool = False
) -> tuple[LineTotal, ...]:
    """Each account the file moves, or last month moved and it does not: sorted by code. `budget` is by line.

    Of a file that is posted the balances hold its rows already.
    """
    sums: dict[str, list[int]] = {}
    for account, pence in zip(columns.accounts, columns.pence, strict=True):
        found = sums.setdefault(account, [0, 0])
        found[0], found[1] = found[0] + 1, found[1] + pence
    before = _before(month)
    year = {Month(month.year, number) for number in range(1, month.number + 1)}
    for account_of in balances.accounts:
        if account_of.kind.is_of_a_line and before and balances.movement(account_of, {before}):
            sums.setdefault(account_of.code, [0, 0])
    return tuple(
        LineTotal(
            account=account,
            rows=rows,
            file=Money(pence),
            last_month=balances.movement(account, {before}) if before else _NOTHING,
            to_date=balances.movement(account, year) + (_NOTHING if is_posted else Money(pence)),
            budget=budget.get(account.name) if account.kind.is_of_a_line else None,
        )
        for account, (rows, pence) in ((Account.read(code), sums[code]) for code in sorted(sums))
    )


def period_totals(columns: Columns) -> tuple[tuple[Month, int, Money], ...]:
    """The months the rows' days are of: how many rows, and what they come to, earliest first."""
    sums: dict[Month, list[int]] = {}
    months: dict[object, Month] = {}
    for day, pence in zip(columns.days, columns.pence, strict=True):
        month = months.get(day) or months.setdefault(day, Month.of(day))
        found = sums.setdefault(month, [0, 0])
        found[0], found[1] = found[0] + 1, found[1] + pence
    return tuple((month, sums[month][0], Money(sums[month][1])) for month in sorted(sums))


def by_line(rows: Iterable[tuple[str, Money]]) -> dict[str, Money]:
    """Budgets added up by line."""
    found: dict[str, Money] = {}
    for line, amount in rows:
        found[line] = found.get(line, _NOTHING) + amount
    return found


def _before(month: Month) -> Month | None:
    """The month before, in the same year; none before April."""
    return Month(month.year, month.number - 1) if month.number > 1 else None
