"""Every pound spent has one source and one spender; a grant pays no more than it is, and only where it may."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money, sum_of
from section75.core.receipts import (
    AttributedAlready,
    BeyondTheGrant,
    Grant,
    LineGross,
    LineRule,
    OfEntry,
    OutsideTheGrantsDays,
    OutsideTheRingFence,
    Spend,
    TakenOff,
    grant_standing,
    require_attribution,
    require_rule,
    sources_and_spenders,
    spent_by_source,
)
from section75.core.refusals import Refusals

from .cases import AMOUNTS, APRIL, DAYS, MAY

IBCF = Grant("ibcf", "iBCF", "MHCLG", Money.of("1,000"), date(2022, 4, 1), date(2023, 4, 1), "determination", ("beds",))
BEDS = LineRule("ibcf", "beds", "council", date(2022, 4, 1), date(2023, 4, 1))
LEADS = {"beds": "icb", "homes": "council"}
_LINES = st.sampled_from(["beds", "homes", "day-care"])
_SPEND = st.lists(st.builds(Spend, _LINES, DAYS, st.integers(-10_000, 10_000_000).map(Money)), max_size=12)
_ENTRIES = st.lists(
    st.builds(OfEntry, st.sampled_from(["ibcf", "dfg"]), st.integers(1, 50), DAYS, AMOUNTS, _LINES), max_size=6
)


@given(spend=_SPEND, entries=_ENTRIES, has_rule=st.booleans(), more=AMOUNTS)
def test_the_table_foots_to_the_funds_contributions_and_spend(
    spend: list[Spend], entries: list[OfEntry], has_rule: bool, more: Money
) -> None:
    spent = spent_by_source(spend, [BEDS] if has_rule else [], entries, LEADS)
    put_in = OfEntry("ibcf", 99, APRIL, Money.of("5"))
    grants = [grant_standing(IBCF, spent, [put_in]), grant_standing(_another(), spent, [])]
    table = sources_and_spenders(grants, spent, put_in=more, pooled="Pooled")
    assert table.total.spent_in_all == sum_of(each.amount for each in spend)
    assert table.total.put_in == more
    assert [row.put_in for row in table.rows] == [Money.of("5"), Money(0), more - Money.of("5")]


def _another() -> Grant:
    return Grant("dfg", "DFG", "MHCLG", Money.of("9"), date(2022, 4, 1), date(2023, 4, 1), "determination")


def test_an_entry_comes_before_the_lines_rule_and_the_spender_is_its_own() -> None:
    spent = spent_by_source(
        [Spend("beds", APRIL, Money.of("300")), Spend("homes", APRIL, Money.of("50"))],
        [BEDS],
        [OfEntry("dfg", 4, APRIL, Money.of("100"), "beds", "district")],
        LEADS,
    )
    assert [(each.source, each.line, each.spender, str(each.amount)) for each in spent] == [
        ("", "homes", "council", "£50.00"),
        ("dfg", "beds", "district", "£100.00"),
        ("ibcf", "beds", "council", "£200.00"),
    ]


def test_spend_beyond_the_grant_is_flagged() -> None:
    spent = spent_by_source([Spend("beds", APRIL, Money.of("1,200"))], [BEDS], [], LEADS)
    found = grant_standing(IBCF, spent, [])
    assert (found.unspent, found.beyond) == (Money.of("-200"), Money.of("200"))


def attribute(wanted: OfEntry, *, of_entry: str = "5,000", others: tuple[OfEntry, ...] = ()) -> None:
    spent = spent_by_source([], [], others, LEADS)
    standing = grant_standing(IBCF, spent, others)
    require_attribution(IBCF, wanted, of_entry=Money.of(of_entry), standing=standing, others=others)


def test_an_attribution_within_everything_is_let_be() -> None:
    attribute(OfEntry("ibcf", 4, APRIL, Money.of("1,000"), "beds"))


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (OfEntry("ibcf", 4, APRIL, Money.of("1,000.01"), "beds"), BeyondTheGrant),
        (OfEntry("ibcf", 4, APRIL, Money.of("1,000.01")), BeyondTheGrant),
        (OfEntry("ibcf", 4, APRIL, Money.of("1"), "homes"), OutsideTheRingFence),
        (OfEntry("ibcf", 4, date(2023, 4, 1), Money.of("1"), "beds"), OutsideTheGrantsDays),
    ],
)
def test_an_attribution_outside_the_grant_is_refused(wanted: OfEntry, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        attribute(wanted)


def test_a_pound_of_an_entry_is_spent_once() -> None:
    other = OfEntry("ibcf", 4, APRIL, Money.of("60"), "beds")
    with pytest.raises(AttributedAlready):
        attribute(OfEntry("ibcf", 4, APRIL, Money.of("41"), "beds"), of_entry="100", others=(other,))


def test_everything_that_stands_against_it_is_said_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        attribute(OfEntry("ibcf", 4, date(2021, 1, 1), Money.of("2,000"), "homes"))
    assert len(refused.value.each) == 3


def test_a_lines_rule_stays_within_the_ring_fence_the_days_and_other_rules() -> None:
    require_rule(IBCF, BEDS, rules=())
    with pytest.raises(OutsideTheRingFence):
        require_rule(IBCF, LineRule("ibcf", "homes", "", APRIL), rules=())
    with pytest.raises(OutsideTheGrantsDays):
        require_rule(IBCF, LineRule("ibcf", "beds", "", APRIL, date(2023, 4, 2)), rules=())
    with pytest.raises(AttributedAlready):
        require_rule(IBCF, LineRule("ibcf", "beds", "", MAY), rules=(BEDS,))


def test_income_is_shown_gross_and_what_files_took_off_stands_beside() -> None:
    row = LineGross("beds", Money.of("100"), taken_off=Money.of("10"), income=Money.of("30"))
    assert row.net == Money.of("60")


@pytest.mark.parametrize(
    ("words", "is_income"), [("Client charges June", True), ("Service-user income", True), ("Credit note 44", False)]
)
def test_an_entry_whose_words_speak_of_income_is_pointed_out(words: str, is_income: bool) -> None:
    found = TakenOff(7, "beds", Money.of("10"), words)
    assert found.speaks_of_income is is_income
    assert ("Income is shown gross" in found.says) is is_income
