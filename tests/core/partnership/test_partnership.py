"""A whole partnership: which fund, which year, which rule, which facts; and silence where nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import OutsideTerm, Silent, TwoTermsApply
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.money import Money
from section75.core.partnership import Partnership, UnknownFund, facts_of, fund_facts, rule_on
from section75.core.pools import Destination
from section75.importers.agreement_file import FileText, read_partnership

SMALL = (Path(__file__).resolve().parents[2] / "importers" / "agreement_file" / "small.toml").read_bytes()
YEAR = FinancialYear(2022)


@pytest.fixture(scope="module")
def small() -> Partnership:
    return read_partnership([FileText("small.toml", SMALL)])


@pytest.fixture(scope="module")
def two_funds(small: Partnership) -> Partnership:
    return replace(small, funds=(*small.funds, replace(small.funds[0], id="transport", name="Transport fund")))


def test_the_only_fund_needs_no_name(small: Partnership) -> None:
    assert small.fund() is small.fund("equipment")


FUNDS = [
    ("", "It is not said which fund is meant: it has equipment, transport. Name one of its funds."),
    (
        "equipmnet",
        (
            "There is no fund 'equipmnet' in this partnership: it has equipment, transport. Did you mean 'equipment'? "
            "Name one of its funds."
        ),
    ),
]


@pytest.mark.parametrize(("asked", "says"), FUNDS)
def test_a_fund_that_is_not_there_or_not_chosen_is_refused(two_funds: Partnership, asked: str, says: str) -> None:
    with pytest.raises(UnknownFund) as refused:
        two_funds.fund(asked)
    assert refused.value.says == says


def test_a_partnership_without_funds_says_what_to_do(small: Partnership) -> None:
    with pytest.raises(UnknownFund, match=r"it has none\. Give its funds, as \[\[fund\]\], in the agreement file\."):
        replace(small, funds=()).fund()


def test_what_belongs_to_a_fund_is_found_by_its_name(small: Partnership) -> None:
    fund = small.fund("equipment")
    assert small.schedule_of(fund).title == "Community equipment"
    assert [line.id for line in small.lines_of("equipment")] == ["beds", "hoists", "charges"]
    assert small.lines_of("transport") == ()
    assert [rule.cost_centre for rule in small.placing_of("equipment")] == ["EQ1", "EQ2", "EQ9", "EQ5"]
    assert [rule.destination for rule in small.placing_of("equipment")] == [
        Destination.SPEND,
        Destination.SPEND,
        Destination.SERVICE_USER_INCOME,
        Destination.CONTRIBUTION_RECEIVED,
    ]


def test_a_year_is_found_or_there_is_none(small: Partnership) -> None:
    budget, contributions = small.budget_of("equipment", YEAR), small.contributions_of("equipment", YEAR)
    assert budget is not None
    assert contributions is not None
    assert budget.total == Money.of("950,000")
    assert small.budget_of("equipment", FinancialYear(2023)) is None
    assert small.contributions_of("transport", YEAR) is None
    assert small.years_of("equipment") == (YEAR,)
    assert small.years_of("transport") == ()


def test_a_schedule_without_days_runs_as_long_as_its_agreement(small: Partnership) -> None:
    undated = replace(small, schedules=(replace(small.schedules[0], span=None),))
    assert undated.term_of("equipment") == Span(date(2022, 4, 1), date(2025, 4, 1))
    endless = replace(undated, agreements=(replace(small.agreements[0], span=None),))
    assert endless.term_of("equipment") is None
    assert small.term_of("no such schedule") is None


def test_a_gap_may_speak_of_one_thing_or_of_all(small: Partnership) -> None:
    assert small.gap("contributions", "equipment") == "the contributions of 2023/24 are not agreed"
    assert small.gap("contributions", "transport") == ""
    everywhere = replace(small, gaps=(replace(small.gaps[0], of=""),))
    assert everywhere.gap("contributions", "transport") == "the contributions of 2023/24 are not agreed"


def test_a_stranger_is_called_by_the_name_it_was_given(small: Partnership) -> None:
    assert small.called("icb") == "the ICB"
    assert small.called("stranger") == "stranger"


def test_the_rule_of_a_day_is_given_and_every_other_day_is_silent(small: Partnership) -> None:
    assert rule_on(small, fund="equipment", on=date(2025, 3, 31)).fund == "equipment"
    with pytest.raises(Silent, match="how a variance of Equipment pooled fund is shared on 31 March 2022"):
        rule_on(small, fund="equipment", on=date(2022, 3, 31))


def test_after_its_schedule_has_ended_a_fund_has_no_rule_whatever_the_rule_says(small: Partnership) -> None:
    with pytest.raises(OutsideTerm, match="1 April 2025 is outside the term of Community equipment"):
        rule_on(small, fund="equipment", on=date(2025, 4, 1))


def test_a_rule_for_no_fund_is_refused(small: Partnership) -> None:
    with pytest.raises(UnknownFund):
        rule_on(small, fund="transport", on=date(2022, 4, 1))


def test_two_rules_on_one_day_are_refused(small: Partnership) -> None:
    twice = replace(small, risk_share=small.risk_share * 2)
    with pytest.raises(TwoTermsApply):
        rule_on(twice, fund="equipment", on=date(2022, 4, 1))


def test_the_facts_of_a_settlement_are_those_of_its_fund(two_funds: Partnership) -> None:
    facts = facts_of(two_funds, fund="equipment", year=YEAR, on=YEAR.starts_on)
    assert [saving.id for saving in facts.savings] == ["recycling"]
    assert len(facts.contributions) == 1
    assert facts_of(two_funds, fund="transport", year=YEAR, on=YEAR.starts_on).savings == ()


def test_the_facts_of_a_posting_say_what_is_closed_and_what_is_open(small: Partnership) -> None:
    april = Month(YEAR, 1)
    facts = fund_facts(small, fund="equipment", closings={april: "by pool.manager"})
    assert facts.closed == {april}
    assert facts.schedule.id == "equipment"
    assert set(facts.gaps) == {"fund.equipment.host", "fund.equipment.state", "fund.equipment.manager"}
