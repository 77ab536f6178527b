"""Contributions: what each partner puts in for a year, on every basis the table gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit


class Basis(Enum):
    """The basis on which contributions are counted. The basis decides the share, so it is always named."""

    AS_AGREED = "as agreed"  # the one figure the source prints, without saying gross or net
    GROSS = "gross"
    NET = "net"
    GROSS_LESS_GRANTS = "gross less grants"


class Version(Enum):
    """Which of a year's contributions: as first agreed, or as varied in the year."""

    ORIGINAL = "original"
    REVISED = "revised"


class Column(Enum):
    """A column of a contributions table, of which a source may print the total."""

    DUE = "due"  # net, or the one figure agreed
    GROSS = "gross"
    GRANT = "grant"
    SERVICE_USER_INCOME = "service-user income"


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
    grant_name: str = ""

    @property
    def worked_out(self) -> Money | None:
        """Net as it follows from gross, whatever net is printed; None where no gross is given."""
        if self.gross is None:
            return None
        return self.gross - (self.grant or Money(0)) - (self.service_user_income or Money(0))

    @property
    def due(self) -> Money | None:
        """What the partner pays into the fund: the one agreed figure, or the net contribution."""
        return self.agreed if self.agreed is not None else self.on(Basis.NET)

    def on(self, basis: Basis) -> Money | None:
        """The contribution on a basis; None where the row does not give it. Net is worked out from gross."""
        if basis is Basis.AS_AGREED:
            return self.agreed
        if basis is Basis.NET:
            return self.net if self.net is not None else self.worked_out
        if basis is Basis.GROSS or self.gross is None:
            return self.gross
        return self.gross - (self.grant or Money(0))

    def less(self, grants: tuple[str, ...]) -> Money | None:
        """Gross, less the grant of this row where it is one of those named; None where no gross is given."""
        return self.gross if self.grant_name not in grants else self.on(Basis.GROSS_LESS_GRANTS)

    def parts(self, column: Column) -> tuple[Money, ...]:
        """What the row adds to a column, as it is given: for what is due, gross and what is taken off it."""
        if column is Column.DUE and self.agreed is None and self.gross is not None:
            taken_off = (self.grant, self.service_user_income)
            given = (*((self.gross,) if self.gross else ()), *(-part for part in taken_off if part))
            return given or (Money(0),)
        part = {
            Column.DUE: self.due,
            Column.GROSS: self.gross,
            Column.GRANT: self.grant,
            Column.SERVICE_USER_INCOME: self.service_user_income,
        }[column]
        return () if part is None else (part,)


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total the source prints: of one column, for one partner, or for all together where `party` is empty."""

    column: Column
    party: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ContributionTable:
    """One table of contributions: fund, year, the unit it is printed in, indicative or approved, printed totals."""

    fund: str
    year: FinancialYear
    unit: Unit
    approved: bool
    rows: tuple[ContributionRow, ...]
    clause: Clause
    printed_totals: tuple[PrintedTotal, ...] = ()
    printed_shares: tuple[tuple[str, str], ...] = ()
    version: Version = Version.ORIGINAL

    def by_partner(
        self, basis: Basis, *, lines: tuple[str, ...] = (), grants: tuple[str, ...] = ()
    ) -> dict[str, Money]:
        """Each partner's contribution on a basis, in the table's order, leaving out who has none.

        Over all lines, or only those named; with `grants`, gross less only the grants of those names.
        """
        rows = [row for row in self.rows if not lines or row.line in lines]
        return _by_partner((row.party, row.less(grants) if grants else row.on(basis)) for row in rows)

    def gives(self) -> tuple[Basis, ...]:
        """The bases on which every row gives a figure."""
        return tuple(basis for basis in Basis if all(row.on(basis) is not None for row in self.rows))

    @property
    def due(self) -> dict[str, Money]:
        """What each partner pays into the fund: the net contribution, or the one agreed figure."""
        return _by_partner((row.party, row.due) for row in self.rows)

    def column(self, column: Column, *, party: str = "") -> tuple[Money, ...]:
        """The amounts that make up a column: one partner's row by row, or every partner's sum."""
        if party:
            return tuple(part for row in self.rows if row.party == party for part in row.parts(column))
        sums = _by_partner((row.party, part) for row in self.rows for part in row.parts(column))
        return tuple(sums.values())


def _by_partner(amounts: Iterable[tuple[str, Money | None]]) -> dict[str, Money]:
    """Each partner's sum, in the order in which they first appear, leaving out who has none."""
    totals: dict[str, Money] = {}
    for party, amount in amounts:
        if amount is not None:
            totals[party] = totals.get(party, Money(0)) + amount
    return totals
