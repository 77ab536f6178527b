"""Whatever is posted, however oddly: a journal that balances gives a report whose checks hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month, Quarter
from section75.core.ledger import Account, Balances, ByHand, Draft
from section75.core.money import Money
from section75.returns import find_edition, value_of

QUARTERLY = find_edition("pooled-fund-quarter")
YEAR = FinancialYear(2022)
ACCOUNTS = [
    Account.read(code)
    for code in (
        "cash",
        "brought forward",
        "contributions due/council",
        "contributions due/icb",
        "contribution/council",
        "contribution/icb",
        "expenditure/day-services",
        "expenditure/residential-care",
        "expenditure/service-user-contributions",
        "service-user income/service-user-contributions",
        "service-user income/day-services",
    )
]
MONTHS = [Month(FinancialYear(2021), 12), Month(FinancialYear(2021), 15), *(Month(YEAR, n) for n in range(1, 14))]


# A penny in every quarter, so that each has something to report.
PENNIES = [
    Draft(
        fund="learning-disability",
        effective_on=date(2022, 4, 1),
        month=Month(YEAR, number),
        debit=Account.read("expenditure/day-services"),
        credit=Account.read("cash"),
        amount=Money(1),
        narrative="any",
        authority="any",
        origin=ByHand("any"),
    )
    for number in (1, 4, 7, 10)
]


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A transfer between any two accounts, in any month of this year or at the end of the last."""
    debit, credit = draw(st.lists(st.sampled_from(ACCOUNTS), min_size=2, max_size=2, unique=True))
    return Draft(
        fund="learning-disability",
        effective_on=date(2022, 3, 31),
        month=draw(st.sampled_from(MONTHS)),
        debit=debit,
        credit=credit,
        amount=Money(draw(st.integers(1, 10**11))),
        narrative="any",
        authority="any",
        origin=ByHand("any"),
    )


@settings(max_examples=60, deadline=None)
@given(journal=st.lists(drafts(), max_size=30), number=st.integers(1, 4))
def test_every_check_holds_whatever_is_posted(example: Any, journal: list[Draft], number: int) -> None:
    forecast = example.forecast
    if number == 1:
        forecast = type(forecast)(forecast.fund, YEAR, Month(YEAR, 1), 1, forecast.rows, "")
    facts = {**example.facts, "quarter": Quarter(YEAR, number), "forecast": forecast}
    value = value_of(QUARTERLY, QUARTERLY.gather(**{**facts, "balances": Balances.of_entries([*PENNIES, *journal])}))
    assert [check["says"] for check in value["checks"] if not check["holds"]] == []


@settings(max_examples=60, deadline=None)
@given(journal=st.lists(drafts(), max_size=30), number=st.integers(2, 4))
def test_a_quarter_brings_forward_what_the_last_carried(example: Any, journal: list[Draft], number: int) -> None:
    own = [draft for draft in journal if "brought forward" not in (draft.debit.code, draft.credit.code)]
    balances = Balances.of_entries([*PENNIES, *own])
    forecast = type(example.forecast)(example.forecast.fund, YEAR, Month(YEAR, 1), 1, example.forecast.rows, "")
    before, after = (
        QUARTERLY.gather(
            **{**example.facts, "balances": balances, "forecast": forecast, "quarter": Quarter(YEAR, each)}
        )
        for each in (number - 1, number)
    )
    assert before.movements.closing.amount == after.movements.opening.amount


def test_what_is_brought_forward_in_the_first_quarter_opens_it(example: Any) -> None:
    brought = Draft(
        fund="learning-disability",
        effective_on=date(2022, 4, 1),
        month=Month(YEAR, 1),
        debit=Account.read("cash"),
        credit=Account.read("brought forward"),
        amount=Money.of("310,000.05"),
        narrative="Balance at 31 March 2022",
        authority="final account 2021/22",
        origin=ByHand("the journal begins"),
    )
    balances = Balances.of_entries([*example.drafts, brought])
    pool = QUARTERLY.gather(**{**example.facts, "balances": balances})
    assert pool.movements.opening.amount == Money.of("310,000.05")
    assert pool.movements.closing.amount == Money.of("-2,212,597.61")
    assert all(check.holds for check in QUARTERLY.checks(pool))


def test_what_was_owed_when_the_year_began_has_a_column_of_its_own(example: Any) -> None:
    owed = Draft(
        fund="learning-disability",
        effective_on=date(2022, 3, 15),
        month=Month(FinancialYear(2021), 12),
        debit=Account.read("contributions due/icb"),
        credit=Account.read("contribution/icb"),
        amount=Money.of("1,000"),
        narrative="March 2022",
        authority="cl. 10.4",
        origin=ByHand("instalment"),
    )
    pool = QUARTERLY.gather(**{**example.facts, "balances": Balances.of_entries([*example.drafts, owed])})
    codes = {line.code: line for section in QUARTERLY.lines(pool) for line in section.lines}
    assert codes["6.icb.at-start"].says == "At the start of 2022/23, the ICB owes the fund £1,000.00."
    outstanding = codes["6.icb.outstanding"].figure
    assert outstanding is not None
    assert outstanding.amount == Money.of("2,362,666.67")
    assert all(check.holds for check in QUARTERLY.checks(pool))
