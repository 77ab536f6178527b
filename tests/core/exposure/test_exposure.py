"""Exposure: what a table shows is what settling gives; every kink, bound and silence is found and said."""

from __future__ import annotations

from section75.core.exposure import FURTHEST, Exposure, exposure
from section75.core.money import Money, Ratio
from section75.core.risk_share import settle
from tests.core.exposure.rules import BOTH, OVER, UNDER, pounds, rule_and_facts

CONTINGENCY = """
[[contingency]]
fund = "pool"
year = "2022/23"
amount = "{amount}"
source = "made for the test"
"""
AFTER_CONTINGENCY = '[[risk_share.overspend]]\nstep = "contingency first"\nclause = "Sch. 3 para 1"\n' + OVER + UNDER
BANDS = """
[[risk_share.overspend]]
step = "bands"
clause = "Sch. 3 para 3"
bands = [
  { over = "0", upto = "100,000", shares = { council = "50%", icb = "50%" } },
  { over = "100,000", upto = "200,000", shares = { council = "90%", icb = "10%" } },
  { over = "200,000", shares = { council = "70%", icb = "30%" } },
]
"""


def of(terms: str, more: str = "", *variances: str, spread: Ratio | None = None) -> Exposure:
    rule, facts = rule_and_facts(terms, more)
    return exposure(rule, facts, variances=[pounds(each) for each in variances], spread=spread)


def test_the_table_is_what_settling_gives_to_the_penny_smallest_first() -> None:
    rule, facts = rule_and_facts(BOTH)
    seen = exposure(rule, facts, variances=[pounds("100.01"), pounds("-3"), pounds("100.01")])
    assert [str(row.variance) for row in seen.rows] == ["-£3.00", "£100.01"]
    for row in seen.rows:
        settled = settle(row.variance, rule=rule, facts=facts)
        assert row.parts == {p: settled.share(p, p).amount for p in ("council", "icb")}


def test_a_plain_share_has_no_kink_no_silence_and_no_bound() -> None:
    seen = of(BOTH)
    assert seen.kinks == ()
    assert seen.silences == ()
    assert [most.amount for most in (*seen.largest_borne, *seen.largest_kept)] == [None] * 4
    assert (
        seen.largest_borne[0].sentence == "The council bears without bound: £70.00 of each further £100 of overspend."
    )
    assert seen.largest_kept[1].sentence == "The ICB keeps without bound: £30.00 of each further £100 of underspend."


def test_the_end_of_a_contingency_is_a_kink_found_to_the_penny() -> None:
    seen = of(AFTER_CONTINGENCY, CONTINGENCY.format(amount="12,345.67"))
    (kink,) = seen.kinks
    assert kink.at == pounds("12,345.67")
    assert not kink.is_jump
    assert kink.sentence == (
        "At an overspend of £12,345.67: up to there of each further £100 £100.00 is met from the contingency; "
        "beyond it of each further £100 the council bears £70.00 and the ICB bears £30.00."
    )
    assert [taker.called for taker in seen.takers] == ["the council", "the ICB", "met from the contingency"]


def test_bands_that_make_up_for_one_another_are_found_all_the_same() -> None:
    """50:50 and then 90:10 come to 70:30 together, so nothing shows from far away."""
    seen = of(BANDS)
    assert [kink.at for kink in seen.kinks] == [pounds("100,000"), pounds("200,000")]


def test_a_direction_without_a_rule_is_silent_from_the_first_penny_without_end() -> None:
    seen = of(BANDS)
    (silence,) = seen.silences
    assert (silence.from_, silence.to) == (Money(-1), None)
    assert silence.sentence.startswith("An underspend from £0.01 upwards, without end is refused: ")
    assert "has no rule for an underspend" in silence.sentence
    assert seen.largest_kept[0].sentence == "What the council keeps of an underspend is nowhere said."


def test_a_bound_is_said_with_the_variance_beyond_which_the_rule_is_silent() -> None:
    first_loss = '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "500"\nby = "icb"\n'
    seen = of(first_loss)
    council, icb = seen.largest_borne
    assert council.amount == Money(0)
    assert (icb.amount, icb.said_upto) == (pounds("500"), pounds("500"))
    assert icb.sentence == "The ICB bears £500.00 at most; beyond an overspend of £500.00 the rule is silent."
    assert [(each.from_, each.to) for each in seen.silences if each.from_.pence > 0] == [(pounds("500.01"), None)]


def test_a_partner_that_never_pays_beyond_a_point_is_bounded_though_the_rule_speaks_to_the_end() -> None:
    terms = (
        '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "500"\nby = "icb"\n'
        '[[risk_share.overspend]]\nstep = "one partner bears"\nclause = "Sch. 3"\nby = "council"\n'
    )
    council, icb = of(terms).largest_borne
    assert council.amount is None
    assert "beyond £500.00" in council.sentence
    assert (icb.amount, icb.said_upto) == (pounds("500"), None)
    assert icb.sentence == "The ICB bears £500.00 at most."


def test_a_cost_that_jumps_is_said_as_a_jump() -> None:
    """A saving more undelivered than the overspend is its sponsor's up to the overspend; it is no jump but a kink."""
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
    first = '[[risk_share.overspend]]\nstep = "sponsor bears its saving"\nclause = "p"\nlimit = "the overspend"\n'
    (kink,) = of(first + OVER, saving).kinks
    assert kink.at == pounds("1,000")


def test_a_rule_by_line_needs_to_know_how_a_variance_falls_on_lines() -> None:
    terms = '[[risk_share.overspend]]\nstep = "each bears its own"\nclause = "para 2.2"\n'
    silent = of(terms)
    assert silent.silences[-1].from_ == Money(1)
    assert "line by line" in silent.silences[-1].sentence
    halves = Ratio.printed({"homes": "60%", "nursing": "40%"})
    seen = of(terms, "", "1,000", spread=halves)
    assert seen.rows[0].parts == {"council": pounds("600"), "icb": pounds("400")}
    assert "£60.00 of each further £100" in seen.largest_borne[0].sentence


def test_nothing_is_left_out_of_any_row() -> None:
    seen = of(AFTER_CONTINGENCY, CONTINGENCY.format(amount="99.99"), "50", "1,000", "-70.01")
    for row in seen.rows:
        assert sum(amount.pence for amount in row.parts.values()) == row.variance.pence
    assert FURTHEST.pence > 10**11
