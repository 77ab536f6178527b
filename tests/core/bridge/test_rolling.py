"""Rolling forward: by the clause alone, exact until one rounding, and stopped where the clause is silent."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.agreements import Silent
from section75.core.bridge import (
    Carries,
    FundYears,
    NothingToRollFrom,
    OneOffsDisagree,
    RollForwardSilent,
    StepKind,
    Uplift,
    UpliftOn,
    roll_forward,
    round_together,
)
from section75.core.calendar import FinancialYear
from section75.core.explain import as_text
from section75.core.money import Money
from section75.core.pools import ContributionRow

from .cases import COUNCIL, ICB, Y22, Y23, Y24, bridge, facts, minimum, rule, step, table

PENCE = st.integers(0, 10**12)
UPLIFT = st.integers(-2_000, 2_000).map(lambda hundredths: f"{hundredths / 100:.2f}%")


def rolled(given_facts: FundYears, years: int = 1) -> list[dict[str, Money]]:
    return [
        {party: figure.amount for party, figure in year.figures}
        for year in roll_forward(given_facts, start=Y22, years=years)
    ]


@given(PENCE, PENCE, UPLIFT, st.integers(1, 8))
def test_without_compounding_it_is_the_base_and_so_many_times_the_uplift(
    council: int, icb: int, uplift: str, years: int
) -> None:
    found = roll_forward(
        facts(table(Y22, str(Money(council)), str(Money(icb))), roll_forward=(rule(uplift),)), start=Y22, years=years
    )
    part = Uplift(uplift).exact
    exact = {COUNCIL: council + years * part * council, ICB: icb + years * part * icb}
    assert found[-1].rounded == round_together({party: Fraction(amount) for party, amount in exact.items()})
    for party, figure in found[-1].figures:
        assert abs(figure.amount.pence - exact[party]) < 1


@given(PENCE, UPLIFT, st.integers(1, 6))
def test_with_compounding_each_year_is_the_year_before_uplifted(base: int, uplift: str, years: int) -> None:
    term = rule(uplift, UpliftOn.YEAR_BEFORE)
    found = rolled(facts(table(Y22, str(Money(base)), "0"), roll_forward=(term,)), years)
    assert found[-1][COUNCIL].pence == floor(base * (1 + Uplift(uplift).exact) ** years + Fraction(1, 2))


@given(PENCE, st.integers(-(10**9), 10**9), st.integers(1, 5))
def test_a_one_off_leaves_the_base_untouched(base: int, one_off: int, years: int) -> None:
    led = bridge(Y22, str(Money(base)), step(str(Money(one_off)), recurrent=False))
    with_it = facts(table(Y22, str(Money(base + one_off)), "7"), roll_forward=(rule(),), bridges=(led,))
    without = facts(table(Y22, str(Money(base)), "7"), roll_forward=(rule(),))
    assert rolled(with_it, years) == rolled(without, years)


@given(st.dictionaries(st.text("abc", min_size=1), st.fractions(-(10**9), 10**9), min_size=1, max_size=6))
def test_the_rounded_parts_make_the_rounded_whole(exact: dict[str, Fraction]) -> None:
    found = round_together(exact)
    assert sum(amount.pence for _, amount in found.parts) == found.whole.pence
    assert found.whole.pence == floor(sum(exact.values()) + Fraction(1, 2))
    assert all(abs(amount.pence - exact[name]) < 1 for name, amount in found.parts)
    again = round_together(dict(reversed(exact.items())))
    assert (again.whole, dict(again.parts), set(again.odd_to)) == (found.whole, dict(found.parts), set(found.odd_to))


def test_the_odd_penny_goes_to_the_largest_remainder_and_the_words_say_so() -> None:
    found = round_together({"council": Fraction(1, 3), "icb": Fraction(2, 3)})
    assert (found.whole, found.odd_to) == (Money(1), ("icb",))
    assert found.in_words(lambda party: f"the {party}").startswith(
        "rounded once, all partners together; odd penny to the icb (largest remainder;"
    )
    assert round_together({"icb": Fraction(5)}).in_words() == "rounded once, all partners together: no odd penny"


def test_every_step_is_said_with_its_clause() -> None:
    led = bridge(Y22, "900", step("100", StepKind.OUTTURN, recurrent=False))
    given_facts = facts(table(Y22, "1,000", "500"), roll_forward=(rule(),), bridges=(led,))
    (year,) = roll_forward(given_facts, start=Y22, years=1)
    text = as_text(dict(year.figures)[COUNCIL])
    assert "By the rule, the contribution of the council to Beds fund for 2023/24 would be £918.00." in text
    assert "The contribution of the council for 2022/23 is £1,000.00." in text
    assert "£100.00 of it is one-off and does not carry on: only what is recurrent does, an outturn included." in text
    assert "2% of £900.00, the base of 2022/23 (an uplift is not itself uplifted), for 2023/24: £18.00." in text
    assert text.count("clause: cl. 10.2") == 3
    assert "rounding: rounded once, all partners together" in text


def test_a_one_off_is_mirrored_in_its_later_year_only() -> None:
    led = bridge(Y22, "900", step("100", recurrent=False, mirrored_in=Y23))
    found = rolled(facts(table(Y22, "1,000", "500"), roll_forward=(rule("0%", None),), bridges=(led,)), 2)
    assert [year[COUNCIL] for year in found] == [Money.of("800"), Money.of("900")]


def test_rows_that_are_one_off_count_as_the_bridge_does_and_may_not_differ_from_it() -> None:
    rows = (
        ContributionRow(COUNCIL, Money.of("900")),
        ContributionRow(COUNCIL, Money.of("100"), recurrent=False),
    )
    given_table = table(Y22, "0", "0", rows=rows)
    assert rolled(facts(given_table, roll_forward=(rule("0%"),)))[0][COUNCIL] == Money.of("900")
    agreeing = bridge(Y22, "900", step("100", recurrent=False))
    assert rolled(facts(given_table, roll_forward=(rule("0%"),), bridges=(agreeing,)))[0][COUNCIL] == Money.of("900")
    differing = bridge(Y22, "920", step("80", recurrent=False))
    with pytest.raises(OneOffsDisagree, match=r"£100.00 by the rows of its table, £80.00 by the steps of its bridge"):
        rolled(facts(given_table, roll_forward=(rule("0%"),), bridges=(differing,)))


def test_where_everything_carries_a_one_off_does_too() -> None:
    led = bridge(Y22, "900", step("100", recurrent=False))
    term = rule("0%", None, carries=Carries.EVERYTHING)
    found = rolled(facts(table(Y22, "1,000", "500"), roll_forward=(term,), bridges=(led,)))
    assert found[0][COUNCIL] == Money.of("1,000")


def test_an_uplift_may_be_given_year_by_year() -> None:
    term = rule(None, uplifts=((Y23, Uplift("1%")), (Y24, Uplift("3%"))))
    found = rolled(facts(table(Y22, "1,000", "0"), roll_forward=(term,)), 2)
    assert [year[COUNCIL] for year in found] == [Money.of("1,010"), Money.of("1,040")]


def test_the_minimum_of_the_year_holds() -> None:
    least = (minimum(Y23, "515"), minimum(Y24, "519"))
    found = rolled(facts(table(Y22, "1,000", "500"), roll_forward=(rule(has_minimum=True),), minimums=least), 2)
    assert [year[ICB] for year in found] == [Money.of("515"), Money.of("525")]
    compounding = rule("2%", UpliftOn.YEAR_BEFORE, has_minimum=True)
    found = rolled(facts(table(Y22, "1,000", "500"), roll_forward=(compounding,), minimums=least), 2)
    assert [year[ICB] for year in found] == [Money.of("515"), Money.of("525.30")]


def test_a_fall_asks_for_the_others_consent_where_the_clause_does() -> None:
    given_facts = facts(table(Y22, "1,000", "0"), roll_forward=(rule("-1%", no_detriment=True),))
    (year,) = roll_forward(given_facts, start=Y22, years=1)
    (needs,) = year.needs
    assert needs.startswith("What the council contributes falls by £10.00 in 2023/24, to the detriment of the icb: ")
    assert needs.endswith("cl. 10.2 asks for their consent first.")
    (year,) = roll_forward(facts(table(Y22, "1,000", "0"), roll_forward=(rule("-1%"),)), start=Y22, years=1)
    assert year.needs == ()


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (rule(None), "the uplift for 2023/24. Agree it, if only 0%"),
        (rule("2%", None), "whether an uplift is on one base year's contribution or on each year before"),
        (rule(base_year=None), "which year's contribution is the base"),
        (rule(has_minimum=True), "the minimum for 2023/24, which it holds contributions to"),
        (rule(carries=None), "whether the one-off £100.00 of the council for 2022/23 carries on"),
    ],
)
def test_where_the_clause_is_silent_it_stops_and_names_the_clause(term: object, words: str) -> None:
    led = bridge(Y22, "900", step("100", recurrent=False))
    given_facts = facts(table(Y22, "1,000", "500"), roll_forward=(term,), bridges=(led,))
    with pytest.raises(RollForwardSilent) as refused:
        rolled(given_facts)
    assert words in refused.value.says
    assert "cl. 10.2 does not say" in refused.value.says


def test_a_minimum_given_for_another_year_only_stops_it() -> None:
    given_facts = facts(
        table(Y22, "1,000", "500"), roll_forward=(rule(has_minimum=True),), minimums=(minimum(Y23, "1"),)
    )
    assert rolled(given_facts)[0][ICB] == Money.of("510")
    with pytest.raises(RollForwardSilent, match="the minimum for 2024/25"):
        rolled(given_facts, 2)


def test_a_rule_that_ends_stops_it_and_the_last_clause_is_named() -> None:
    given_facts = facts(table(Y22, "1,000", "500"), roll_forward=(rule(to=Y24.starts_on),))
    assert len(rolled(given_facts)) == 1
    with pytest.raises(Silent, match=r"for 2024/25 follow from the year before.*The last thing it says is cl. 10.2"):
        rolled(given_facts, 2)


def test_a_year_without_contributions_is_refused() -> None:
    with pytest.raises(NothingToRollFrom, match="no contributions to Beds fund for 2022/23"):
        rolled(facts(table(Y23, "1,000", "500"), roll_forward=(rule(),)))
    with pytest.raises(NothingToRollFrom, match="for 2021/22"):
        rolled(facts(table(Y22, "1,000", "500"), roll_forward=(rule(base_year=FinancialYear(2021)),)))


def test_what_is_finer_than_a_penny_is_said_exactly_or_called_about() -> None:
    (year,) = roll_forward(facts(table(Y22, "0.33", "0.10"), roll_forward=(rule("2%"),)), start=Y22, years=1)
    text = as_text(dict(year.figures)[COUNCIL])
    assert "for 2023/24: £0.0066." in text
    (year,) = roll_forward(facts(table(Y22, "0.33", "0"), roll_forward=(rule("0.0101%"),)), start=Y22, years=1)
    assert "for 2023/24: about £0.000033." in as_text(dict(year.figures)[COUNCIL])
