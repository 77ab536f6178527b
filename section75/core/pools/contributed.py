"""What each partner contributed, on a named basis: the base that a proportional share rests on."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.pools.contributions import Basis, ContributionTable, Version
from section75.core.refusals import Refusal


class NoContributions(Refusal):
    """There are no contributions on that basis for that year."""

    def __init__(self, basis: Basis, year: FinancialYear, fund: str, *, has: str, clause: str = "") -> None:
        super().__init__(
            f"There are no contributions {basis.value} for {year} to {fund}; {has}. "
            "Give them in the contributions table, or name a basis that is given.",
            clause=clause,
        )


class VersionNotNamed(Refusal):
    """A year has original and revised contributions, and it is not said which are meant."""

    def __init__(self, year: FinancialYear, fund: str, *, clause: str = "") -> None:
        super().__init__(
            f"There are original and revised contributions for {year} to {fund}, and it is not said which the share "
            'is in proportion to. Name one: version = "original", or version = "revised".',
            clause=clause,
        )


class GrantNotGiven(Refusal):
    """A grant to be taken off that no row of the table has."""

    def __init__(self, grant: str, has: Sequence[str], *, clause: str = "") -> None:
        names = ", ".join(dict.fromkeys(has)) or "none by name"
        super().__init__(
            f"The share takes the grant {grant!r} off gross contributions, and the contributions name no such grant; "
            f"they have {names}. Correct the name, or give grant_name where the grant stands.",
            clause=clause,
        )


def contributed(
    tables: Sequence[ContributionTable],
    *,
    fund: str,
    year: FinancialYear,
    basis: Basis,
    version: Version | None = None,
    lines: tuple[str, ...] = (),
    grants: tuple[str, ...] = (),
    clause: str = "",
) -> tuple[dict[str, Money], ContributionTable]:
    """Each partner's contributions to a fund in a year on a named basis, and the table they stand in.

    Refuses a year without a table, a basis the table does not give for every row, a choice between original and revised
    that was not made, and grants that the table does not name.
    """
    found = [table for table in tables if table.fund == fund and table.year == year]
    chosen = [table for table in found if version is None or table.version is version]
    if not chosen:
        years = sorted({str(table.year) for table in tables if table.fund == fund})
        has = f"the agreement gives them for {', '.join(years)}" if years else "the agreement gives none at all"
        raise NoContributions(basis, year, fund, has=has if not found else _versions(found), clause=clause)
    if len(chosen) > 1:
        raise VersionNotNamed(year, fund, clause=clause)
    (table,) = chosen
    wanted = Basis.GROSS if grants else basis
    if wanted not in table.gives():
        has = f"{table.clause} gives {' and '.join(given.value for given in table.gives()) or 'none in full'}"
        raise NoContributions(wanted, year, fund, has=has, clause=clause)
    named = [row.grant_name for row in table.rows if row.grant_name]
    for grant in grants:
        if grant not in named:
            raise GrantNotGiven(grant, named, clause=clause)
    return table.by_partner(basis, lines=lines, grants=grants), table


def _versions(tables: Sequence[ContributionTable]) -> str:
    return f"there are only {' and '.join(table.version.value for table in tables)} contributions"
