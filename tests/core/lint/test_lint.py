"""Terms lint: each remark is made where it is true, and not where it is not."""

from __future__ import annotations

from section75.core.lint import Remark, remarks_on, remarks_shelf
from section75.core.money import Money
from section75.core.risk_share import settle
from tests.core.exposure.rules import BOTH, OVER, UNDER, rule_and_facts

FIRST_LOSS = '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3 para 1"\namount = "500"\nby = "icb"\n'


def names(terms: str, more: str = "") -> list[str]:
    return [remark.name for remark in made(terms, more)]


def made(terms: str, more: str = "") -> tuple[Remark, ...]:
    return remarks_on(*rule_and_facts(terms, more))


def one(name: str, terms: str, more: str = "") -> Remark:
    (found,) = [remark for remark in made(terms, more) if remark.name == name]
    return found


def test_a_sound_rule_has_one_remark_that_nobody_is_capped() -> None:
    (remark,) = made(BOTH)
    assert remark.name == "exposure has no bound"
    assert not remark.is_wrong
    assert "£70.00 of each further £100" in remark.says
    assert "£30.00 of each further £100" in remark.says


def test_a_variance_nobody_bears_is_found_with_the_amount_from_which() -> None:
    remark = one("a variance nobody bears", FIRST_LOSS + UNDER)
    assert "An overspend of £500.01 or more is borne by nobody in full: after Sch. 3 para 1" in remark.says


def test_an_underspend_nobody_keeps_is_found_too() -> None:
    first_kept = FIRST_LOSS.replace("overspend", "underspend")
    remark = one("a variance nobody keeps", OVER + first_kept)
    assert "is kept by nobody in full" in remark.says


def test_a_direction_without_any_step_is_left_to_its_own_check() -> None:
    assert "a variance nobody keeps" not in names(OVER)


def test_a_step_after_all_is_taken_is_wrong() -> None:
    remark = one("two clauses both apply", OVER + FIRST_LOSS + UNDER)
    assert remark.is_wrong
    assert "Sch. 3 para 1 (first loss) comes after it and is never reached" in remark.says
    assert made(OVER + FIRST_LOSS + UNDER)[0] == remark, "what must be put right comes first"


def test_two_steps_that_name_one_line_are_wrong() -> None:
    terms = (
        '[[risk_share.overspend]]\nstep = "named lines only"\nclause = "cl 1"\nlines = ["homes"]\n'
        'shares = { council = "50%", icb = "50%" }\n'
        '[[risk_share.overspend]]\nstep = "shares by line"\nclause = "cl 2"\n'
        'profile = { homes = { council = "100%" }, nursing = { icb = "100%" } }\n'
    )
    remark = one("two clauses both apply", terms)
    assert "an overspend of Homes: cl 1 (named lines only) and cl 2 (shares by line)" in remark.says


def test_gaps_between_bands_below_and_above_them_are_found() -> None:
    shares = 'shares = { council = "100%" }'
    bands = f'{{ over = "10", upto = "20", {shares} }}, {{ over = "30", upto = "40", {shares} }}'
    terms = f'[[risk_share.overspend]]\nstep = "bands"\nclause = "cl 5"\nbands = [{bands}]\n{OVER}{UNDER}'
    gaps = [remark.says for remark in made(terms) if remark.name == "bands have a gap"]
    assert len(gaps) == 3
    for where in ("from £0.00 to £10.00", "from £20.00 to £30.00", "over £40.00"):
        assert any(where in says for says in gaps), where


def test_bands_that_meet_and_have_no_end_have_no_gap() -> None:
    shares = 'shares = { council = "100%" }'
    bands = f'{{ over = "0", upto = "20", {shares} }}, {{ over = "20", {shares} }}'
    terms = f'[[risk_share.overspend]]\nstep = "bands"\nclause = "cl 5"\nbands = [{bands}]\n{UNDER}'
    assert "bands have a gap" not in names(terms)


def test_directions_that_are_not_each_others_mirror_are_said_with_amounts() -> None:
    remark = one("the two directions differ", OVER + UNDER.replace("70%", "50%").replace("30%", "50%"))
    assert "the council bears £700,000.00 of the one and keeps £500,000.00 of the other" in remark.says


def test_an_unusual_order_is_said_and_the_usual_one_is_not() -> None:
    contingency = '[[risk_share.overspend]]\nstep = "contingency first"\nclause = "cl 7"\n'
    held = '[[contingency]]\nfund = "pool"\nyear = "2022/23"\namount = "100"\nsource = "made"\n'
    remark = one("order of operations is unusual", FIRST_LOSS + contingency + OVER + UNDER, held)
    assert "cl 7 (contingency first) comes after Sch. 3 para 1 (first loss)" in remark.says
    assert "order of operations is unusual" not in names(contingency + FIRST_LOSS + OVER + UNDER, held)


def test_money_in_and_straight_out_is_found_where_who_pays_for_a_line_leads_it() -> None:
    found = remarks_on(*rule_and_facts(BOTH, nursing_led_by="icb"))
    (remark,) = [each for each in found if each.name == "money in and straight out"]
    assert "Homes: the council; Nursing: the ICB" in remark.says


RING_FENCE = """
[[state]]
fund = "pool"
line = "{line}"
is = "ring-fenced inside the pool"
from = 2022-04-01
source = "made for the test"
"""


def test_a_pool_of_ring_fences_is_found_and_one_with_an_open_line_is_not() -> None:
    every = RING_FENCE.format(line="homes") + RING_FENCE.format(line="nursing")
    assert "all lines are ring-fenced" in names(BOTH, every)
    assert "all lines are ring-fenced" not in names(BOTH, RING_FENCE.format(line="homes"))


def test_a_step_for_the_other_direction_is_found_and_takes_nothing_from_those_after_it() -> None:
    carried = '[[risk_share.overspend]]\nstep = "carried forward"\nclause = "cl 9"\n'
    remark = one("a step has no effect", carried + BOTH)
    assert "cl 9 (carried forward) stands among the steps for an overspend" in remark.says
    assert "an underspend only" in remark.says
    assert "two clauses both apply" not in names(carried + BOTH)


def test_terms_that_contradict_themselves_are_wrong_before_anything_is_settled() -> None:
    twice = UNDER.replace('"fixed shares"', '"returned in shares"') + 'base = { contributions = "as agreed" }\n'
    remark = one("terms contradict themselves", OVER + twice)
    assert remark.is_wrong
    assert "An underspend from £0.01 upwards, without end is refused" in remark.says


def test_a_range_that_a_step_cannot_settle_is_said_and_is_not_wrong() -> None:
    saving = """
[[savings]]
id = "reviews"
fund = "pool"
year = "2022/23"
title = "Reviews"
sponsor = "council"
strategy = "not accepted"
target = "1,000"
delivered = "0"
source = "made for the test"
"""
    first = '[[risk_share.overspend]]\nstep = "sponsor bears its saving"\nclause = "cl 4"\n'
    remark = one("some variances are refused", first + BOTH, saving)
    assert not remark.is_wrong
    assert "An overspend from £0.01 to £999.99 is refused: £1,000.00 of savings" in remark.says


def test_a_ring_fence_that_no_step_keeps_is_found_and_one_kept_both_ways_is_not() -> None:
    fenced = RING_FENCE.format(line="homes")
    remark = one("a ring-fence is not kept", BOTH, fenced)
    assert "Homes is ring-fenced, and no step for an overspend or an underspend settles it" in remark.says
    kept = '[[risk_share.{way}]]\nstep = "ring-fenced lines"\nclause = "cl 3"\nlines = ["homes"]\n'
    both_ways = kept.format(way="overspend") + OVER + kept.format(way="underspend") + UNDER
    assert "a ring-fence is not kept" not in names(both_ways, fenced)
    own = '[[risk_share.{way}]]\nstep = "each bears its own"\nclause = "cl 2"\n'
    assert "a ring-fence is not kept" not in names(own.format(way="overspend") + own.format(way="underspend"), fenced)
    one_way = one("a ring-fence is not kept", kept.format(way="overspend") + BOTH)
    assert "no step for an underspend settles it" in one_way.says


def test_a_record_that_can_be_used_once_is_not_used_twice_and_that_is_said() -> None:
    contingency = '[[risk_share.overspend]]\nstep = "contingency first"\nclause = "cl 7"\n'
    held = '[[contingency]]\nfund = "pool"\nyear = "2022/23"\namount = "100"\nsource = "made"\n'
    remark = one("two clauses both apply", contingency + contingency + BOTH, held)
    assert "cl 7 and cl 7 both say 'contingency first'" in remark.says
    rule, facts = rule_and_facts(contingency + contingency + BOTH, held)
    (portion,) = settle(Money.of("500"), rule=rule, facts=facts).set_aside
    assert portion.amount == Money.of("100")


def test_shares_without_a_base_are_no_share_that_lacks_one() -> None:
    rule, _ = rule_and_facts(UNDER.replace('"fixed shares"', '"returned in shares"') + OVER)
    assert not any(step.lacks_a_base for step in (*rule.overspend, *rule.underspend))
    unnamed, _ = rule_and_facts('[[risk_share.overspend]]\nstep = "in proportion"\nclause = "cl 1"\n')
    assert unnamed.overspend[0].lacks_a_base


def test_every_remark_on_the_shelf_can_be_made() -> None:
    assert set(remarks_shelf()) == {
        "all_ring_fenced",
        "asymmetry",
        "both_apply",
        "gaps_between_bands",
        "no_effect",
        "nobody_takes_it",
        "order_of_operations",
        "refused_variances",
        "ring_fence_not_kept",
        "straight_out",
        "unbounded",
    }
