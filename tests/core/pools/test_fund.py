"""Funds, lines and budgets: small facts that sentences and sums are made of."""

from __future__ import annotations

import pytest

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.pools import BudgetRow, BudgetTable, FundState, Manager, Nature


@pytest.mark.parametrize("state", FundState)
def test_a_state_is_said_in_the_agreements_words(state: FundState) -> None:
    assert str(state) == state.value


def test_a_manager_is_a_post_and_its_employer() -> None:
    assert str(Manager("Pooled fund manager", "the council")) == "Pooled fund manager, employed by the council"


@pytest.mark.parametrize(
    ("nature", "is_income"),
    [(Nature.BLOCK, False), (Nature.DEMAND_LED, False), (Nature.SERVICE_USER_INCOME, True)],
)
def test_a_line_brings_money_in_or_costs_it(nature: Nature, is_income: bool) -> None:
    assert nature.is_income is is_income


def test_a_budget_is_what_its_lines_add_up_to_whatever_is_printed() -> None:
    rows = (BudgetRow("beds", Money(600)), BudgetRow("charges", Money(-50)))
    budget = BudgetTable("pool", FinancialYear(2022), Unit.POUNDS, rows, Clause("Sch. 2"), printed_total=Money(600))
    assert budget.total == Money(550)
