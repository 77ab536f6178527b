"""Contracts: when they bind, when they outlive a schedule, and when they cost more than their line has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Span
from section75.core.contracts import (
    Carries,
    Contract,
    Option,
    Per,
    at_once,
    beyond,
    carries_more,
    more_than_the_line,
    serves,
)
from section75.core.explain import Clause
from section75.core.money import Money

YEAR = FinancialYear(2022)
DAYS = Span(date(2022, 4, 1), date(2025, 4, 1))
BEDS = Contract(
    id="beds",
    name="Beds",
    provider="supplier",
    contracting_body="council",
    clause=Clause("Sch. 6 row 1"),
    schedules=("equipment",),
    lines=(("equipment", "beds"),),
    value=Money.of("600,000"),
    span=Span(date(2022, 4, 1), date(2025, 4, 1)),
)


def test_a_contract_that_ends_with_its_schedule_is_as_it_should_be() -> None:
    assert beyond(BEDS, days=DAYS, title="Equipment", schedule="equipment") is None
    assert beyond(replace(BEDS, span=None), days=DAYS, title="Equipment", schedule="equipment") is None
    assert beyond(BEDS, days=None, title="Equipment", schedule="equipment") is None
    assert beyond(BEDS, days=Span(date(2022, 4, 1)), title="Equipment", schedule="equipment") is None


@given(more=st.integers(1, 4000))
def test_one_that_outlives_its_schedule_is_found_with_how_long_and_what_is_at_stake(more: int) -> None:
    longer = replace(BEDS, span=Span(date(2022, 4, 1), date(2025, 4, 1) + timedelta(days=more)))
    found = beyond(longer, days=DAYS, title="Equipment", schedule="equipment")
    assert found is not None
    assert found.check == "contract outlives its schedule"
    assert f"{more} days longer, and Equipment ends on 31 March 2025" in found.says
    assert "It is worth £600,000.00 a year." in found.says


def test_no_end_at_all_an_option_and_an_early_end() -> None:
    endless = beyond(replace(BEDS, span=Span(date(2022, 4, 1))), days=DAYS, title="Equipment", schedule="e")
    assert endless is not None
    assert "has no last day" in endless.says
    option = beyond(
        replace(BEDS, option=Option("two years", date(2027, 3, 31))), days=DAYS, title="Equipment", schedule="e"
    )
    assert option is not None
    assert option.check == "option reaches beyond the schedule"
    ended = replace(BEDS, span=Span(date(2022, 4, 1)), ended_on=date(2024, 1, 1), ended_because="the provider closed")
    assert beyond(ended, days=DAYS, title="Equipment", schedule="e") is None
    assert ended.has_ended(date(2024, 1, 2))
    assert not ended.has_ended(date(2024, 1, 1))
    assert ended.binds == Span(date(2022, 4, 1), date(2024, 1, 2))


def test_values_are_compared_as_they_run_so_that_a_successor_is_not_added() -> None:
    first = replace(BEDS, span=Span(date(2020, 4, 1), date(2022, 9, 1)))
    second = replace(BEDS, id="new", name="New beds", value=Money.of("650,000"), span=Span(date(2022, 9, 1)))
    assert at_once([first, second], YEAR) == (second,)
    together = replace(second, span=Span(date(2022, 8, 1)))
    assert at_once([first, together], YEAR) == (first, together)
    assert at_once([replace(BEDS, per=Per.TERM)], YEAR) == ()
    found = more_than_the_line((first, together), line="Beds", year="2022/23", budget=Money.of("700,000"), schedule="e")
    assert found is not None
    assert "come to £1,250,000.00 a year" in found.says
    assert "its budget is £700,000.00, £550,000.00 less" in found.says
    assert more_than_the_line((BEDS,), line="Beds", year="2022/23", budget=Money.of("600,000"), schedule="e") is None
    assert more_than_the_line((), line="Beds", year="2022/23", budget=Money(0), schedule="e") is None


def test_a_lead_provider_carries_no_more_than_there_is() -> None:
    carrying = replace(BEDS, carries=Carries("equipment", Money.of("900")))
    found = carries_more(carrying, fund="Equipment", year="2022/23", total=Money.of("800"), schedule="e")
    assert found is not None
    assert "carries £900.00 of Equipment, and the contributions to it for 2022/23 are £800.00" in found.says
    assert carries_more(carrying, fund="Equipment", year="2022/23", total=Money.of("900"), schedule="e") is None
    assert carries_more(BEDS, fund="Equipment", year="2022/23", total=Money(0), schedule="e") is None


def test_a_contract_serves_the_schedules_it_names_and_those_of_its_lines() -> None:
    assert serves(BEDS, of_fund={"equipment": "aids"}) == {"equipment", "aids"}
    assert serves(replace(BEDS, schedules=()), of_fund={}) == frozenset()
