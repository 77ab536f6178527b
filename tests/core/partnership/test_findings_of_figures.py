"""Figures a report prints: statements of one figure, outliers of unit, memorandum accounts, expected savings, bases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import Term
from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.partnership import BlockedByFindings, Partnership, findings_of, require_clear
from section75.core.pools import MemorandumAccount, Statement
from section75.core.refusals import Finding, Result
from section75.core.risk_share import Rule
from section75.core.savings import ExpectedSaving
from section75.importers.agreement_file import FileText, read_partnership

SMALL = (Path(__file__).resolve().parents[2] / "importers" / "agreement_file" / "small.toml").read_text("utf-8")
YEAR = FinancialYear(2022)


def small(text: str = SMALL) -> Partnership:
    return read_partnership([FileText("small.toml", text.encode())])


def found(partnership: Partnership, check: str) -> list[Finding]:
    return [finding for finding in findings_of(partnership) if finding.check == check]


def statement(amount: str, place: str, unit: Unit = Unit.POUNDS, table: str = "") -> Statement:
    return Statement("equipment", YEAR, "pooled fund", Money.of(amount, unit), unit, Clause(place), table)


def stated(*statements: Statement) -> Partnership:
    return replace(small(), statements=statements)


def test_two_statements_alike_pass_and_one_alone_says_nothing() -> None:
    (agree,) = found(stated(statement("950,000", "p. 1"), statement("950", "p. 9", Unit.THOUSANDS)), "statements agree")
    assert agree.result is Result.PASS
    assert "£950,000.00 in 2 places (p. 1 and p. 9)" in agree.says
    assert found(stated(statement("950,000", "p. 1")), "statements agree") == []


READINGS = [
    (statement("950,000", "a"), statement("950", "b"), "£949,050.00 apart; if the second is in £000, the same."),
    (statement("953", "a"), statement("950,000", "b"), "£949,047.00 apart; if the first is in £000, £3,000.00 apart."),
    (statement("951", "a"), statement("950", "b"), "£1.00 apart. Ask"),
    (statement("2", "a"), statement("1,900,000", "b"), "£1,899,998.00 apart; if the first is in £000, £1,898,000.00 "),
    (statement("950", "a", Unit.THOUSANDS), statement("950", "b"), "if the first is in £, the same; if the second is"),
]


@pytest.mark.parametrize(("first", "second", "says"), READINGS)
def test_two_that_differ_are_told_with_each_unit_that_brings_them_nearer(
    first: Statement, second: Statement, says: str
) -> None:
    (finding,) = found(stated(first, second), "statements disagree")
    assert (finding.result, finding.schedule) == (Result.FAIL, "equipment")
    assert says in finding.says
    with pytest.raises(BlockedByFindings):
        require_clear(stated(first, second), schedule="equipment", act="Issuing")


def test_statements_of_other_years_or_other_things_are_not_compared() -> None:
    other = [replace(statement("1", "b"), year=FinancialYear(2023)), replace(statement("2", "c"), of="budget")]
    assert found(stated(statement("950,000", "a"), *other), "statements disagree") == []


def table_of(*amounts: str, unit: Unit = Unit.POUNDS) -> Partnership:
    rows = [replace(statement(amount, "t", unit, table="Table 1"), of=f"row {n}") for n, amount in enumerate(amounts)]
    return stated(*rows)


FUNDS_OF_ROWS = ("equipment", "equipment", "care", "transport")
OUT_OF_UNIT = "figures in another unit than their neighbours"


def test_thousands_among_pounds_are_asked_about_with_both_totals_and_block_their_schedule() -> None:
    partnership = table_of("3,642", "131,941", "30,272,581", "2,053")
    (finding,) = found(partnership, OUT_OF_UNIT)
    assert finding.schedule == "equipment"
    assert "2 of its 4 figures look as if they were in £000 and are printed in £" in finding.says
    assert "As printed the 4 add up to £30,410,217.00; with those in £000, to £36,099,522.00." in finding.says
    with pytest.raises(BlockedByFindings, match="Ask in which unit each is"):
        require_clear(partnership, schedule="equipment", act="Issuing")


def test_each_further_schedule_with_such_a_figure_is_blocked_and_no_other() -> None:
    base = table_of("3,642", "131,941", "30,272,581", "2,053")
    schedules = tuple(replace(base.schedules[0], id=id) for id in ("equipment", "transport", "care"))
    funds = tuple(replace(base.funds[0], id=s.id, schedule=s.id, name=f"Fund {s.id}") for s in schedules)
    spread = [replace(each, fund=fund) for each, fund in zip(base.statements, FUNDS_OF_ROWS, strict=True)]
    partnership = replace(base, schedules=schedules, funds=funds, statements=tuple(spread))
    told = {finding.schedule: finding.says for finding in found(partnership, OUT_OF_UNIT)}
    assert set(told) == {"equipment", "transport"}
    assert "2 of its 4 figures" in told["equipment"]
    assert "Fund transport £2,053.00, among 2 figures that look as if they were in £000" in told["transport"]


def test_pounds_among_thousands_are_asked_about_too() -> None:
    (finding,) = found(table_of("3,642", "2,785", "3,064,000", unit=Unit.THOUSANDS), OUT_OF_UNIT)
    assert "1 of its 3 figures look as if they were in £ and are printed in £000" in finding.says
    assert "with those in £, to £9,491,000.00" in finding.says


def test_a_total_past_all_measure_is_said_to_be_that() -> None:
    many = [replace(statement("900,000,000,000", "t", table="T"), of=f"row {n}") for n in range(12)]
    (finding,) = found(stated(*many, statement("900,000,000", "t", table="T")), OUT_OF_UNIT)
    assert "add up to more than any partnership's money; with those in £000" in finding.says


@pytest.mark.parametrize(
    "amounts",
    [
        (),
        ("5",),
        ("0", "0"),
        ("3,642", "2,785", "9,000"),
        ("400,000", "131,941", "30,272,581"),
        ("12", "131,941", "401,000"),
    ],
    ids=["none", "one", "nothings", "alike", "small and large", "small in either unit"],
)
def test_a_table_of_one_unit_is_let_pass(amounts: tuple[str, ...]) -> None:
    assert found(table_of(*amounts), OUT_OF_UNIT) == []


def account(year: int, spend: tuple[str, str], deficit: str, printed: str = "") -> MemorandumAccount:
    rows = (("council", Money.of(spend[0])), ("icb", Money.of(spend[1])))
    return MemorandumAccount(
        "equipment",
        FinancialYear(year),
        Unit.THOUSANDS,
        rows,
        Money.of(deficit),
        Clause(f"account {year}"),
        Money.of(printed) if printed else None,
    )


SPENT = "pooled fund is what was spent"


def test_a_pooled_fund_that_is_the_spend_is_told_with_the_funding_of_every_year() -> None:
    accounts = (account(2022, ("1,000", "2,000"), "500"), account(2021, ("800", "1,700"), "-100"))
    partnership = replace(stated(statement("3,000", "p. 2")), memorandum_accounts=accounts)
    (finding,) = found(partnership, SPENT)
    assert "is what was spent: 1 + 2 = 3 (£000, account 2022). The funding was 3 - 0.5 = 2.5." in finding.says
    assert "In 2021/22 it was 2.5 + 0.1 = 2.6 (account 2021)." in finding.says
    assert ", the same" not in finding.says


def test_a_pooled_fund_that_is_the_funding_or_an_account_without_deficit_is_let_pass() -> None:
    funded = replace(stated(statement("2,500", "p")), memorandum_accounts=(account(2022, ("1,000", "2,000"), "500"),))
    even = replace(stated(statement("3,000", "p")), memorandum_accounts=(account(2022, ("1,000", "2,000"), "0"),))
    other = replace(stated(statement("3,000", "p")), memorandum_accounts=(account(2021, ("1,000", "2,000"), "500"),))
    assert [found(partnership, SPENT) for partnership in (funded, even, other)] == [[], [], []]


def test_an_account_whose_rows_do_not_give_its_printed_spend_does_not_foot() -> None:
    partnership = replace(small(), memorandum_accounts=(account(2022, ("1,000", "2,000"), "0", printed="3,010"),))
    (finding,) = found(partnership, "total does not foot")
    assert "Memorandum account 2022/23 of Equipment pooled fund: the source prints 3.01, its lines give" in finding.says


def saving(id: str, amount: str, party: str = "council", on_top_of: str = "") -> ExpectedSaving:
    return ExpectedSaving(id, "equipment", party, id, Money.of(amount), Clause("p. 3"), on_top_of)


EXPECTED = "expected saving implies a share"


def test_expected_savings_are_told_with_the_shares_they_imply_one_on_top_of_the_other() -> None:
    chain = (saving("plan", "75,000"), saving("review", "95,000", on_top_of="plan"))
    (finding,) = found(replace(small(), expected_savings=chain), EXPECTED)
    assert finding.result is Result.OPEN
    assert (
        "The council contributes 550 of 950 (£000) to Equipment pooled fund in 2022/23, which is 57.89%" in finding.says
    )
    assert (
        "75 less (plan, p. 3) leaves 475, which is 50.00%; a further 95 less (review, p. 3) leaves 380" in finding.says
    )
    assert "which is 40.00%" in finding.says


def test_a_saving_more_than_is_paid_implies_no_share_and_is_asked_about() -> None:
    partnership = replace(small(), expected_savings=(saving("all", "645,000"),))
    assert found(partnership, EXPECTED) == []
    (finding,) = found(partnership, "expected saving is more than is paid")
    assert "less: more than it pays. Ask what is meant." in finding.says


def test_without_contributions_no_share_is_implied() -> None:
    partnership = replace(small(), expected_savings=(saving("plan", "75,000"),), contributions=())
    assert found(partnership, EXPECTED) == []
    stranger = replace(small(), expected_savings=(saving("plan", "75,000", party="stranger"),))
    assert found(stranger, EXPECTED) == []


UNNAMED = ('base = { contributions = "gross less grants", year = "2022/23" }\n', "")


def test_a_share_in_proportion_without_a_base_is_told_with_every_partners_share_on_each() -> None:
    (finding,) = found(small(SMALL.replace(*UNNAMED)), "share has no base")
    assert (finding.result, finding.where.key) == (Result.FAIL, "risk_share[0].underspend[0]")
    assert (
        "Contributions 2022/23 (Sch. 2 table 1 (invented)): net the council 57.89%, the ICB 42.11%; gross less grants "
        "the council 60.00%, the ICB 40.00%; gross the council 63.64%, the ICB 36.36%. Name the base"
    ) in finding.says


def test_a_printed_total_that_the_lines_do_not_give_is_told_with_the_share_it_would_give() -> None:
    (finding,) = found(
        small(SMALL.replace(*UNNAMED).replace('council = "550"', 'council = "600"')), "share has no base"
    )
    assert (
        "The net share of the council, 57.89%, rests on lines that add up to 550; the printed 600 would give 60.00%."
    ) in finding.says


def test_bases_that_all_give_one_share_are_not_listed_and_equal_ones_are_told_together() -> None:
    same = SMALL.replace(*UNNAMED).replace(', grant = "100"', "").replace('service_user_income = "50"', "grant = 0")
    (finding,) = found(small(same), "share has no base")
    assert "the council 6" not in finding.says
    income_only = SMALL.replace(*UNNAMED).replace(', grant = "100"', "")
    (finding,) = found(small(income_only), "share has no base")
    assert "gross less grants and gross the council 63.64%, the ICB 36.36%" in finding.says


def without_rules(partnership: Partnership, says: str) -> Partnership:
    gaps = tuple(replace(gap, what="risk share", says=says) for gap in partnership.gaps)
    (term,) = partnership.risk_share
    rule: Rule = replace(term.value, overspend=(), underspend=())
    return replace(partnership, gaps=gaps, risk_share=(Term(rule, term.span, term.clause),))


def test_a_risk_share_that_is_open_where_the_bases_differ_is_told_with_them() -> None:
    (finding,) = found(without_rules(small(), "still to be agreed"), "share has no base")
    assert finding.result is Result.FAIL
    assert "No rule says on which base a variance of Equipment pooled fund is shared" in finding.says
    assert "still to be agreed" in finding.says


def test_a_risk_share_that_says_how_or_that_the_file_does_not_call_open_is_let_pass() -> None:
    assert found(small(), "share has no base") == []
    missing = replace(without_rules(small(), "x"), gaps=())
    assert found(missing, "share has no base") == []


def test_contributions_still_indicative_when_the_year_had_begun_are_told_by_days() -> None:
    text = SMALL.replace('standing = "approved"', 'standing = "indicative"')
    said_on = {
        day: text.replace("[partnership]", f"said_on = {day}\n\n[partnership]") for day in ("2022-03-31", "2022-04-11")
    }
    check = "contributions are indicative after the year began"
    (finding,) = found(small(said_on["2022-04-11"]), check)
    assert "only indicative on 11 April 2022 (Sch. 2 table 1 (invented)), 10 days after the year began" in finding.says
    assert found(small(said_on["2022-03-31"]), check) == []
    assert found(small(text), check) == []
    assert found(small(said_on["2022-04-11"].replace('"indicative"', '"approved"')), check) == []
    assert small(said_on["2022-04-11"]).files[0].said_on == date(2022, 4, 11)


def test_a_table_whose_unit_is_in_doubt_is_not_added_up() -> None:
    doubtful = small(SMALL.replace('gross = "700"', 'gross = "£700"'))
    assert found(doubtful, "units are mixed")
    totals = [f for f in findings_of(doubtful) if f.check.startswith("total ")]
    assert [f.where.key for f in totals] == ["budget[0]"]


def test_lines_a_thousand_times_their_printed_total_are_in_another_unit_and_not_merely_wrong() -> None:
    partnership = small(SMALL.replace('printed = { total = "950" }', 'printed = { total = "950,000" }'))
    (finding,) = found(partnership, "units are mixed")
    assert "Budget 2022/23, its lines and printed total: £950,000.00 beside £950,000,000.00, 1000 times" in finding.says
    assert found(partnership, "total does not foot") == []
