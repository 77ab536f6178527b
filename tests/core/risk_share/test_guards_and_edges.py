"""What no worked example shows: the settlement's own guards, and the edges of a penny.

Each of these was found by changing the code and seeing that no test noticed (tests/mutation.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

import pytest

from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Clause
from section75.core.money import Money, Ratio, Unit, sum_of
from section75.core.pools import ContributionRow, ContributionTable, Line, Nature
from section75.core.risk_share import (
    Amounts,
    Band,
    Bound,
    Circumstances,
    Facts,
    Fault,
    PartnerId,
    Pot,
    Settlement,
    Step,
    Transfer,
    compare,
    kind_of,
)
from section75.core.risk_share.taking import share_out
from tests.core.risk_share.test_steps_by_line import CLAUSE, EVEN, FACTS, YEAR, settled, step

ICB = PartnerId("icb")
FIRST_DAY = date(2022, 4, 1)
SEVENTY = Ratio.printed({"council": "70%", "icb": "30%"})


def taken(settlement: Settlement, amount: int, line: str = "", by: str | Pot = "icb") -> Settlement:
    return settlement.take(Money(amount), by=by, sentence="said.", clause=CLAUSE, operation="taken", line=line)


# The settlement's own guards


def test_a_settlement_begins_with_lines_that_add_up() -> None:
    with pytest.raises(AssertionError, match="^the lines add up to the variance$"):
        Settlement.of(Money(5), (("beds", Money(4)),))


@pytest.mark.parametrize(
    ("amount", "guard"),
    [(-1, "^a portion has the sign of what it is taken from$"), (101, "^nobody takes more than is left$")],
    ids=range(2),
)
def test_a_portion_that_cannot_be_taken_is_stopped(amount: int, guard: str) -> None:
    for line in ("", "beds"):
        with pytest.raises(AssertionError, match=guard):
            taken(Settlement.of(Money(100), (("beds", Money(100)),)), amount, line)


def test_an_offset_needs_lines_and_moves_nothing_out() -> None:
    note = Because("note", "Noted.", "noted")
    with pytest.raises(AssertionError, match="^lines are set against one another where they are known$"):
        Settlement.of(Money(5)).offset((), note)
    with pytest.raises(AssertionError, match="^an offset moves nothing out of what is left$"):
        Settlement.of(Money(5), (("beds", Money(5)),)).offset((("beds", Money(4)),), note)


def test_a_second_portion_of_the_same_partner_and_step_is_numbered() -> None:
    found = Settlement.of(Money(9), (("beds", Money(9)),)).at("step-1.x")
    for line in ("", "", "", "beds"):
        found = taken(replace(found, lines=(("beds", found.left),)), 1, line)
    assert [portion.because.id for portion in found.portions] == [
        "step-1.x.icb",
        "step-1.x.icb.again-1",
        "step-1.x.icb.again-2",
        "step-1.x.icb.beds",
    ]


def test_what_is_taken_from_a_line_or_is_nothing_leaves_the_lines_known() -> None:
    before = Settlement.of(Money(5), (("beds", Money(8)), ("ramps", Money(-3))))
    for after in (taken(before, 8, "beds"), taken(before, 0), taken(before, 0, "beds")):
        assert after.whole_taken_by == ""
        assert sum_of(after.lines_left(CLAUSE).values()) == after.left
    assert taken(before, 0).lines == before.lines


def test_what_is_taken_from_the_whole_leaves_no_line_known_unless_it_is_all() -> None:
    before = Settlement.of(Money(5), (("beds", Money(8)), ("ramps", Money(-3))))
    assert (taken(before, 4).lines, taken(before, 4).whole_taken_by) == (None, str(CLAUSE))
    assert taken(before, 5).lines_left(CLAUSE) == {}
    assert taken(Settlement.of(Money(5)), 5).lines is None


def test_nothing_is_neither_over_nor_under_and_is_called_an_underspend() -> None:
    assert [kind_of(Money(pence)) for pence in (1, 0, -1)] == ["overspend", "underspend", "underspend"]


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (step("bands", bands=(Band(Money(0), None, EVEN),)), "bands"),
        (step("cap and collar", bounds=(Bound("council", None, Money(1)),), shares=EVEN, excess_to=ICB), "cap"),
    ],
    ids=range(2),
)
def test_a_step_in_parts_hands_the_settlement_back_under_its_own_name(made: Step, name: str) -> None:
    assert made.apply(Settlement.of(Money(100)).at(name), FACTS).step == name


# Settling


def test_a_fund_on_budget_still_settles_its_lines_after_a_step_of_the_whole() -> None:
    found = settled(step("in dispute"), step("each bears its own"), beds="5", ramps="-5")
    assert [(portion.by, str(portion.amount)) for portion in found.portions] == [
        ("council", "£5.00"),
        ("icb", "-£5.00"),
    ]


@dataclass(frozen=True, slots=True)
class TurnsRound(Step):
    """A step that breaks the rules: what is left turns round, and no line is taken out."""

    NAME: ClassVar[str] = "turns round"
    seen: ClassVar[list[Money]] = []

    def in_words(self, _called: Any) -> str:
        return "never said"

    def apply(self, settlement: Settlement, _facts: Facts) -> Settlement:
        assert len(self.seen) < 9, "nobody stops it"
        self.seen.append(settlement.left)
        return replace(settlement, left=-settlement.left)


def test_what_is_left_cannot_turn_round_for_ever() -> None:
    TurnsRound.seen.clear()
    with pytest.raises(AssertionError, match="^each turn has taken a line out, and lines are finite$"):
        settled(TurnsRound(CLAUSE), beds="5")
    assert TurnsRound.seen == [Money.of("5"), Money.of("-5"), Money.of("5")]


# Steps, at their edges


def table(*rows: ContributionRow, fund: str = "pool", year: FinancialYear = YEAR) -> ContributionTable:
    return ContributionTable(fund, year, Unit.POUNDS, True, rows, CLAUSE)


def test_a_line_is_not_paid_for_by_contributions_of_another_fund_or_year() -> None:
    paid = Money.of("9")
    facts = replace(
        FACTS,
        contributions=(
            table(ContributionRow("council", agreed=paid, line="ramps")),
            table(ContributionRow("icb", agreed=paid, line="ramps"), fund="other"),
            table(ContributionRow("icb", agreed=paid, line="ramps"), year=FinancialYear(2021)),
        ),
    )
    assert facts.paying_for("ramps") == ["council"]


def test_a_partner_whose_maximum_is_nothing_bears_nothing() -> None:
    rows = (ContributionRow("council", agreed=Money(900)), ContributionRow("icb", agreed=Money(0)))
    most = Amounts((("council", Money(2_000)), ("icb", Money(0))))
    made = step("ceiling per partner", maximum_funding=most, shares=EVEN)
    found = settled(made, step("in dispute"), facts=replace(FACTS, contributions=(table(*rows),)), beds="10")
    assert [(str(portion.by), str(portion.amount)) for portion in found.portions] == [
        ("council", "£5.00"),
        ("icb", "£0.00"),
        ("in dispute", "£5.00"),
    ]


@pytest.mark.parametrize("variance", ["100", "-100"], ids=range(2))
def test_a_collar_alone_leaves_an_overspend_as_it_is(variance: str) -> None:
    made = step("cap and collar", bounds=(Bound("council", Money.of("-30"), None),), shares=EVEN, excess_to=ICB)
    found = settled(made, beds=variance)
    expected = {"100": "£50.00", "-100": "-£30.00"}
    assert str(found.share("council", "the council").amount) == expected[variance]


def test_income_a_penny_short_is_short() -> None:
    charges = Line("charges", "pool", "Charges", Nature.SERVICE_USER_INCOME, CLAUSE)
    facts = replace(FACTS, lines=(*FACTS.lines, charges))
    found = settled(step("income variance with its owner", by=ICB, lines=("charges",)), facts=facts, charges="0.01")
    assert found.portions[0].because.sentence == (
        "The ICB bears the £0.01 by which the line Charges falls short of its budget: "
        "the risk on this income is its own."
    )


def test_a_fault_keeps_its_last_word() -> None:
    fault = Fault("pool", YEAR, "icb", Money.of("1"), "orders outside annex X. ", CLAUSE)
    facts = replace(FACTS, circumstances=Circumstances(faults=(fault,)))
    found = settled(step("party at fault bears"), facts=facts, beds="1")
    assert found.portions[0].because.sentence == (
        "The ICB bears £1.00 for its own failure: orders outside annex X, £1.00, Sch. 3 para 2."
    )


def test_odd_pennies_of_lines_are_listed_with_and() -> None:
    agreed = (Transfer("pool", YEAR, "other", Money(2), Clause("minute 1")),)
    facts = replace(FACTS, circumstances=Circumstances(transfers=agreed))
    steps = (step("offset underspends first", transfers=True), step("each bears its own"))
    found = settled(*steps, facts=facts, beds="0.01", hoists="0.01", ramps="0.01")
    assert found.set_aside[0].because.rounding == (
        "odd penny to Beds and Hoists (largest remainder; equal remainders: the larger line first, then the line's "
        "short name in alphabetical order)"
    )


def test_a_share_of_a_line_says_the_line_unless_told_what_to_say() -> None:
    before = Settlement.of(Money(100), (("beds", Money(100)),)).at("step-1.x")
    found = share_out(before, Money(100), ratio=SEVENTY, facts=FACTS, clause=CLAUSE, line="beds")
    assert [portion.because.sentence for portion in found.portions] == [
        "The council bears £0.70 of the overspend of £1.00 on Beds: its share is 70%.",
        "The ICB bears £0.30 of the overspend of £1.00 on Beds: its share is 30%.",
    ]


# A comparison


def compared(**ways: Mapping[str, str]) -> Any:
    return compare(Money.of("1"), ways={name: Ratio.printed(dict(shares)) for name, shares in ways.items()})


def test_a_comparison_holds_its_amount_and_each_way_with_its_parts() -> None:
    found = compared(first={"council": "50%", "icb": "50%"}, second={"council": "51%", "icb": "49%"})
    assert found.amount == Money.of("1")
    assert [way.label for way in found.ways] == ["first", "second"]
    assert [str(way.division.amount("council")) for way in found.ways] == ["£0.50", "£0.51"]
    assert found.ways[1].because == (
        "The share of council is 51% here and 50% in the first way: of £1.00 that is £0.01 more."
    )


def test_ways_without_a_partner_in_common_differ_for_nobody() -> None:
    assert compared(first={"council": "100%"}, second={"icb": "100%"}).ways[1].difference == ()


def test_a_share_that_goes_on_is_rounded_to_the_nearest_millionth() -> None:
    first, second = Ratio.keyed({"a": 1, "b": 1}, key="x"), Ratio.keyed({"a": 2, "b": 1}, key="x")
    found = compare(Money.of("1"), ways={"first": first, "second": second})
    assert "about 66.666667% here" in found.ways[1].because
    sevenths = compare(Money.of("1"), ways={"first": first, "second": Ratio.keyed({"a": 2, "b": 5}, key="x")})
    assert "about 28.571429% here" in sevenths.ways[1].because
