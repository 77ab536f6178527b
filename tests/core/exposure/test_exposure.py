"""Exposure: what a table shows is what settling gives; every kink, bound and silence is found and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import ClassVar

import pytest

from section75.core.explain import Clause
from section75.core.exposure import Exposure, exposure
from section75.core.money import Money, Ratio
from section75.core.risk_share import Facts, HostNotKnown, Settlement, Step, settle
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
        "At an overspend of £12,345.67: up to there of each further £100, £100.00 is met from the contingency; "
        "beyond it of each further £100, the council bears £70.00 and the ICB bears £30.00."
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


def test_a_sponsors_saving_ends_in_a_kink_where_all_of_it_is_undelivered() -> None:
    """A saving more undelivered than the overspend is its sponsor's up to the overspend, so its cost never jumps."""
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
    assert not kink.is_jump


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


def test_kinks_stand_where_the_lines_meet_however_the_pennies_blur_them() -> None:
    """75% reaches 50,000 at 66,666.67 and 25% reaches 20,000 at 80,000.00, and nothing bends in between."""
    terms = """
[[risk_share.overspend]]
step = "cap and collar"
clause = "Sch. 3"
shares = { council = "75%", icb = "25%" }
bounds = { council = { cap = "50,000" }, icb = { cap = "20,000" } }
[[risk_share.overspend]]
step = "in dispute"
clause = "Sch. 3 para 9"
"""
    assert [kink.at for kink in of(terms).kinks] == [pounds("66,666.67"), pounds("80,000")]


@pytest.mark.parametrize(("cap", "at"), [("750.03", "1,000.04"), ("749.98", "999.97"), ("7,500.03", "10,000.04")])
def test_a_kink_near_a_round_amount_that_nobody_names_stays_where_it_is(cap: str, at: str) -> None:
    """75% reaches 750.03 at 1,000.04: to call it 1,000.00 would print a kink where nothing bends."""
    terms = f"""
[[risk_share.overspend]]
step = "cap and collar"
clause = "Sch. 3"
shares = {{ council = "75%", icb = "25%" }}
bounds = {{ council = {{ cap = "{cap}" }} }}
excess_to = "icb"
"""
    (kink,) = of(terms).kinks
    assert kink.at == pounds(at)


def test_a_part_that_grows_by_less_than_a_penny_in_a_hundred_pounds_has_no_bound_either() -> None:
    tiny = BOTH.replace("70%", "99.996%").replace("30%", "0.004%")
    icb = of(tiny).largest_borne[1]
    assert icb.amount is None
    assert "less than a penny of each further £100" in icb.sentence


def test_amounts_beyond_the_usual_are_looked_beyond() -> None:
    far = '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "20,000,000,000"\nby = "icb"\n'
    (kink,) = of(far + OVER).kinks
    assert kink.at == pounds("20,000,000,000")
    assert all(most.amount is None for most in of(far + OVER).largest_borne)


def test_a_rule_that_bends_too_often_is_looked_at_so_long_and_no_longer_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not of(BANDS).is_ragged
    for name in ("pieces", "exposure"):
        monkeypatch.setattr(import_module(f"section75.core.exposure.{name}"), "MOST_TRIES", 40)
    seen = of(BANDS)
    assert seen.is_ragged
    assert seen.largest_borne


@dataclass(frozen=True, slots=True)
class AllOrNothing(Step):
    """Invented for the test: up to £100 the council bears all of it, and beyond that the ICB does."""

    NAME: ClassVar[str] = "all or nothing"

    @property
    def takes_all(self) -> bool:
        return True

    def in_words(self, called: Callable[[str], str]) -> str:
        return "all or nothing"

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        by = "council" if settlement.left <= pounds("100") else "icb"
        return settlement.take(settlement.left, by=by, sentence="All.", clause=self.clause, operation="all")


def test_a_cost_that_moves_in_one_penny_is_a_jump_with_what_moves() -> None:
    rule, facts = rule_and_facts(BOTH)
    step = AllOrNothing(Clause("Sch. 3"))
    (kink,) = exposure(replace(rule, overspend=(step,)), facts, variances=()).kinks
    assert kink.is_jump
    assert kink.at == pounds("100.01")
    assert "a penny more moves the council from £100.00 to £0.00, the ICB from £0.00 to £100.01" in kink.sentence


@dataclass(frozen=True, slots=True)
class SilentBetween(AllOrNothing):
    """Invented for the test: the council bears all, but the clause is silent between £35 and £45."""

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        if pounds("35") <= settlement.left <= pounds("45"):
            raise HostNotKnown("Sch. 3", "pool", None)
        return settlement.take(settlement.left, by="council", sentence="All.", clause=self.clause, operation="all")


def test_a_silence_between_two_amounts_that_are_settled_is_found_at_both_its_ends() -> None:
    rule, facts = rule_and_facts(BOTH)
    seen = exposure(replace(rule, overspend=(SilentBetween(Clause("Sch. 3")),)), facts, variances=())
    (silence,) = seen.silences
    assert (silence.from_, silence.to) == (pounds("35"), pounds("45"))
