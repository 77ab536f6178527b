"""Placing: the longest subjective wins, two that are equally long are refused, and a rule holds on its days only."""

from __future__ import annotations

from datetime import date

import pytest

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.pools import Destination, PlacingRule, TwoRulesPlace, place

ALWAYS = Span(date(2022, 4, 1))


def rule(target: str, subjective: str = "", *, centre: str = "LD402", span: Span = ALWAYS) -> PlacingRule:
    return PlacingRule(centre, Destination.SPEND, target, span, Clause(f"note on {target}"), subjective)


RULES = [
    rule("any"),
    rule("staff", "4"),
    rule("agency", "44"),
    rule("other-centre", centre="LD403"),
    rule("ended", "5", span=Span(date(2021, 4, 1), date(2022, 4, 1))),
    rule("begun", "5", span=Span(date(2022, 7, 1))),
]
PLACED = [
    ("LD402", "", date(2022, 6, 14), "any"),
    ("LD402", "9000", date(2022, 6, 14), "any"),
    ("LD402", "4000", date(2022, 6, 14), "staff"),
    ("LD402", "4400", date(2022, 6, 14), "agency"),
    ("LD402", "44", date(2022, 6, 14), "agency"),
    ("LD402", "4", date(2022, 6, 14), "staff"),
    ("LD403", "4400", date(2022, 6, 14), "other-centre"),
    ("LD402", "5000", date(2022, 6, 30), "any"),
    ("LD402", "5000", date(2022, 7, 1), "begun"),
    ("LD402", "5000", date(2022, 3, 31), "ended"),
    ("LD402", "4400", date(2022, 3, 31), None),
    ("LD404", "4400", date(2022, 6, 14), None),
    ("ld402", "4400", date(2022, 6, 14), None),
]


@pytest.mark.parametrize(("centre", "subjective", "on", "target"), PLACED)
def test_a_row_is_placed_by_the_longest_subjective_in_force_or_waits(
    centre: str, subjective: str, on: date, target: str | None
) -> None:
    placed = place(RULES, cost_centre=centre, subjective=subjective, on=on)
    assert (placed.target if placed else None) == target


def test_the_order_of_the_rules_does_not_matter() -> None:
    for centre, subjective, on, _ in PLACED:
        asked = {"cost_centre": centre, "subjective": subjective}
        assert place(RULES, on=on, **asked) == place(RULES[::-1], on=on, **asked)


@pytest.mark.parametrize(("subjective", "said"), [("4400", "4400"), ("", "(none)")])
def test_a_row_that_two_rules_claim_is_refused_and_both_are_named(subjective: str, said: str) -> None:
    rules = [rule("beds", subjective[:2]), rule("hoists", subjective[:2])]
    with pytest.raises(TwoRulesPlace) as refused:
        place(rules, cost_centre="LD402", subjective=subjective, on=date(2022, 6, 14))
    assert refused.value.says == (
        f"Two rules place cost centre LD402 subjective {said}: beds (note on beds) and hoists (note on hoists). "
        "End one, or give one a longer subjective."
    )
    assert refused.value.clause == "note on hoists"


def test_two_that_are_equally_long_are_refused_only_where_nothing_longer_speaks() -> None:
    rules = [rule("beds"), rule("hoists"), rule("staff", "4")]
    placed = place(rules, cost_centre="LD402", subjective="4400", on=date(2022, 6, 14))
    assert placed is not None
    assert placed.target == "staff"
