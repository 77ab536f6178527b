"""Barnet 2018, three agreements and eight schedules: what its annual report says, and where its figures slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import AgreementKind
from section75.core.explain import Clause, Standing
from section75.core.money import Money, Unit, sum_of
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.refusals import Finding, Result
from section75.importers.agreement_file import FileText, read_partnership

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "barnet-2018"
FILES = ("adults.toml", "agreement.toml", "children.toml", "mental-health.toml")


@pytest.fixture(scope="module")
def barnet() -> Partnership:
    return read_partnership([FileText(name, (FOLDER / name).read_bytes()) for name in FILES])


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


def found(partnership: Partnership, check: str, schedule: str) -> list[Finding]:
    return [f for f in findings_of(partnership) if f.check == check and f.schedule == schedule]


def silences(partnership: Partnership) -> str:
    return "\n".join(f.says for f in findings_of(partnership) if f.check == "source is silent")


def test_the_findings_of_barnet_are_the_reviewed_ones(barnet: Partnership) -> None:
    """If they change on purpose, read the new text against the paper before it replaces the old."""
    text = "".join(f"{f.result.value} {f.check}\n  {f.where}\n  {f.says}\n" for f in findings_of(barnet))
    assert text == (FOLDER / "findings.txt").read_text(encoding="utf-8")


def test_the_folder_holds_these_files_and_no_other(barnet: Partnership) -> None:
    assert tuple(sorted(path.name for path in FOLDER.glob("*.toml"))) == FILES
    assert not any(file.invented for file in barnet.files)


def test_two_overarching_agreements_and_one_with_the_provider(barnet: Partnership) -> None:
    assert {agreement.id: agreement.kind for agreement in barnet.agreements} == {
        "adults": AgreementKind.COMMISSIONERS,
        "children": AgreementKind.COMMISSIONERS,
        "mental-health": AgreementKind.PROVIDER,
    }
    endless = {f.where.file for f in findings_of(barnet) if f.check == "agreement has no end"}
    assert endless == {"adults.toml", "children.toml"}
    (undated,) = [f for f in findings_of(barnet) if f.check == "agreement is undated"]
    assert "neither a beginning nor an end is printed" in undated.says


def test_eight_schedules_with_their_days(barnet: Partnership) -> None:
    spans = {s.id: (s.span.starts_on, s.span.last_day) if s.span else None for s in barnet.schedules}
    five_years = (date(2014, 4, 1), date(2019, 3, 31))
    assert spans == {
        "community-equipment": (date(2017, 4, 1), date(2021, 3, 31)),
        "voluntary-sector": (date(2016, 4, 1), date(2022, 3, 31)),
        "learning-disability": None,
        "campus": (date(2010, 4, 1), None),
        "integration": (date(2018, 4, 1), None),
        "speech-and-language": five_years,
        "occupational-therapy": five_years,
        "looked-after-children": five_years,
    }
    for check, schedules in (
        ("schedule is undated", ["learning-disability"]),
        ("schedule has no end", ["campus", "integration"]),
    ):
        assert [f.schedule for f in findings_of(barnet) if f.check == check] == schedules


def test_every_fact_has_its_clause_and_none_is_invented(barnet: Partnership) -> None:
    clauses = list(clauses_in(barnet))
    assert len(clauses) > 110
    assert all(clause.cite for clause in clauses)
    assert {clause.standing for clause in clauses} == {Standing.PRINTED, Standing.INFERRED, Standing.OPEN}
    for _, facts in agreement_on(barnet, date(2017, 6, 30)).sections:
        assert all(fact.clause for fact in facts if not fact.is_silent)


def test_only_the_nature_of_a_line_is_given_where_the_paper_is_silent(barnet: Partnership) -> None:
    """The format asks for one; the source says that the paper does not give it."""
    marked = [line.fund for line in barnet.lines if line.clause.standing is Standing.OPEN]
    assert marked == ["learning-disability", "campus", "integration"]
    of_lines = {line.clause for line in barnet.lines}
    assert all(c in of_lines for c in clauses_in(barnet) if c.standing is Standing.OPEN)


def test_thousands_printed_as_pounds_are_asked_about(barnet: Partnership) -> None:
    mixed = [f for f in findings_of(barnet) if f.check == "units are mixed"]
    assert {f.result for f in mixed} == {Result.FAIL}
    assert {f.schedule for f in mixed} == {"community-equipment", "learning-disability", "campus"}
    (equipment,) = found(barnet, "units are mixed", "community-equipment")
    assert equipment.says.startswith("'£3,642' is written in pounds, inside a table in £000. Say which is meant")
    for schedule, printed in (("learning-disability", "'£2,785'"), ("campus", "'£1,709'")):
        assert all(f.says.startswith(printed) for f in found(barnet, "units are mixed", schedule))


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        ("voluntary-sector", "the source prints 3,064, its lines give 3,064,000"),
        ("speech-and-language", "the source prints 2,053, its lines give 2,097,635"),
    ],
)
def test_two_figures_for_one_fund_do_not_foot(barnet: Partnership, schedule: str, says: str) -> None:
    (finding,) = found(barnet, "total does not foot", schedule)
    assert finding.result is Result.FAIL
    assert says in finding.says


def test_three_of_eight_figures_are_the_same_in_both_places(barnet: Partnership) -> None:
    footed = "\n".join(f.says for f in findings_of(barnet) if f.check == "total foots")
    for fund, amount in (
        ("integration", "30,272,581"),
        ("occupational-therapy", "401,000"),
        ("looked-after-children", "131,941"),
    ):
        (budget,) = [table for table in barnet.budgets if table.fund == fund]
        assert budget.total == budget.printed_total == Money.of(amount)
        assert f"Budget 2017/18: {amount} = {amount} (£), as printed." in footed


def test_the_portfolio_as_printed_and_in_one_unit(barnet: Partnership) -> None:
    """The sum of what para 5.2.1 prints, and of the same figures where five of them are thousands."""
    printed = {table.fund: table.printed_total for table in barnet.budgets}
    assert len(printed) == 8
    assert sum_of(amount for amount in printed.values() if amount) == Money.of("30,818,775")
    slipped = ("community-equipment", "voluntary-sector", "learning-disability", "campus", "speech-and-language")
    in_one_unit = [
        Money.of(str(amount.pence // 100), Unit.THOUSANDS) if fund in slipped else amount
        for fund, amount in printed.items()
        if amount
    ]
    assert sum_of(in_one_unit) == Money.of("44,058,522")


def test_the_equipment_table_adds_up_and_its_deficit_is_said(barnet: Partnership) -> None:
    (budget,) = [table for table in barnet.budgets if table.fund == "community-equipment"]
    assert [row.amount for row in budget.rows] == [Money.of("1,230,000"), Money.of("2,412,000")]
    assert budget.total == Money.of("3,642,000")
    said = silences(barnet)
    assert "1,230 + 2,412 = 3,642 in 2017/18 with a deficit of 1,075" in said
    assert "1,038 + 1,663 = 2,701 in 2016/17 with a deficit of 134" in said
    assert 3_642 - 1_075 == 2_701 - 134 == 2_567
    assert "So 2,567 was put in, in both years" in said


def test_a_schedule_that_is_folded_into_another_is_silent_from_then_on(barnet: Partnership) -> None:
    (gap,) = found(barnet, "dates leave a gap", "community-equipment")
    assert "not given for these days of its schedule: 1 April 2018 to 31 March 2021" in gap.says
    assert "folded into health and social care integration for 2018-19" in silences(barnet)


def test_a_schedule_older_than_its_agreement_and_a_year_before_its_schedule(barnet: Partnership) -> None:
    (campus,) = found(barnet, "date outside the term", "campus")
    assert "runs from 1 April 2010, no end date, outside its agreement's term (from 1 August 2013" in campus.says
    (integration,) = found(barnet, "date outside the term", "integration")
    assert "The budget for 2017/18" in integration.says
    assert "the year lies outside the schedule's term (from 1 April 2018" in integration.says


@pytest.mark.parametrize("check", ["host is missing", "lead is missing", "risk share is missing"])
def test_nobody_hosts_leads_or_bears_under_any_schedule(barnet: Partnership, check: str) -> None:
    schedules = {schedule.id for schedule in barnet.schedules}
    assert {f.schedule for f in findings_of(barnet) if f.check == check and f.result is Result.FAIL} == schedules


def test_contributions_are_missing_for_every_fund(barnet: Partnership) -> None:
    missing = {f.schedule for f in findings_of(barnet) if f.check == "contributions are missing"}
    assert missing == {schedule.id for schedule in barnet.schedules}


def test_outcomes_with_a_target_are_the_two_statutory_timings(barnet: Partnership) -> None:
    assert {o.id: o.target for o in barnet.outcomes if o.is_measurable} == {
        "initial-health-assessment": "within 28 days, for all",
        "review-health-assessment": "every year after 12 months in care; every six months under the age of five",
    }
    unmeasured = [f for f in findings_of(barnet) if f.check == "outcome cannot be measured"]
    assert len(unmeasured) == len(barnet.outcomes) - 2
    assert "73.6% is called on target; the target is not printed" in silences(barnet)


def test_a_provider_contract_that_outlives_its_schedule_is_said(barnet: Partnership) -> None:
    assert silences(barnet).count("contract runs from 1 September 2018 to 2021 with two more years at option") == 2
