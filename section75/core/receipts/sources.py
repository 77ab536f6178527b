"""Source by spender: where the fund's money came from, and who spent it, in one table that foots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.money import Money, sum_of
from section75.core.receipts.grants import POOLED, Grant, GrantStanding, Spent


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: put in, spent by each spender in the order of the table, and left."""

    name: str
    put_in: Money
    spent: tuple[Money, ...]

    @property
    def spent_in_all(self) -> Money:
        """By everybody."""
        return sum_of(self.spent)

    @property
    def left(self) -> Money:
        """Put in and not spent; below nothing where more was spent."""
        return self.put_in - self.spent_in_all


@dataclass(frozen=True, slots=True)
class SourcesAndSpenders:
    """Every source in a row, every spender in a column; the total foots to the fund's books."""

    spenders: tuple[str, ...]
    rows: tuple[SourceRow, ...]

    @property
    def total(self) -> SourceRow:
        """All sources together."""
        spent = tuple(sum_of(row.spent[place] for row in self.rows) for place in range(len(self.spenders)))
        return SourceRow("All sources", sum_of(row.put_in for row in self.rows), spent)


def sources_and_spenders(
    grants: Sequence[GrantStanding], spent: Sequence[Spent], *, put_in: Money, pooled: str
) -> SourcesAndSpenders:
    """The table. `put_in` is all contributions and service-user income; what is of no grant is in the row `pooled`."""
    spenders = tuple(sorted({each.spender for each in spent}, key=lambda name: (name == "", name)))
    of_grants = sum_of(standing.put_in for standing in grants)
    known: list[tuple[str, Grant | None, Money]] = [(each.grant.name, each.grant, each.put_in) for each in grants]
    rows = []
    for name, grant, amount in [*known, (pooled, None, put_in - of_grants)]:
        source = grant.id if grant is not None else POOLED
        cells = tuple(_cell(spent, source, spender) for spender in spenders)
        rows.append(SourceRow(name, amount, cells))
    return SourcesAndSpenders(spenders, tuple(rows))


def _cell(spent: Sequence[Spent], source: str, spender: str) -> Money:
    return sum_of(each.amount for each in spent if (each.source, each.spender) == (source, spender))
