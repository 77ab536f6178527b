"""The position: budget, actual, forecast outturn and variance, each with its reasons."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.budget import (
    BudgetMissing,
    Forecast,
    ForecastMissing,
    ForecastRow,
    NoLines,
    Position,
    position,
    variance_in_words,
)
from section75.core.calendar import FinancialYear, Month
from section75.core.explain import Clause, Figure, as_text
from section75.core.ledger import Account, Balance, Balances, ByHand, Draft, UnknownLine
from section75.core.money import Money, Unit, sum_of
from section75.core.pools import BudgetRow, BudgetTable, Line, Nature
from section75.core.refusals import Refusals

YEAR = FinancialYear(2022)
CLAUSE = Clause("Sch. 3 para 2")
CARE = Line("residential-care", "ld", "Residential care", Nature.DEMAND_LED, CLAUSE)
INCOME = Line("client-income", "ld", "Client income", Nature.SERVICE_USER_INCOME, CLAUSE)
SPENT, RECEIVED = "expenditure/residential-care", "service-user income/client-income"


def _moved(account: str, month: str, amount: str) -> Draft:
    """So much spent on an account; received, where the amount is negative."""
    money = Money.of(amount)
    debit, credit = (account, "cash") if money.pence > 0 else ("cash", account)
    return Draft(
        "ld", date(2022, 4, 1), Month.read(month), Account.read(debit), Account.read(credit), abs(money), "x",
        "rule 1", ByHand("example"),
    )  # fmt: skip


BALANCES = Balances.of_entries(
    [
        _moved(SPENT, "2021/22 M12", "7000"),
        _moved(SPENT, "2022/23 M1", "100"),
        _moved(SPENT, "2022/23 M3", "30"),
        _moved(SPENT, "2022/23 M3", "-5"),
        _moved(SPENT, "2022/23 M4", "900"),
        _moved(SPENT, "2022/23 M13", "2"),
        _moved(RECEIVED, "2022/23 M2", "-40"),
    ]
)


def _budget(care: str = "1,000", income: str = "-100", *more: tuple[str, str]) -> BudgetTable:
    rows = (("residential-care", care), ("client-income", income), *more)
    return BudgetTable(
        "ld", YEAR, Unit.POUNDS, tuple(BudgetRow(line, Money.of(amount)) for line, amount in rows), CLAUSE
    )


def _forecast(care: str = "1,500", income: str = "-88", *more: tuple[str, str], because: str = "dearer") -> Forecast:
    rows = (("residential-care", care), ("client-income", income), *more)
    return Forecast(
        "ld", YEAR, Month.read("2022/23 M3"), 2, tuple(ForecastRow(line, Money.of(out)) for line, out in rows), because
    )


def _position(
    month: str = "2022/23 M3",
    *,
    lines: tuple[Line, ...] = (CARE, INCOME),
    budget: BudgetTable | None = None,
    balances: Balances = BALANCES,
    forecast: Forecast | None = None,
) -> Position:
    return position(lines=lines, budget=budget, balances=balances, month=Month.read(month), forecast=forecast)


def _amount(figure: Figure | None) -> str:
    return str(figure.amount) if figure else "none"


@pytest.mark.parametrize(
    ("month", "care_in_month", "care_to_date", "income_to_date", "total_to_date"),
    [
        ("2022/23 M1", "£100.00", "£100.00", "£0.00", "£100.00"),
        ("2022/23 M2", "£0.00", "£100.00", "-£40.00", "£60.00"),
        ("2022/23 M3", "£25.00", "£125.00", "-£40.00", "£85.00"),
        ("2022/23 M12", "£0.00", "£1,025.00", "-£40.00", "£985.00"),
        ("2022/23 M13", "£2.00", "£1,027.00", "-£40.00", "£987.00"),
        ("2022/23 M15", "£0.00", "£1,027.00", "-£40.00", "£987.00"),
        ("2023/24 M1", "£0.00", "£0.00", "£0.00", "£0.00"),
    ],
)
def test_actuals_run_from_april_to_the_month(
    month: str, care_in_month: str, care_to_date: str, income_to_date: str, total_to_date: str
) -> None:
    found = _position(month)
    care, income = found.rows
    assert _amount(care.actual_in_month) == care_in_month
    assert _amount(care.actual_to_date) == care_to_date
    assert _amount(income.actual_to_date) == income_to_date
    assert _amount(found.total.actual_to_date) == total_to_date


def test_a_variance_is_outturn_less_budget_and_over_budget_is_positive() -> None:
    found = _position(budget=_budget(), forecast=_forecast())
    care, income = found.rows
    assert [_amount(row.budget) for row in (care, income, found.total)] == ["£1,000.00", "-£100.00", "£900.00"]
    assert [_amount(row.forecast_outturn) for row in (care, income, found.total)] == [
        "£1,500.00",
        "-£88.00",
        "£1,412.00",
    ]
    assert [_amount(row.variance) for row in (care, income, found.total)] == ["£500.00", "£12.00", "£512.00"]
    assert found.variance == found.total.variance


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9)), min_size=2, max_size=2))
def test_the_lines_add_up_to_the_total(pairs: list[tuple[int, int]]) -> None:
    names = ("residential-care", "client-income")
    budget = BudgetTable(
        "ld",
        YEAR,
        Unit.POUNDS,
        tuple(BudgetRow(name, Money(b)) for name, (b, _) in zip(names, pairs, strict=True)),
        CLAUSE,
    )
    forecast = Forecast(
        "ld", YEAR, Month(YEAR, 3), 1,
        tuple(ForecastRow(name, Money(f)) for name, (_, f) in zip(names, pairs, strict=True)), "example",
    )  # fmt: skip
    found = _position(budget=budget, forecast=forecast)
    assert found.variance.amount == Money(sum(f - b for b, f in pairs))
    assert found.total.budget is not None
    assert found.total.forecast_outturn is not None
    assert found.variance.amount == found.total.forecast_outturn.amount - found.total.budget.amount
    for step in found.variance.because.walk():
        if step.operation == "add" and step.rests_on:
            assert step.result == sum_of(below.result for below in step.rests_on if below.result is not None)


def test_a_forecast_nobody_entered_is_missing_and_never_guessed() -> None:
    found = _position(budget=_budget())
    assert [row.forecast_outturn for row in (*found.rows, found.total)] == [None, None, None]
    with pytest.raises(ForecastMissing, match="Residential care, Client income of the fund ld"):
        _ = found.variance


def test_a_forecast_without_one_line_leaves_the_total_unsaid() -> None:
    rows = (ForecastRow("residential-care", Money(5)),)
    found = _position(budget=_budget(), forecast=Forecast("ld", YEAR, Month(YEAR, 3), 1, rows, ""))
    assert found.rows[0].variance is not None
    assert found.total.forecast_outturn is None
    with pytest.raises(ForecastMissing, match="for Client income of"):
        _ = found.variance


def test_a_budget_nobody_gave_is_missing() -> None:
    found = _position(forecast=_forecast())
    assert [row.budget for row in (*found.rows, found.total)] == [None, None, None]
    with pytest.raises(BudgetMissing, match="no budget for 2022/23 for Residential care, Client income"):
        _ = found.variance


def test_a_budget_without_one_line_leaves_the_total_unsaid() -> None:
    table = BudgetTable("ld", YEAR, Unit.POUNDS, (BudgetRow("residential-care", Money(5)),), CLAUSE)
    found = _position(budget=table, forecast=_forecast())
    assert found.rows[1].budget is None
    assert found.total.budget is None


def test_a_missing_forecast_and_a_missing_budget_are_both_said() -> None:
    with pytest.raises(Refusals) as refused:
        _ = _position().variance
    assert [each.name for each in refused.value.each] == ["ForecastMissing", "BudgetMissing"]


def test_a_line_budgeted_in_two_rows_has_their_sum() -> None:
    care = _position(budget=_budget("1,000", "-100", ("residential-care", "250"))).rows[0].budget
    assert care is not None
    assert (care.amount, care.because.operation) == (Money.of("1,250"), "add")
    assert [given.value for given in care.because.given] == ["100000", "25000"]


def test_income_posted_to_a_line_of_spend_lowers_its_cost_and_is_shown() -> None:
    also = Balances.of(
        [
            *BALANCES.rows,
            *Balances.of_entries([_moved("service-user income/residential-care", "2022/23 M3", "-20")]).rows,
        ]
    )
    care = _position(balances=also).rows[0].actual_to_date
    assert care.amount == Money.of("105")
    assert [step.id for step in care.because.walk()] == [
        "position.residential-care.actual-to-date",
        "position.residential-care.actual-to-date.spend",
        "position.residential-care.actual-to-date.service-user-income",
    ]


def test_an_actual_leads_to_the_entries_it_sums() -> None:
    because = _position().rows[0].actual_to_date.because
    assert because.id == "position.residential-care.actual-to-date"
    assert because.operation == "sum of entries"
    assert because.source is not None
    assert because.source.room == "ledger"
    assert because.source.key == (
        ("fund", "ld"),
        ("account", "expenditure/residential-care"),
        ("from", "2022/23 M1"),
        ("to", "2022/23 M3"),
    )
    assert because.source.says == "the entries of expenditure/residential-care, April 2022 to June 2022"


def test_every_leaf_of_the_variance_has_a_clause_or_a_source() -> None:
    leaves = [
        step for step in _position(budget=_budget(), forecast=_forecast()).variance.because.walk() if not step.rests_on
    ]
    assert len(leaves) == 4
    assert all(leaf.clause or leaf.source for leaf in leaves)


def test_a_variance_explains_itself_in_plain_words() -> None:
    found = _position(budget=_budget(), forecast=_forecast())
    assert as_text(found.variance).splitlines() == [
        "The lines' variances add up: all together an overspend of £512.00.",
        "  Residential care: a forecast outturn of £1,500.00 against a budget of £1,000.00 is an overspend of £500.00.",
        "    Residential care is forecast to cost £1,500.00 in 2022/23, as entered for June 2022 (version 2): dearer.",
        "      source: the forecast for June 2022, version 2",
        "    The budget of Residential care for 2022/23 is £1,000.00.",
        "      clause: Sch. 3 para 2",
        "  Client income: a forecast outturn of -£88.00 against a budget of -£100.00 is an overspend of £12.00.",
        "    Client income is forecast to cost -£88.00 in 2022/23, as entered for June 2022 (version 2): dearer.",
        "      source: the forecast for June 2022, version 2",
        "    The budget of Client income for 2022/23 is -£100.00.",
        "      clause: Sch. 3 para 2",
    ]


def test_a_variance_of_nothing_is_on_budget() -> None:
    found = _position(budget=_budget(), forecast=_forecast("1,000", "-100", because=""))
    assert found.variance.because.sentence.endswith("all together on budget.")
    assert found.rows[0].variance is not None
    assert found.rows[0].variance.because.sentence.endswith("is on budget.")


@pytest.mark.parametrize(
    ("amount", "words"),
    [("412,000", "overspend of £412,000.00"), ("-412,000", "underspend of £412,000.00"), ("0", "on budget"),
     ("0.01", "overspend of £0.01"), ("-0.01", "underspend of £0.01")],
)  # fmt: skip
def test_a_variance_is_said_in_words(amount: str, words: str) -> None:
    assert variance_in_words(Money.of(amount)) == words


@pytest.mark.parametrize(
    ("budget", "forecast", "balances", "says"),
    [
        (_budget("1", "0", ("day-care", "5")), None, BALANCES, "The budget names the line 'day-care'"),
        (None, _forecast("1", "0", ("day-care", "5")), BALANCES, "The forecast names the line 'day-care'"),
        (
            None,
            None,
            Balances.of_entries([_moved("expenditure/day-care", "2022/23 M3", "5")]),
            "The account expenditure/day-care names the line 'day-care'",
        ),
    ],
    ids=["budget", "forecast", "posting"],
)
def test_a_line_the_total_would_leave_out_is_refused(
    budget: BudgetTable | None, forecast: Forecast | None, balances: Balances, says: str
) -> None:
    with pytest.raises(UnknownLine, match=says):
        _position(budget=budget, forecast=forecast, balances=balances)


@pytest.mark.parametrize("month", ["2021/22 M12", "2022/23 M4"])
def test_a_line_that_moved_only_in_other_months_does_not_stand_against_a_position(month: str) -> None:
    moved = Balance(Account.read("expenditure/day-care"), Month.read(month), Money(5), Money(0))
    assert _position(balances=Balances((moved,))).total.actual_to_date.amount == Money(0)


def test_a_fund_without_lines_has_no_position() -> None:
    with pytest.raises(NoLines):
        _position(lines=())


def test_a_position_is_of_one_fund_and_its_own_tables() -> None:
    other = Line("equipment", "icel", "Community equipment", Nature.BLOCK, CLAUSE)
    with pytest.raises(AssertionError, match="one fund"):
        _position(lines=(CARE, other))
    with pytest.raises(AssertionError, match="this fund's and year's"):
        _position("2023/24 M1", budget=_budget())
    with pytest.raises(AssertionError, match="so is the forecast"):
        _position("2023/24 M1", forecast=_forecast())
