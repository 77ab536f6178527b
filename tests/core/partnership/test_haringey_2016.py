"""Haringey 2016, a framework with five schedules: what its paper says, what it leaves open, and which day is which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import AgreementKind
from section75.core.explain import Clause, Standing
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.pools import FundState
from section75.core.refusals import Result
from section75.importers.agreement_file import FileText, read_partnership

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "haringey-2016"
FUNDS = ("learning-disability", "mental-health", "older-people", "camhs", "domestic-violence")


@pytest.fixture(scope="module")
def haringey() -> Partnership:
    return read_partnership([FileText("agreement.toml", (FOLDER / "agreement.toml").read_bytes())])


def clauses_in(value: object) -> Iterator[Clause]:
    """Every clause anywhere in a value."""
    if isinstance(value, Clause):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from clauses_in(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from clauses_in(each)


def facts_on(partnership: Partnership, heading: str, day: date) -> dict[str, str]:
    return {fact.name: fact.says for fact in dict(agreement_on(partnership, day).sections)[heading]}


def test_the_findings_of_haringey_are_the_reviewed_ones(haringey: Partnership) -> None:
    """If they change on purpose, read the new text against the paper before it replaces the old."""
    found = "".join(f"{f.result.value} {f.check}\n  {f.where}\n  {f.says}\n" for f in findings_of(haringey))
    assert found == (FOLDER / "findings.txt").read_text(encoding="utf-8")


def test_the_framework_has_the_five_schedules_of_the_paper(haringey: Partnership) -> None:
    (agreement,) = haringey.agreements
    assert agreement.kind is AgreementKind.COMMISSIONERS
    assert agreement.span is None
    assert tuple(schedule.id for schedule in haringey.schedules) == FUNDS
    assert tuple(fund.id for fund in haringey.funds) == FUNDS


def test_every_fact_has_its_clause_and_none_is_invented(haringey: Partnership) -> None:
    clauses = list(clauses_in(haringey))
    assert len(clauses) > 70
    assert all(clause.cite for clause in clauses)
    assert {clause.standing for clause in clauses} == {Standing.PRINTED, Standing.INFERRED}
    for _, facts in agreement_on(haringey, date(2017, 4, 1)).sections:
        assert all(fact.clause for fact in facts if not fact.is_silent)


def test_no_day_is_said_to_be_printed(haringey: Partnership) -> None:
    """The paper prints months: every dated value is inferred, and marked so."""
    dated = [term.clause for fund in haringey.funds for term in fund.state]
    dated += [term.clause for fund in haringey.funds for term in fund.manager]
    dated += [term.clause for schedule in haringey.schedules for term in schedule.lead]
    assert {clause.standing for clause in dated} == {Standing.INFERRED}


@pytest.mark.parametrize("fund", FUNDS)
def test_each_fund_is_aligned_in_the_first_phase_and_pooled_in_the_second(haringey: Partnership, fund: str) -> None:
    name = haringey.fund(fund).name
    aligned = "aligned, until the ring-fences can be lifted and the funding is enough"
    for day in (date(2016, 9, 1), date(2017, 3, 1), date(2017, 3, 31)):
        assert facts_on(haringey, name, day)["State"] == aligned
    assert facts_on(haringey, name, date(2017, 4, 1))["State"] == "pooled"
    assert "does not say the state on 31 August 2016" in facts_on(haringey, name, date(2016, 8, 31))["State"]


def test_every_line_is_aligned_on_1_march_2017_and_pooled_on_1_april(haringey: Partnership) -> None:
    """The day is inferred: the paper prints the month."""
    assert len(haringey.lines) == 8
    for line in haringey.lines:
        fund = haringey.fund(line.fund)
        assert line.state_on(date(2017, 3, 1), within=fund).value is FundState.ALIGNED
        pooled = line.state_on(date(2017, 4, 1), within=fund)
        assert (pooled.value, pooled.clause.standing) == (FundState.POOLED, Standing.INFERRED)
        shown = facts_on(haringey, fund.name, date(2017, 3, 1))[f"Line: {line.name}"]
        assert shown.startswith("aligned, until the ring-fences can be lifted")
        assert facts_on(haringey, fund.name, date(2017, 4, 1))[f"Line: {line.name}"].startswith("pooled; ")


def test_three_schedules_have_one_lead_one_a_joint_lead_and_one_none(haringey: Partnership) -> None:
    leads = {schedule.id: [term.value.parties for term in schedule.lead] for schedule in haringey.schedules}
    assert leads == {
        "learning-disability": [("council",)],
        "mental-health": [("ccg",)],
        "older-people": [],
        "camhs": [("council", "ccg")],
        "domestic-violence": [("council",)],
    }
    (missing,) = [f for f in findings_of(haringey) if f.check == "lead is missing"]
    assert missing.schedule == "older-people"
    assert "the lead is not agreed" in missing.says
    shown = agreement_on(haringey, date(2017, 4, 1)).as_text()
    assert "  Lead organisation: the council and the CCG, jointly  [para 6.6.6 keeps commissioning joint" in shown


def test_a_pool_whose_host_is_not_agreed_is_incomplete_by_name(haringey: Partnership) -> None:
    missing = {f.schedule: f for f in findings_of(haringey) if f.check == "host is missing"}
    assert set(missing) == set(FUNDS)
    older = missing["older-people"]
    assert older.result is Result.FAIL
    assert older.says.startswith(
        "Older people and Better Care Fund pooled fund has no host. The file says: no host is agreed: para 8.1.4 makes "
        "it follow the lead, and the lead is not agreed."
    )


def test_the_lead_commissioner_manages_the_pool_once_it_is_one(haringey: Partnership) -> None:
    name = haringey.fund("mental-health").name
    assert facts_on(haringey, name, date(2017, 4, 1))["Manager"] == "Lead commissioner, mental health, the CCG"
    assert "does not say the manager" in facts_on(haringey, name, date(2017, 3, 1))["Manager"]
    unshown = [f.schedule for f in findings_of(haringey) if f.check == "manager is not shown to be the host's"]
    assert unshown == ["learning-disability", "mental-health", "domestic-violence"]


def test_block_contracts_stand_beside_budgets_that_follow_demand(haringey: Partnership) -> None:
    natures = {fund: [line.nature.value for line in haringey.lines_of(fund)] for fund in FUNDS}
    assert natures.pop("domestic-violence") == []
    assert all(each == ["block", "demand-led"] for each in natures.values())


def test_the_groups_have_their_rhythm_and_posts_for_chairs(haringey: Partnership) -> None:
    assert {group.id: group.meets for group in haringey.groups} == {
        "joint-executive-team": "monthly",
        "joint-finance-and-commissioning-group": "monthly",
        "finance-and-performance-partnership-board": "",
        "health-and-wellbeing-board": "",
    }
    assert haringey.groups[0].chair == "Chief Officer of the CCG and Deputy Chief Executive of the council, jointly"


def test_seven_areas_of_outcomes_and_none_can_be_measured(haringey: Partnership) -> None:
    assert len(haringey.outcomes) == 7
    assert sum(f.check == "outcome cannot be measured" for f in findings_of(haringey)) == 7


@pytest.mark.parametrize(
    "silence",
    [
        "on the agreement dates of framework: approval was to come on 13 September 2016 (Cabinet)",
        "on the schedule dates: no schedule has a day of its own, or an expiry",
        "on the risk share: the agreement has a risk share for over and underspends, which the paper does not print",
        "on the state: which budgets stay ring-fenced or aligned inside the pool once it is one",
        "on the state of domestic-violence: para 6.15 lists the care groups to be aligned and then pooled and leaves",
        "on the state of older-people: the Better Care Fund of 2016/17 is within this fund, which is only aligned",
        "on the budget: no budget is printed, nor how much of the overspend forecast falls on what is to be pooled",
        "on the notice: no length of notice is printed",
    ],
)
def test_what_the_paper_leaves_open_is_said(haringey: Partnership, silence: str) -> None:
    says = [f.says for f in findings_of(haringey) if f.check == "source is silent"]
    assert any(f"The source is silent {silence}" in each for each in says)
