"""The register of the papers: who is accountable on a day, what is on record, contracts, and what no pool counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from section75.core.calendar import FinancialYear, Span
from section75.core.contracts import Contract, Per
from section75.core.explain import Clause
from section75.core.money import Money
from section75.core.partnership import (
    Partnership,
    agreement_on,
    contracts_in_words,
    contracts_on,
    facts_of,
    findings_of,
    findings_on_contracts,
    functions_on,
    fund_facts,
    on_record,
    records_in_words,
    register_in_words,
    reversion_in_words,
    reversion_on,
    usual_range,
    vehicles_beside,
)
from section75.core.pools import Basis
from section75.core.records import Answer, Vehicle, VehicleKind
from section75.core.refusals import Result
from section75.importers.agreement_file import FileText, read_partnership

from .papers import EXAMPLES

ROOT = Path(__file__).resolve().parents[3]
GRANT = Vehicle(
    kind=VehicleKind.SECTION_256,
    name="Winter beds",
    payer="icb",
    payee="council",
    amount=Money.of("9,999,999"),
    schedule="learning-disability",
    span=Span(date(2022, 4, 1)),
    clause=Clause("agreement of November 2022"),
)


def paper(name: str) -> Partnership:
    return read_partnership([FileText(p.name, p.read_bytes()) for p in sorted((EXAMPLES / name).glob("*.toml"))])


@pytest.fixture(scope="module")
def haringey() -> Partnership:
    return paper("haringey-2016")


@pytest.fixture(scope="module")
def barnet() -> Partnership:
    return paper("barnet-2018")


@pytest.fixture(scope="module")
def cambridgeshire() -> Partnership:
    return paper("cambridgeshire-2023")


def test_who_is_accountable_on_a_day_is_the_owner_and_the_clause_says_who_exercises(haringey: Partnership) -> None:
    found = {each.what: each for each in functions_on(haringey, date(2017, 5, 1)).functions}
    learning = found["Commissioning of health care for adults with learning disabilities"]
    assert (learning.accountable, learning.exercised) == ("the CCG", "the council")
    mental = found["Commissioning of social care for adults with mental health needs"]
    assert (mental.accountable, mental.exercised) == ("the council", "the CCG")
    assert "paras 6.5 and 6.6.3" in mental.clause


def test_before_the_first_clause_nothing_is_delegated_and_the_owner_is_accountable_still(haringey: Partnership) -> None:
    for each in functions_on(haringey, date(2016, 8, 31)).functions:
        assert each.is_silent
        assert each.exercised.startswith("Nothing delegates it on this day: paras 6.5 and")
        assert each.exercised.endswith("It is its owner's own to exercise.")


def test_a_schedule_that_lists_no_function_is_told_with_the_papers_own_silence(haringey: Partnership) -> None:
    register = functions_on(haringey, date(2017, 5, 1))
    silent = {title: (says, clause) for title, says, clause in register.silent}
    says, clause = silent["Older people and the Better Care Fund: lead commissioning and pooled fund"]
    assert "No function is on record for this schedule" in says
    assert "the exercise of responsibilities is delegated" in says
    assert clause == "para 3.1(c)"
    assert "para 3.1(c)" in register_in_words(register)


def test_without_any_day_nobody_knows_who_exercises_a_function_and_the_owner_is_accountable() -> None:
    (first, second) = functions_on(paper("cambridgeshire-2012"), date(2012, 5, 1)).functions
    assert first.exercised == "NHS Cambridgeshire"
    assert second.exercised.startswith("Not known on this day")
    assert second.accountable == "the council"


def test_two_bodies_on_one_day_are_shown_and_block_the_schedule(cambridgeshire: Partnership) -> None:
    function = cambridgeshire.records.functions[0]
    other = replace(function, exercised_by="icb", arrangement=type(function.arrangement).POOLED, clause=Clause("deed"))
    both = replace(cambridgeshire, records=replace(cambridgeshire.records, functions=(function, other)))
    (shown,) = functions_on(both, date(2022, 5, 1)).functions
    assert shown.is_twice
    assert "two bodies on one day" in shown.exercised
    (found,) = [each for each in findings_of(both) if each.check == "two bodies exercise one function"]
    assert (found.result, found.schedule) == (Result.FAIL, "learning-disability")


def test_what_is_missing_is_told_in_the_papers_words(haringey: Partnership, barnet: Partnership) -> None:
    wanted = {each.what: each for each in on_record(haringey)[0].wanted}
    assert wanted["Joint consultation"].answer is Answer.MISSING
    assert "none has been undertaken on the detail of the agreement" in wanted["Joint consultation"].missing[0]
    provider = next(each for each in on_record(barnet) if each.schedule == "mental-health")
    consent = next(each for each in provider.wanted if each.what.startswith("Consent"))
    assert consent.not_asked == "regulation 8 asks for no consent"
    assert "MISSING     Joint consultation" in records_in_words(haringey)


def test_no_implications_without_a_reason_is_a_gap(cambridgeshire: Partnership) -> None:
    wanted = {each.what: each for each in on_record(cambridgeshire)[0].wanted}
    equality = wanted["Due regard to equality, per decision and body"]
    assert equality.entries[0].clause == "para 5.4"
    assert "no reason is given why there are none" in equality.missing[0]


def test_an_agreement_outside_section_75_owes_no_records_and_stands_beside_the_pool() -> None:
    before = paper("cambridgeshire-2012")
    assert {each.schedule for each in on_record(before)} == {"commissioning", "integrated-management"}
    (memorandum,) = on_record(before)[0].beside
    assert (memorandum.kind, memorandum.amount) == ("memorandum", "none given")
    assert "counted in no figure of it" in records_in_words(before)


def test_a_vehicle_is_counted_in_no_figure_of_the_fund(cambridgeshire: Partnership) -> None:
    year, on = FinancialYear(2022), date(2022, 6, 30)
    with_it = replace(cambridgeshire, records=replace(cambridgeshire.records, vehicles=(GRANT,)))

    def figures(of: Partnership) -> list[object]:
        contributions = of.contributions_of("learning-disability", year)
        assert contributions is not None
        return [
            contributions.due,
            [contributions.by_partner(basis) for basis in (Basis.AS_AGREED,)],
            of.budget_of("learning-disability", year),
            facts_of(of, fund="learning-disability", year=year, on=on),
            fund_facts(of, fund="learning-disability", closings={}),
            usual_range(of, "learning-disability", year),
            agreement_on(of, on),
            [(f.check, f.result, f.says) for f in findings_of(of)],
        ]

    assert figures(with_it) == figures(cambridgeshire)
    (shown,) = on_record(with_it)[0].beside
    assert shown.amount == "£9,999,999.00"
    assert vehicles_beside(with_it) == ()


def test_nothing_that_works_out_money_reads_the_vehicles() -> None:
    rooms = ["core/pools", "core/budget", "core/ledger", "core/risk_share", "core/exposure", "returns", "render"]
    rooms += ["apps/budget", "apps/ledger", "apps/risk_share", "apps/returns"]
    sources = [path for room in rooms for path in (ROOT / "section75" / room).rglob("*.py")]
    sources += list((ROOT / "section75" / "core" / "partnership").glob("*.py"))
    assert sources
    assert [path.name for path in sources if ".vehicles" in path.read_text(encoding="utf-8")] == []


def test_a_new_provider_contract_outlives_both_therapy_schedules(barnet: Partnership) -> None:
    found = [each for each in findings_of(barnet) if each.check == "contract outlives its schedule"]
    assert {each.schedule for each in found} == {"speech-and-language", "occupational-therapy"}
    assert all("runs to 31 August 2021, 884 days longer" in each.says for each in found)
    assert findings_on_contracts(barnet, findings_of(barnet)) == tuple(found)


def test_contracts_that_ended_stay_and_activity_is_told(barnet: Partnership) -> None:
    shown = {each.id: each for each in contracts_on(barnet, date(2018, 11, 15))}
    assert shown["therapies"].standing == "binds"
    assert shown["former-therapies"].standing.startswith("ended on 31 August 2018")
    assert shown["stroke"].standing.startswith("ended on 31 March 2018")
    assert shown["advice"].standing == "not known: no days are given"
    assert "people who contacted the bureau, at least: 9,300" in shown["advice"].activity[0]
    assert "outcome: Every child who enters care" in shown["looked-after-nursing"].specification
    assert "contracting body not said" in contracts_in_words(barnet, date(2018, 11, 15))
    assert contracts_in_words(replace(barnet, contracts=()), date(2018, 11, 15)) == "No contract is on record."


def test_what_goes_back_goes_to_its_owner_its_employer_and_who_signed(
    cambridgeshire: Partnership, barnet: Partnership
) -> None:
    rows = reversion_on(cambridgeshire, date(2022, 8, 31))
    assert {row.to for row in rows if row.kind == "function"} == {"the ICB"}
    contributions = [(row.to, row.what) for row in rows if row.kind == "contribution"]
    assert contributions[0] == ("the council", "£93,710,000.00 to Learning disability pooled fund, 2022/23")
    assert {row.kind for row in reversion_on(cambridgeshire, date(2024, 9, 1))} == {"persons", "team"}
    contracts = {row.what for row in reversion_on(barnet, date(2018, 11, 15)) if row.kind == "contract"}
    assert "Integrated children's therapies" in contracts
    assert "Children's therapies until August 2018" not in contracts
    assert reversion_in_words(replace(barnet, schedules=()), date(2018, 11, 15)).startswith("Nothing is on record")


def test_contracts_are_held_against_the_budget_of_their_line(cambridgeshire: Partnership) -> None:
    year = FinancialYear(2022)
    budget = cambridgeshire.budget_of("learning-disability", year)
    assert budget is not None
    row = next(each for each in budget.rows if each.amount.pence > 0)
    dear = Contract(
        id="dear",
        name="Dear",
        provider="",
        clause=Clause("deed"),
        lines=(("learning-disability", row.line),),
        value=row.amount + Money(1),
        per=Per.YEAR,
        span=Span(date(2022, 4, 1), date(2023, 4, 1)),
    )
    (found,) = [
        each
        for each in findings_of(replace(cambridgeshire, contracts=(dear,)))
        if each.check == "contracts exceed their line"
    ]
    assert f"its budget is {row.amount}, £0.01 less" in found.says
    fits = replace(cambridgeshire, contracts=(replace(dear, value=row.amount),))
    assert "contracts exceed their line" not in {each.check for each in findings_of(fits)}
