"""Contributions on every basis a table gives. Oxfordshire's second pool of 2017/18 shows why the basis is named.

Source: Oxfordshire County Council, Cabinet, 18 July 2017, para 34, Pool 2. Worked by hand: gross 127,052 and 76,091;
the paper prints a net contribution of 94,292, and its own lines give 127,052 - 6,276 - 26,653 = 94,123.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Ratio, Unit, sum_of
from section75.core.pools import Basis, Column, ContributionRow, ContributionTable, NoContributions, contributed

YEAR = FinancialYear(2017)
CLAUSE = Clause("para 34")


def thousand(amount: str) -> Money:
    return Money.of(amount, Unit.THOUSANDS)


def table(*rows: ContributionRow, year: FinancialYear = YEAR) -> ContributionTable:
    return ContributionTable("pool-2", year, Unit.THOUSANDS, approved=False, rows=rows, clause=CLAUSE)


OXFORDSHIRE = table(
    ContributionRow("council", gross=thousand("84,167"), line="older-people"),
    ContributionRow("council", gross=thousand("15,078"), line="physical-disabilities"),
    ContributionRow("council", gross=thousand("21,531"), line="bcf"),
    ContributionRow("council", gross=thousand("6,276"), grant=thousand("6,276"), line="ibcf"),
    ContributionRow("council", gross=Money(0), service_user_income=thousand("26,653")),
    ContributionRow("occg", gross=thousand("54,583"), line="older-people"),
    ContributionRow("occg", gross=thousand("7,085"), line="physical-disabilities"),
    ContributionRow("occg", gross=thousand("14,423"), line="bcf"),
)
AS_AGREED = table(
    ContributionRow("council", agreed=thousand("93,710")), ContributionRow("icb", agreed=thousand("28,340"))
)

BASES = [
    (Basis.GROSS, "127,052", "76,091", "62.54"),
    (Basis.GROSS_LESS_GRANTS, "120,776", "76,091", "61.35"),
    (Basis.NET, "94,123", "76,091", "55.30"),
]


@pytest.mark.parametrize(("basis", "council", "occg", "percent"), BASES)
def test_the_basis_decides_the_share_of_oxfordshires_second_pool(
    basis: Basis, council: str, occg: str, percent: str
) -> None:
    amounts, found = contributed([OXFORDSHIRE], fund="pool-2", year=YEAR, basis=basis)
    assert amounts == {"council": thousand(council), "occg": thousand(occg)}
    assert found is OXFORDSHIRE
    share = Ratio.contributed(amounts.items(), base=basis.value).share("council")
    assert abs(share * 100 - Fraction(percent)) <= Fraction(1, 200)


def test_what_is_due_is_net_where_gross_is_given_and_as_agreed_where_not() -> None:
    assert OXFORDSHIRE.due == {"council": thousand("94,123"), "occg": thousand("76,091")}
    assert AS_AGREED.due == {"council": thousand("93,710"), "icb": thousand("28,340")}


def test_a_table_gives_the_bases_that_every_row_gives() -> None:
    assert OXFORDSHIRE.gives() == (Basis.GROSS, Basis.NET, Basis.GROSS_LESS_GRANTS)
    assert AS_AGREED.gives() == (Basis.AS_AGREED,)
    only_net = table(ContributionRow("council", gross=Money(5)), ContributionRow("icb", net=Money(3)))
    assert only_net.gives() == (Basis.NET,)
    assert table(*AS_AGREED.rows, *OXFORDSHIRE.rows).gives() == ()


def test_a_table_of_mixed_bases_drops_nobody_from_what_is_due() -> None:
    mixed = table(ContributionRow("council", agreed=Money(5)), ContributionRow("icb", gross=Money(3), grant=Money(1)))
    assert mixed.due == {"council": Money(5), "icb": Money(2)}


ROWS: list[tuple[ContributionRow, list[int | None]]] = [
    (ContributionRow("a", agreed=Money(9)), [9, None, None, None]),
    (ContributionRow("a", net=Money(9)), [None, None, 9, None]),
    (ContributionRow("a", gross=Money(9)), [None, 9, 9, 9]),
    (ContributionRow("a", gross=Money(9), grant=Money(2)), [None, 9, 7, 7]),
    (ContributionRow("a", gross=Money(9), service_user_income=Money(4)), [None, 9, 5, 9]),
    (ContributionRow("a", gross=Money(9), grant=Money(2), service_user_income=Money(4)), [None, 9, 3, 7]),
    (ContributionRow("a", gross=Money(9), grant=Money(2), net=Money(7)), [None, 9, 7, 7]),
    (ContributionRow("a", gross=Money(0), service_user_income=Money(4)), [None, 0, -4, 0]),
]


@pytest.mark.parametrize(("row", "amounts"), ROWS)
def test_a_row_on_each_basis(row: ContributionRow, amounts: list[int | None]) -> None:
    assert [row.on(basis) for basis in Basis] == [None if each is None else Money(each) for each in amounts]


COLUMNS = [
    (Column.GROSS, "council", ("84,167", "15,078", "21,531", "6,276", "0")),
    (Column.GRANT, "council", ("6,276",)),
    (Column.SERVICE_USER_INCOME, "council", ("26,653",)),
    (Column.SERVICE_USER_INCOME, "occg", ()),
    (Column.DUE, "council", ("84,167", "15,078", "21,531", "6,276", "-6,276", "-26,653")),
    (Column.DUE, "", ("94,123", "76,091")),
    (Column.GROSS, "", ("127,052", "76,091")),
    (Column.GRANT, "", ("6,276",)),
]


@pytest.mark.parametrize(("column", "party", "amounts"), COLUMNS)
def test_a_column_is_given_row_by_row_for_one_partner_and_by_partner_for_all(
    column: Column, party: str, amounts: tuple[str, ...]
) -> None:
    assert OXFORDSHIRE.column(column, party=party) == tuple(map(thousand, amounts))


REFUSED = [
    (
        FinancialYear(2018),
        Basis.NET,
        "There are no contributions net for 2018/19 to pool-2; the agreement gives them for 2016/17, 2017/18.",
    ),
    (
        YEAR,
        Basis.AS_AGREED,
        "There are no contributions as agreed for 2017/18 to pool-2; para 34 gives gross and net and gross less",
    ),
]


@pytest.mark.parametrize(("year", "basis", "says"), REFUSED)
def test_a_year_or_a_basis_that_is_not_given_is_refused_with_what_is(
    year: FinancialYear, basis: Basis, says: str
) -> None:
    tables = [OXFORDSHIRE, table(*AS_AGREED.rows, year=FinancialYear(2016))]
    with pytest.raises(NoContributions) as refused:
        contributed(tables, fund="pool-2", year=year, basis=basis, clause="Sch. 3")
    assert refused.value.says.startswith(says)
    assert refused.value.says.endswith("or name a basis that is given.")
    assert refused.value.clause == "Sch. 3"


def test_a_fund_without_contributions_and_a_table_without_a_basis_say_so() -> None:
    with pytest.raises(NoContributions, match="the agreement gives none at all"):
        contributed([OXFORDSHIRE], fund="pool-1", year=YEAR, basis=Basis.NET)
    mixed = table(*AS_AGREED.rows, *OXFORDSHIRE.rows)
    with pytest.raises(NoContributions, match="para 34 gives none in full"):
        contributed([mixed], fund="pool-2", year=YEAR, basis=Basis.NET)


pence = st.integers(0, 10**10)
some_rows = st.lists(st.tuples(st.sampled_from(["a", "b"]), pence, pence, pence), min_size=1, max_size=5)


@given(some_rows)
@settings(deadline=None)
def test_the_parts_of_what_is_due_add_up_to_what_is_due(rows: list[tuple[str, int, int, int]]) -> None:
    found = table(
        *(
            ContributionRow(party, gross=Money(gross), grant=Money(grant), service_user_income=Money(income))
            for party, gross, grant, income in rows
        )
    )
    for party, due in found.due.items():
        assert sum_of(found.column(Column.DUE, party=party)) == due
    assert sum_of(found.column(Column.DUE)) == sum_of(found.due.values())
