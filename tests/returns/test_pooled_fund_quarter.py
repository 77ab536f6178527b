"""The quarterly report on the Cambridgeshire pool for April to June 2022, from its files to its bytes."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.agreements import Silent
from section75.core.budget import Forecast, ForecastMissing
from section75.core.calendar import Month, Quarter
from section75.core.explain import Figure
from section75.core.ledger import Account, Balance, Balances, Tally
from section75.core.money import Money
from section75.core.parties import UnknownParty
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal
from section75.core.risk_share import BaseNotNamed, NobodyBears
from section75.importers.agreement_file import FileText, read_partnership
from section75.returns import (
    ChecksDoNotHold,
    ReturnValue,
    bytes_to_issue,
    find_edition,
    read_value,
    value_of,
)

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "cambridgeshire-2023"
GOLDEN = HERE / "pooled_fund_quarter.json"
QUARTERLY = find_edition("pooled-fund-quarter")
SHARED = 'step = "fixed shares"\nshares = { council = "76.78%", icb = "23.22%" }\nclause = "Sch. 3 para 4.2"'


@pytest.fixture(scope="session")
def pool(example: Any) -> Any:
    return QUARTERLY.gather(**example.facts)


@pytest.fixture(scope="session")
def value(pool: Any) -> ReturnValue:
    return read_value(bytes_to_issue(QUARTERLY, pool))


def amounts(value: ReturnValue) -> dict[str, int | None]:
    """Each line's amount in pence, by its code."""
    return {line["code"]: line["amount"] for section in value["sections"] for line in section["lines"]}


def says(value: ReturnValue, code: str) -> str:
    """What a line says."""
    return next(line["says"] for section in value["sections"] for line in section["lines"] if line["code"] == code)


def with_terms(text: str, instead: str) -> Partnership:
    """The example's partnership with a piece of its invented terms exchanged for another."""
    terms = (EXAMPLE / "invented-terms.toml").read_text(encoding="utf-8")
    assert text in terms
    paper = FileText("agreement.toml", (EXAMPLE / "agreement.toml").read_bytes())
    return read_partnership([paper, FileText("invented-terms.toml", terms.replace(text, instead).encode())])


def unbalanced(example: Any, code: str, month: int, pence: int) -> Balances:
    """The example's balances with one account tampered with, and nothing on the other side."""
    extra = Balance(Account.read(code), Month(example.forecast.year, month), Money(pence), Money(0))
    return Balances.of((*Balances.of_entries(example.drafts).rows, extra))


@pytest.mark.parametrize(
    ("code", "pence"),
    [
        ("1", 0),
        ("2.council", 23_427_500_01),
        ("2.icb", 4_723_333_34),
        ("3", 2_262_260_00),
        ("4.residential-care", 11_762_326_99),
        ("4", 32_935_691_01),
        ("5", -2_522_597_66),
        ("6.icb.due", 7_085_000_01),
        ("6.icb.received", 4_723_333_34),
        ("6.icb.outstanding", 2_361_666_67),
        ("6.council.outstanding", 0),
        ("7.all-lines.budget", 122_050_000_00),
        ("7.all-lines.forecast-outturn", 122_462_000_00),
        ("7.all-lines.variance", 412_000_00),
        ("8", 412_000_00),
        ("8.council", 339_553_60),
        ("8.icb", 72_446_40),
        ("9.supported-living-reviews.undelivered", 100_000_00),
        ("10.waiting", 2_778_40),
    ],
)
def test_the_report_says(value: ReturnValue, code: str, pence: int) -> None:
    assert amounts(value)[code] == pence


def test_the_report_is_what_was_reviewed(value: ReturnValue) -> None:
    """Set SECTION75_RECORD=1 to write the file anew, and read what changed before it is kept."""
    if os.environ.get("SECTION75_RECORD"):
        GOLDEN.write_text(json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    assert value == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_a_share_says_every_step_with_its_clause(value: ReturnValue) -> None:
    assert "£100,000.00 for its own saving" in says(value, "8.council")
    assert "76.78% of the £312,000.00 left" in says(value, "8.council")
    section = next(section for section in value["sections"] if section["name"] == "Variance")
    clauses = {line["code"]: line["clause"] for line in section["lines"]}
    assert clauses["8.council"] == "Sch. 3 para 4.1 (invented); Sch. 3 para 4.2 (invented)"
    assert clauses["8.icb"] == "Sch. 3 para 4.2 (invented)"


def test_the_report_says_on_its_face_that_its_terms_are_invented(value: ReturnValue) -> None:
    assert value["invented"] is True
    assert "invented-terms.toml is invented" in says(value, "10a")


def test_rows_that_wait_are_told_and_in_no_other_figure(value: ReturnValue) -> None:
    assert value["waiting"] == {"rows": 2, "pence": 2_778_40}
    assert says(value, "10.waiting").startswith("2 rows received, £2,778.40 in all, not yet placed")


def test_it_is_owed_under_the_regulations_and_due_by_the_agreement(value: ReturnValue) -> None:
    assert value["authority"] == "SI 2000/617 reg 7(4)"
    assert value["due_on"] == "2022-07-30"
    assert "cl. 8.4 (invented)" in value["due_says"]
    assert "The Regulations set no day" in value["due_says"]


def test_every_figure_has_its_own_name_and_leads_to_a_source_or_a_clause(value: ReturnValue) -> None:
    lines = [line for section in value["sections"] for line in section["lines"]]
    assert len({line["code"] for line in lines}) == len(lines)
    for line in lines:
        if line["why"] is not None:
            assert line["why"]["because"]["id"] == f"pooled-fund-quarter.{line['code']}"  # type: ignore[index]
            assert line["why"]["amount"] == line["amount"]
            assert all(leaf["source"] or leaf["clause"] for leaf in leaves(line["why"]["because"])), line["code"]


def leaves(step: Any) -> list[Any]:
    """The steps of an explanation that rest on nothing."""
    below = step["rests_on"]
    return [leaf for each in below for leaf in leaves(each)] if below else [step]


def test_a_ledger_leaf_names_fund_account_and_months(value: ReturnValue) -> None:
    line = next(
        line for section in value["sections"] for line in section["lines"] if line["code"] == "4.residential-care"
    )
    assert line["why"]["because"]["source"] == {  # type: ignore[index]
        "room": "ledger",
        "key": {
            "fund": "learning-disability",
            "account": "expenditure/residential-care",
            "from": "2022/23 M1",
            "to": "2022/23 M3",
        },
        "says": "the entries of expenditure/residential-care, April 2022 to June 2022",
    }


@settings(max_examples=15, deadline=None)
@given(seed=st.integers())
def test_the_bytes_do_not_depend_on_the_order_of_the_entries(example: Any, pool: Any, seed: int) -> None:
    drafts = list(example.drafts)
    random.Random(seed).shuffle(drafts)
    again = QUARTERLY.gather(**{**example.facts, "balances": Balances.of_entries(drafts)})
    assert bytes_to_issue(QUARTERLY, again) == bytes_to_issue(QUARTERLY, pool)


def test_months_after_the_quarter_change_nothing(example: Any, pool: Any) -> None:
    later = [replace(draft, month=Month(example.forecast.year, 4)) for draft in example.drafts]
    balances = Balances.of_entries([*example.drafts, *later])
    again = QUARTERLY.gather(**{**example.facts, "balances": balances})
    assert bytes_to_issue(QUARTERLY, again) == bytes_to_issue(QUARTERLY, pool)


@pytest.mark.parametrize(
    ("account", "failing"),
    [
        ("cash", ["5 is what the cash account holds", "6, received to date, is what came in by the cash account"]),
        (
            "expenditure/day-services",
            ["5 is what the cash account holds", "6, received to date, is what came in by the cash account"],
        ),
        (
            "contributions due/icb",
            ["5 is what the cash account holds", "6, received to date, is what came in by the cash account"],
        ),
    ],
)
def test_balances_tampered_with_by_a_penny_cannot_be_issued(example: Any, account: str, failing: list[str]) -> None:
    pool = QUARTERLY.gather(**{**example.facts, "balances": unbalanced(example, account, 3, 1)})
    with pytest.raises(ChecksDoNotHold) as refused:
        bytes_to_issue(QUARTERLY, pool)
    assert [check.says for check in refused.value.failing] == failing
    assert refused.value.says.count("£0.01 apart") == len(failing)
    drafted = value_of(QUARTERLY, pool)
    assert [check["says"] for check in drafted["checks"] if not check["holds"]] == failing


def test_a_contribution_tampered_with_in_april_is_found_in_the_second_quarter(example: Any) -> None:
    july = Balance(Account.read("cash"), Month(example.forecast.year, 4), Money(1), Money(1))
    balances = Balances.of((*unbalanced(example, "contributions due/icb", 1, 1).rows, july))
    second = {**example.facts, "balances": balances, "quarter": Quarter(example.forecast.year, 2)}
    with pytest.raises(ChecksDoNotHold) as refused:
        bytes_to_issue(QUARTERLY, QUARTERLY.gather(**second))
    assert [check.says for check in refused.value.failing] == [
        "6, received to date, is what came in by the cash account"
    ]


def test_a_quarter_of_which_nothing_is_posted_is_not_reported(example: Any) -> None:
    with pytest.raises(Refusal, match=r"Nothing is posted to .* for quarter 2 of 2022/23"):
        QUARTERLY.gather(**{**example.facts, "quarter": Quarter(example.forecast.year, 2)})


def dearer(figure: Figure) -> Figure:
    """The figure with a penny too much."""
    more = Money(figure.amount.pence + 1)
    return Figure(more, replace(figure.because, result=more))


def closing(pool: Any) -> Any:
    return replace(pool, movements=replace(pool.movements, closing=dearer(pool.movements.closing)))


def owed(pool: Any) -> Any:
    first, *rest = pool.contributions.partners
    partners = (replace(first, outstanding=dearer(first.outstanding)), *rest)
    return replace(pool, contributions=replace(pool.contributions, partners=partners))


def budget(pool: Any) -> Any:
    total = replace(pool.position.total, budget=dearer(pool.position.total.budget))
    return replace(pool, position=replace(pool.position, total=total))


def a_share(pool: Any) -> Any:
    return replace(pool, shares=replace(pool.shares, partners=pool.shares.partners[:1]))


@pytest.mark.parametrize(
    ("change", "failing"),
    [
        (closing, "5 is 1 plus 2 plus 3 less 4"),
        (owed, "6, the council: owed at the start of the year, with what fell due, less received, is outstanding"),
        (budget, "7, budget: the lines add up to the total"),
        (a_share, "8, the shares and what is in dispute, add up to the variance"),
    ],
)
def test_a_figure_that_is_wrong_fails_its_check(pool: Any, change: Callable[[Any], Any], failing: str) -> None:
    checks = {check.says: check.holds for check in QUARTERLY.checks(change(pool))}
    assert checks[failing] is False


def test_an_underspend_is_kept_in_the_same_shares(example: Any) -> None:
    rows = tuple(
        replace(row, outturn=Money(row.outturn.pence - 1_000_000_00)) if row.line == "day-services" else row
        for row in example.forecast.rows
    )
    forecast = replace(example.forecast, rows=rows)
    value = value_of(QUARTERLY, QUARTERLY.gather(**{**example.facts, "forecast": forecast}))
    assert (amounts(value)["8"], amounts(value)["8.council"]) == (-588_000_00, -451_466_40)
    assert "keeps £451,466.40 of the underspend" in says(value, "8.council")


def test_on_budget_nothing_is_shared_and_no_rule_is_asked_for(example: Any) -> None:
    silent = replace(example.partnership, risk_share=())
    table = silent.budget_of("learning-disability", example.forecast.year)
    assert table is not None
    rows = tuple(
        replace(row, outturn=next(line.amount for line in table.rows if line.line == row.line))
        for row in example.forecast.rows
    )
    facts = {**example.facts, "partnership": silent, "forecast": replace(example.forecast, rows=rows)}
    value = read_value(bytes_to_issue(QUARTERLY, QUARTERLY.gather(**facts)))
    assert says(value, "8.shares") == "The fund is forecast on budget, so there is nothing to share."
    assert "8.council" not in amounts(value)


def test_what_the_agreement_puts_in_dispute_stands_in_a_line_of_its_own(example: Any) -> None:
    partnership = with_terms(SHARED, 'step = "in dispute"\nclause = "Sch. 3 para 4.2"')
    value = read_value(bytes_to_issue(QUARTERLY, QUARTERLY.gather(**{**example.facts, "partnership": partnership})))
    assert amounts(value)["8.in-dispute"] == 312_000_00
    assert amounts(value)["8.council"] == 100_000_00
    assert amounts(value)["8.icb"] == 0


def test_without_a_forecast_the_report_is_refused(example: Any) -> None:
    with pytest.raises(ForecastMissing):
        QUARTERLY.gather(**{**example.facts, "forecast": None})


def test_an_agreement_that_stops_short_is_refused(example: Any) -> None:
    removed = f"[[risk_share.overspend]]\n{SHARED}\n"
    with pytest.raises(NobodyBears):
        QUARTERLY.gather(**{**example.facts, "partnership": with_terms(removed, "")})


def test_an_agreement_without_a_rule_is_refused(example: Any) -> None:
    with pytest.raises(Silent):
        QUARTERLY.gather(**{**example.facts, "partnership": replace(example.partnership, risk_share=())})


def test_a_share_in_proportion_to_nothing_named_is_refused(example: Any) -> None:
    partnership = with_terms(SHARED, 'step = "in proportion"\nclause = "Sch. 3 para 4.2"')
    with pytest.raises(BaseNotNamed):
        QUARTERLY.gather(**{**example.facts, "partnership": partnership})


def test_a_contribution_of_a_stranger_is_refused(example: Any) -> None:
    balances = unbalanced(example, "contribution/district", 3, 1)
    with pytest.raises(UnknownParty):
        QUARTERLY.gather(**{**example.facts, "balances": balances})


def test_nothing_waiting_is_said_too(example: Any) -> None:
    pool = QUARTERLY.gather(**{**example.facts, "waiting": Tally.of(())})
    assert says(value_of(QUARTERLY, pool), "10.waiting") == "Every row received has been placed."


def test_a_fund_without_savings_says_so(example: Any) -> None:
    shared = replace(example.partnership, savings=())
    pool = QUARTERLY.gather(**{**example.facts, "partnership": shared})
    assert says(value_of(QUARTERLY, pool), "9") == "The agreement gives no saving in this fund for 2022/23."


def test_a_forecast_of_an_earlier_month_serves_until_there_is_another(example: Any) -> None:
    earlier = Forecast("learning-disability", example.forecast.year, Month(example.forecast.year, 2), 4,
                       example.forecast.rows, "")  # fmt: skip
    value = value_of(QUARTERLY, QUARTERLY.gather(**{**example.facts, "forecast": earlier}))
    assert (value["forecast_month"], value["forecast_version"]) == ("2022/23 M2", 4)
