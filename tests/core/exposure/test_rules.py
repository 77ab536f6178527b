"""Rules on the same variances: other shares stand where the last step stood, and the differences are exact."""

from __future__ import annotations

import pytest

from section75.core.explain import Clause
from section75.core.exposure import NothingToReplace, compare_rules, in_shares
from section75.core.money import Money, Ratio
from tests.core.exposure.rules import BOTH, OVER, pounds, rule_and_facts

SIXTY = Ratio.printed({"council": "60%", "icb": "40%"})
PROPOSED = Clause("proposed")


def test_each_rule_is_set_beside_the_first_to_the_penny() -> None:
    rule, facts = rule_and_facts(BOTH)
    rules = {"Today": rule, "60:40": in_shares(rule, SIXTY, clause=PROPOSED)}
    compared = compare_rules(rules, facts, variances=[pounds("1,000"), pounds("-1,000")])
    assert compared.variances == (pounds("-1,000"), pounds("1,000"))
    today, other = compared.rules
    assert today.differences == ({"council": Money(0), "icb": Money(0)},) * 2
    assert other.differences == (
        {"council": pounds("100"), "icb": pounds("-100")},
        {"council": pounds("-100"), "icb": pounds("100")},
    )
    assert [outcome.of("council") for outcome in other.outcomes] == [pounds("-600"), pounds("600")]


def test_the_steps_before_the_last_stay() -> None:
    first_loss = '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "500"\nby = "icb"\n'
    rule, facts = rule_and_facts(first_loss + OVER)
    changed = in_shares(rule, SIXTY, clause=PROPOSED)
    assert [step.NAME for step in changed.overspend] == ["first loss", "fixed shares"]
    assert str(changed.overspend[1].clause) == "proposed"
    assert changed.underspend == ()
    (row,) = compare_rules({"60:40": changed}, facts, variances=[pounds("1,500")]).rules[0].outcomes
    assert row.parts == {"council": pounds("600"), "icb": pounds("900")}


def test_where_one_rule_refuses_there_is_no_difference() -> None:
    silent, facts = rule_and_facts(OVER)
    both, _ = rule_and_facts(BOTH)
    compared = compare_rules({"silent": silent, "both": both}, facts, variances=[pounds("-5")])
    assert [each.differences for each in compared.rules] == [(None,), (None,)]


def test_a_rule_whose_steps_never_take_all_has_no_step_that_shares_could_stand_in_place_of() -> None:
    rule, _ = rule_and_facts(
        '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "500"\nby = "icb"\n'
    )
    with pytest.raises(NothingToReplace, match="all that is left of an overspend"):
        in_shares(rule, SIXTY, clause=PROPOSED)
