"""What is in use on a day: the year's own once every partner has approved, else what the clause says, or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.bridge import FundYears, Stands, Use, WorksOn, contributions_in_use, differences, year_shown
from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.pools import InstalmentRule, Version

from .cases import COUNCIL, FUND, ICB, Y22, Y23, Y24, facts, rule, standing, table, until

BEFORE, AFTER = date(2023, 7, 1), date(2023, 8, 1)
INDICATIVE = (
    standing(Y23, COUNCIL, Stands.APPROVED, date(2023, 2, 14)),
    standing(Y23, ICB, Stands.INDICATIVE, date(2023, 6, 30)),
    standing(Y23, ICB, Stands.APPROVED, date(2023, 7, 25)),
)


def two_years(**said: object) -> FundYears:
    return facts(
        table(Y22, "1,200", "600"),
        table(Y23, "1,260", "588", approved=False),
        instalments_in=Y23,
        **{"standings": INDICATIVE, "until_agreed": (until(),)} | said,
    )


def test_a_year_is_in_use_once_every_partner_has_approved() -> None:
    before = contributions_in_use(two_years(), Y23, on=BEFORE)
    assert before.use is Use.LAST_YEARS
    assert before.table is not None
    assert before.table.year == Y22
    assert before.since == Y23.starts_on
    assert str(before.clause) == "cl. 9"
    assert before.says == (
        "On 1 July 2023 the contributions for 2023/24 are not approved by every partner. Until they are, by cl. 9, the "
        "partners work on last year's: on those of 2022/23 (Sch. 2, 2022/23)."
    )
    after = contributions_in_use(two_years(), Y23, on=AFTER)
    assert (after.use, after.since) == (Use.AGREED, date(2023, 7, 25))
    assert "the council on 14 February 2023, the icb on 25 July 2023" in after.says


def test_a_later_standing_takes_the_place_of_an_approval() -> None:
    again = (*INDICATIVE, standing(Y23, COUNCIL, Stands.PROPOSED, date(2023, 7, 30)))
    assert contributions_in_use(two_years(standings=again), Y23, on=date(2023, 7, 29)).use is Use.AGREED
    assert contributions_in_use(two_years(standings=again), Y23, on=AFTER).use is Use.LAST_YEARS


def test_a_table_called_approved_is_agreed_where_no_standing_says_otherwise() -> None:
    found = contributions_in_use(facts(table(Y22, "1", "1")), Y22, on=AFTER)
    assert (found.use, found.since) == (Use.AGREED, Y22.starts_on)
    assert "approved, on a day that is not recorded" in found.says
    (shown,) = year_shown(facts(table(Y22, "1", "1")), Y22, on=AFTER).tables
    assert {row.how() for row in shown.rows} == {"approved, as its table says; no day is recorded"}
    (shown,) = year_shown(two_years(), Y23, on=date(2023, 3, 1)).tables
    assert [row.how() for row in shown.rows][1] == "not said on this day"


def test_where_no_clause_says_what_holds_that_is_said() -> None:
    found = contributions_in_use(two_years(until_agreed=()), Y23, on=BEFORE)
    assert (found.use, found.table, found.since) == (Use.NOT_SAID, None, None)
    assert "no clause says what holds until they are" in found.says
    early = until(starts=date(2023, 7, 2))
    assert contributions_in_use(two_years(until_agreed=(early,)), Y23, on=BEFORE).use is Use.NOT_SAID


def test_a_clause_of_the_fund_comes_before_its_agreements() -> None:
    own = until(WorksOn.PROPOSED, of={"fund": FUND})
    found = contributions_in_use(two_years(until_agreed=(until(), own)), Y23, on=BEFORE)
    assert found.use is Use.PROPOSED
    assert found.table is not None
    assert found.table.year == Y23


def test_last_years_may_be_those_of_the_year_before_it() -> None:
    found = contributions_in_use(two_years(), Y24, on=BEFORE)
    assert found.table is not None
    assert found.table.year == Y22
    assert "since 2023/24 was not agreed either" in found.says
    alone = facts(table(Y23, "1", "1", approved=False), until_agreed=(until(),))
    missing = contributions_in_use(alone, Y23, on=BEFORE)
    assert missing.table is None
    assert "The contributions for 2022/23 are not in the files, or not agreed" in missing.says


def test_revised_contributions_are_in_use_once_they_are_approved() -> None:
    revised = table(Y22, "1,300", "600", approved=False, version=Version.REVISED)
    approved = tuple(
        standing(Y22, party, Stands.APPROVED, date(2022, 10, 1), Version.REVISED) for party in (COUNCIL, ICB)
    )
    given_facts = facts(table(Y22, "1,200", "600"), revised, standings=approved)
    for day, version in ((date(2022, 9, 30), Version.ORIGINAL), (date(2022, 10, 1), Version.REVISED)):
        found = contributions_in_use(given_facts, Y22, on=day)
        assert found.table is not None
        assert found.table.version is version


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_the_instalments_differ_by_what_the_year_does(old: int, new: int) -> None:
    instalments = InstalmentRule(FUND, Y23, 31, Clause("cl. 10.4"))
    tables = (table(Y23, str(Money(new)), "0"), table(Y22, str(Money(old)), "0"))
    found, _ = differences(*tables, instalments, on=date(2024, 3, 31))
    assert found.apart == found.to_settle == Money(new - old)
    assert sum(each.apart.pence for each in found.instalments) == new - old


def test_the_difference_is_of_each_partner_and_of_what_had_fallen_due() -> None:
    shown = year_shown(two_years(), Y23, on=BEFORE)
    council, icb = shown.differences
    assert (council.apart, icb.apart) == (Money.of("60"), Money.of("-12"))
    assert [each.fell_due for each in council.instalments].count(True) == 3  # 15 April, May and June
    assert (council.to_settle, icb.to_settle) == (Money.of("15"), Money.of("-3"))
    assert not shown.tables[0].is_approved


def test_the_difference_stays_when_the_year_is_agreed_and_counts_to_that_day() -> None:
    shown = year_shown(two_years(), Y23, on=AFTER)
    assert [each.to_settle for each in shown.differences] == [Money.of("20"), Money.of("-4")]
    assert shown.tables[0].is_approved
    assert year_shown(two_years(until_agreed=()), Y23, on=AFTER).differences == ()


def test_a_year_shows_what_comes_next_or_why_nothing_does() -> None:
    shown = year_shown(two_years(roll_forward=(rule(),)), Y22, on=BEFORE)
    assert not isinstance(shown.next, Exception)
    assert shown.next.rounded.whole == Money.of("1,836")
    assert isinstance(year_shown(two_years(), Y22, on=BEFORE).next, Exception)


def test_a_standing_says_who_and_what_it_waits_for() -> None:
    assert INDICATIVE[0].in_words() == "approved on 14 February 2023 by its cabinet"
    with pytest.raises(AttributeError):
        INDICATIVE[0].on = AFTER  # type: ignore[misc]
