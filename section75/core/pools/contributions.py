"""Contributions: what each partner puts in for a year, on every basis the table gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit, sum_of
from section75.core.refusals import Refusal


class Basis(Enum):
    """The basis on which contributions are counted. The basis decides the share, so it is always named."""

    AS_AGREED = "as agreed"  # the one figure the source prints, without saying gross or net
    GROSS = "gross"
    NET = "net"
    GROSS_LESS_GRANTS = "gross less grants"


class NoContributions(Refusal):
    """There are no contributions on that basis for that year."""

    def __init__(self, basis: Basis, year: FinancialYear, fund: str, *, has: str, clause: str = "") -> None:
        super().__init__(
            f"There are no contributions {basis.value} for {year} to {fund}; {has}. "
            "Give them in the contributions table, or name a basis that is given.",
            clause=clause,
        )


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One partner's contribution, for the whole fund or one line. Either `agreed`, or gross with what is taken off."""

    party: str
    agreed: Money | None = None
    gross: Money | None = None
    grant: Money | None = None
    service_user_income: Money | None = None
    net: Money | None = None
    line: str = ""
    recurrent: bool = True

    def on(self, basis: Basis) -> Money | None:
        """The contribution on a basis; None where the row does not give it. Net is worked out from gross."""
        zero = Money(0)
        if basis is Basis.AS_AGREED:
            return self.agreed
        if basis is Basis.GROSS or self.gross is None:
            return self.net if basis is Basis.NET else self.gross
        less_grants = self.gross - (self.grant or zero)
        if basis is Basis.GROSS_LESS_GRANTS:
            return less_grants
        return self.net if self.net is not None else less_grants - (self.service_user_income or zero)


@dataclass(frozen=True, slots=True)
class ContributionTable:
    """One table of contributions: fund, year, the unit it is printed in, indicative or approved, printed totals."""

    fund: str
    year: FinancialYear
    unit: Unit
    approved: bool
    rows: tuple[ContributionRow, ...]
    clause: Clause
    printed_totals: tuple[tuple[str, Money], ...] = ()
    printed_shares: tuple[tuple[str, str], ...] = ()

    def by_partner(self, basis: Basis) -> dict[str, Money]:
        """Each partner's contribution on a basis, over all lines, in the table's order, leaving out who has none."""
        totals: dict[str, Money] = {}
        for row in self.rows:
            amount = row.on(basis)
            if amount is not None:
                totals[row.party] = totals.get(row.party, Money(0)) + amount
        return totals

    def gives(self) -> tuple[Basis, ...]:
        """The bases on which every row gives a figure."""
        return tuple(basis for basis in Basis if all(row.on(basis) is not None for row in self.rows))

    @property
    def due(self) -> dict[str, Money]:
        """What each partner pays into the fund: the net contribution, or the one agreed figure."""
        basis = Basis.NET if Basis.NET in self.gives() else self.gives()[0] if self.gives() else Basis.AS_AGREED
        return self.by_partner(basis)


def contributed(
    tables: Sequence[ContributionTable], *, fund: str, year: FinancialYear, basis: Basis, clause: str = ""
) -> tuple[dict[str, Money], ContributionTable]:
    """Each partner's contributions to a fund in a year on a named basis, and the table they stand in.

    Refuses a year without a table and a basis the table does not give for every row.
    """
    for table in tables:
        if table.fund == fund and table.year == year:
            if basis not in table.gives():
                has = f"{table.clause} gives {' and '.join(given.value for given in table.gives()) or 'none in full'}"
                raise NoContributions(basis, year, fund, has=has, clause=clause)
            return table.by_partner(basis), table
    years = sorted({str(table.year) for table in tables if table.fund == fund})
    has = f"the agreement gives them for {', '.join(years)}" if years else "the agreement gives none at all"
    raise NoContributions(basis, year, fund, has=has, clause=clause)


def total_of(contributions: dict[str, Money]) -> Money:
    """The sum over partners."""
    return sum_of(contributions.values())
