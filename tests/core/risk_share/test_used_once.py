"""What an earlier step has taken counts: a contingency is used once, and a ceiling is a ceiling of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from section75.core.money import Money, Unit
from section75.core.pools import Basis, ContributionRow, ContributionTable
from section75.core.risk_share import Amounts, Base, Circumstances, Contingency, PartnerId, Settlement, Step
from tests.core.risk_share.test_steps_by_line import CLAUSE, EVEN, FACTS, YEAR, settled, step

ICB = PartnerId("icb")


def taken(settlement: Settlement) -> list[tuple[str, str]]:
    """Who took how much, in turn."""
    return [(str(portion.by), str(portion.amount)) for portion in settlement.portions]


def test_what_a_step_has_used_up_is_not_used_again() -> None:
    held = Contingency("pool", YEAR, Money.of("5"), CLAUSE)
    facts = replace(FACTS, circumstances=Circumstances(contingencies=(held,)))
    first = step("contingency first")
    found = settled(
        first, step("first loss", amount=Money.of("1"), by=ICB), first, step("in dispute"), facts=facts, beds="9"
    )
    assert taken(found) == [("met from the contingency", "£5.00"), ("icb", "£1.00"), ("in dispute", "£3.00")]


def test_a_step_that_uses_nothing_up_may_come_again() -> None:
    loss = step("first loss", amount=Money.of("1"), by=ICB)
    assert taken(settled(loss, loss, step("in dispute"), beds="9")) == [
        ("icb", "£1.00"),
        ("icb", "£1.00"),
        ("in dispute", "£7.00"),
    ]


def test_a_settlement_knows_which_steps_have_taken_and_what_each_partner_has() -> None:
    before = Settlement.of(Money(9)).at("step-1.first-loss")
    after = before
    for amount, by in ((3, "icb"), (2, "icb"), (1, "council")):
        after = after.take(Money(amount), by=by, sentence="said.", clause=CLAUSE, operation="taken")
    assert (before.has_taken("first-loss"), after.has_taken("first-loss")) == (False, True)
    assert not after.has_taken("first")
    assert (after.taken_by("icb"), after.taken_by("council"), after.taken_by("trust")) == (Money(5), Money(1), Money(0))


@pytest.mark.parametrize(
    ("lost", "bears"),
    [
        ("2", [("icb", "£2.00"), ("council", "£4.00"), ("icb", "£1.00")]),
        ("4", [("icb", "£4.00"), ("council", "£3.00"), ("icb", "£0.00")]),
    ],
    ids=range(2),
)
def test_what_a_partner_bears_already_counts_towards_its_ceiling(lost: str, bears: list[tuple[str, str]]) -> None:
    rows = (ContributionRow("council", agreed=Money.of("10")), ContributionRow("icb", agreed=Money.of("10")))
    table = ContributionTable("pool", YEAR, Unit.POUNDS, True, rows, CLAUSE)
    most = Amounts((("council", Money.of("99")), ("icb", Money.of("13"))))
    found = settled(
        step("first loss", amount=Money.of(lost), by=ICB),
        step("ceiling per partner", maximum_funding=most, shares=EVEN),
        step("in dispute"),
        facts=replace(FACTS, contributions=(table,)),
        beds="10",
    )
    assert taken(found)[:3] == bears


@pytest.mark.parametrize(
    ("made", "lacks"),
    [
        (step("in proportion"), True),
        (step("in proportion", base=Base(Basis.NET)), False),
        (step("named lines only", lines=("beds",)), True),
        (step("named lines only", lines=("beds",), shares=EVEN), False),
        (step("named lines only", lines=("beds",), base=Base(Basis.NET)), False),
        (step("fixed shares", shares=EVEN), False),
        (step("host bears"), False),
        (step("ring-fenced lines", lines=("beds",)), False),
        (step("suspended", starts=YEAR.ends_before), False),
    ],
    ids=range(9),
)
def test_a_step_knows_whether_it_shares_and_does_not_say_by_what(made: Step, lacks: bool) -> None:
    assert made.lacks_a_base is lacks
