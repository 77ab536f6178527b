"""What an exposure asks of a partnership: a range, a spread, and the rules to compare."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.calendar import FinancialYear
from section75.core.money import Money, Ratio
from section75.core.partnership import (
    ALL_LINES,
    NoSuchLine,
    NotARange,
    rule_on,
    rules_to_compare,
    spread_of,
    usual_range,
    variances_between,
)
from tests.core.exposure.rules import BOTH, small

YEAR = FinancialYear(2022)
OWN = '[[risk_share.overspend]]\nstep = "each bears its own"\nclause = "para 2.2"\n'
BUDGET = """
[[budget]]
fund = "pool"
year = "2022/23"
unit = "£"
rows = [{ line = "homes", amount = "700" }, { line = "nursing", amount = "-300" }]
source = "made for the test"
"""


def test_variances_are_evenly_placed_and_nothing_is_among_them() -> None:
    assert variances_between(Money(0), Money(9), points=4) == (Money(0), Money(3), Money(6), Money(9))
    assert variances_between(Money(-3), Money(10), points=2) == (Money(-3), Money(0), Money(10))
    assert variances_between(Money(0), Money(10), points=4) == (Money(0), Money(3), Money(7), Money(10))


@pytest.mark.parametrize(("first", "last", "points"), [(5, 5, 3), (6, 5, 3), (0, 9, 1), (0, 9, 102)])
def test_what_is_no_range_is_refused(first: int, last: int, points: int) -> None:
    with pytest.raises(NotARange, match="Give a first variance below the last"):
        variances_between(Money(first), Money(last), points=points)


def test_the_usual_range_is_about_five_in_a_hundred_of_the_contributions_in_round_pounds() -> None:
    assert usual_range(small(BOTH), "pool", YEAR) == (Money.of("-50,000"), Money.of("50,000"))
    assert usual_range(small(BOTH), "pool", FinancialYear(2030)) == (Money.of("-1,000"), Money.of("1,000"))


def test_a_rule_for_the_whole_needs_no_lines_and_may_be_given_one() -> None:
    partnership = small(BOTH)
    rule = rule_on(partnership, fund="pool", on=date(2022, 6, 30))
    assert spread_of(partnership, rule, fund="pool", year=YEAR) is None
    assert spread_of(partnership, rule, fund="pool", year=YEAR, line=ALL_LINES) is None
    one = spread_of(partnership, rule, fund="pool", year=YEAR, line="homes")
    assert one is not None
    assert [one.share(line) for line in ("homes", "nursing")] == [1, 0]
    with pytest.raises(NoSuchLine, match="no line 'home'"):
        spread_of(partnership, rule, fund="pool", year=YEAR, line="home")


def test_a_rule_by_line_falls_on_lines_by_their_budgets_and_without_any_alike() -> None:
    alike = small(OWN)
    rule = rule_on(alike, fund="pool", on=date(2022, 6, 30))
    spread = spread_of(alike, rule, fund="pool", year=YEAR)
    assert spread is not None
    assert spread.share("homes") == spread.share("nursing")
    by_budget = spread_of(small(OWN, BUDGET), rule, fund="pool", year=YEAR)
    assert by_budget is not None
    assert by_budget.share("homes") * 3 == by_budget.share("nursing") * 7
    assert spread_of(replace(alike, lines=()), rule, fund="pool", year=YEAR) is None


def test_the_rules_compared_begin_with_todays() -> None:
    rule = rule_on(small(BOTH), fund="pool", on=date(2022, 6, 30))
    rules = rules_to_compare(rule, {"60% : 40%": Ratio.printed({"council": "60%", "icb": "40%"})})
    assert list(rules) == ["Today", "60% : 40%"]
    assert rules["Today"] is rule
    assert "nobody has agreed it" in str(rules["60% : 40%"].overspend[0].clause)
