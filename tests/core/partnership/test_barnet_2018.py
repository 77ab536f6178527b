"""Barnet 2018, three agreements and eight schedules: what its annual report says, and where its figures slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import AgreementKind
from section75.core.explain import Clause, Standing
from section75.core.money import Money, Unit
from section75.core.partnership import Partnership, agreement_on, findings_of
from section75.core.pools import Nature
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


def test_eight_schedules_with_their_days_and_the_providers_without(barnet: Partnership) -> None:
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
        "mental-health": None,
    }
    for check, schedules in (
        ("schedule is undated", ["learning-disability", "mental-health"]),
        ("schedule has no end", ["campus", "integration"]),
    ):
        assert [f.schedule for f in findings_of(barnet) if f.check == check] == schedules


def test_every_fact_has_its_clause_and_none_is_invented(barnet: Partnership) -> None:
    clauses = list(clauses_in(barnet))
    assert len(clauses) > 110
    assert all(clause.cite for clause in clauses)
    assert {clause.standing for clause in clauses} == {Standing.PRINTED, Standing.INFERRED}
    for _, facts in agreement_on(barnet, date(2017, 6, 30)).sections:
        assert all(fact.clause for fact in facts if not fact.is_silent)


def test_what_moves_the_cost_of_a_line_is_said_nowhere(barnet: Partnership) -> None:
    assert len(barnet.lines) == 7
    assert {line.nature for line in barnet.lines} == {Nature.NOT_SAID}


PRINTED = {
    "community-equipment": ("3,642", "3,642"),
    "voluntary-sector": ("3,064,000", "3,064"),
    "learning-disability": ("2,785", "2,785"),
    "campus": ("1,709", "1,709"),
    "integration": ("30,272,581", "30,272,581"),
    "speech-and-language": ("2,097,635", "2,053"),
    "occupational-therapy": ("401,000", "401,000"),
    "looked-after-children": ("131,941", "131,941"),
}


@pytest.mark.parametrize(("fund", "amounts"), PRINTED.items())
def test_each_figure_stands_as_it_is_printed_in_two_places(
    barnet: Partnership, fund: str, amounts: tuple[str, str]
) -> None:
    there, table = [each for each in barnet.statements if each.fund == fund]
    assert (there.amount, table.amount) == tuple(Money.of(amount) for amount in amounts)
    assert {there.unit, table.unit} == {Unit.POUNDS}
    assert (there.table, table.table, str(table.clause)) == ("", "Pooled budget 17/18", "para 5.2.1, table")


def test_the_equipment_accounts_add_up_and_both_years_had_the_same_funding(barnet: Partnership) -> None:
    this, last = barnet.memorandum_accounts
    for account, rows, spend, deficit in (
        (this, ("1,230,000", "2,412,000"), "3,642,000", "1,075,000"),
        (last, ("1,038,000", "1,663,000"), "2,701,000", "134,000"),
    ):
        assert account.rows == (("council", Money.of(rows[0])), ("ccg", Money.of(rows[1])))
        assert account.spend == account.printed_spend == Money.of(spend)
        assert account.deficit == Money.of(deficit)
        assert account.funding == Money.of("2,567,000")


def test_the_memorandum_account_is_shown_for_both_years(barnet: Partnership) -> None:
    shown = dict(agreement_on(barnet, date(2018, 3, 31)).sections)[
        "Community equipment pooled fund: memorandum account"
    ]
    assert [(fact.name, fact.says.removesuffix(" (£000)")) for fact in shown] == [
        ("2017/18, spent for the council", "1,230"),
        ("2017/18, spent for the CCG", "2,412"),
        ("2017/18, spend", "3,642"),
        ("2017/18, deficit", "1,075"),
        ("2017/18, funding, which is spend less deficit", "2,567"),
        ("2016/17, spent for the council", "1,038"),
        ("2016/17, spent for the CCG", "1,663"),
        ("2016/17, spend", "2,701"),
        ("2016/17, deficit", "134"),
        ("2016/17, funding, which is spend less deficit", "2,567"),
    ]


def test_a_fund_that_is_folded_into_another_is_asked_for_nothing_after_it(barnet: Partnership) -> None:
    assert found(barnet, "dates leave a gap", "community-equipment") == []
    assert found(barnet, "fund goes on after it became another", "community-equipment") == []
    (left,) = found(barnet, "schedule has no fund left", "community-equipment")
    assert "runs 1 April 2017 to 31 March 2021 and has no fund from 1 April 2018" in left.says
    text = agreement_on(barnet, date(2018, 3, 31)).as_text()
    assert "  Becomes: Health and social care integration pooled fund, on 1 April 2018  [para 1.6.4" in text
    assert "  Made from: Community equipment pooled fund, on 1 April 2018  [para 1.6.4" in text


def test_a_schedule_older_than_its_agreement_and_a_year_before_its_schedule(barnet: Partnership) -> None:
    (campus,) = found(barnet, "date outside the term", "campus")
    assert "runs from 1 April 2010, no end date, outside its agreement's term (from 1 August 2013" in campus.says
    outside = found(barnet, "date outside the term", "integration")
    assert [f.says.partition(":")[0] for f in outside] == [
        "A printed figure for 2017/18 (para 1.10.1, which prints no year (inferred))",
        "A printed figure for 2017/18 (para 5.2.1, table)",
    ]
    assert all("the year lies outside the schedule's term (from 1 April 2018" in f.says for f in outside)


@pytest.mark.parametrize("check", ["host is missing", "lead is missing", "risk share is missing"])
def test_nobody_hosts_leads_or_bears_under_any_schedule(barnet: Partnership, check: str) -> None:
    fails = {f.schedule for f in findings_of(barnet) if f.check == check and f.result is Result.FAIL}
    assert fails == {fund.schedule for fund in barnet.funds}


def test_contributions_are_missing_for_every_fund(barnet: Partnership) -> None:
    missing = {f.schedule for f in findings_of(barnet) if f.check == "contributions are missing"}
    assert missing == {fund.schedule for fund in barnet.funds}


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
