"""Settling: left and borne add up, silence stops, and the runner is the only one that ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause, as_data, as_text
from section75.core.money import Money, Ratio, Unit, sum_of
from section75.core.parties import Kind, Party
from section75.core.pools import Basis, ContributionRow, ContributionTable, NoContributions
from section75.core.risk_share import (
    Base,
    BaseNotNamed,
    Facts,
    NobodyBears,
    Rule,
    SavingExceedsOverspend,
    Settlement,
    Step,
    compare,
    settle,
    shelf,
)
from section75.core.risk_share.steps.fixed_shares import FixedShares
from section75.core.risk_share.steps.in_dispute import InDispute
from section75.core.risk_share.steps.in_proportion import InProportion
from section75.core.risk_share.steps.sponsor_bears_its_saving import SponsorBearsItsSaving
from section75.core.savings import Saving, Strategy

YEAR = FinancialYear(2022)
CLAUSE = Clause("Sch. 3 para 4.2")
PARTIES = (
    Party("council", "Invented County Council", Kind.COUNTY_COUNCIL, CLAUSE, short_name="the council"),
    Party("icb", "Invented ICB", Kind.ICB, CLAUSE, short_name="the ICB"),
)
CONTRIBUTIONS = ContributionTable(
    fund="pool",
    year=YEAR,
    unit=Unit.THOUSANDS,
    approved=True,
    rows=(
        ContributionRow("council", agreed=Money.of("93,710", Unit.THOUSANDS)),
        ContributionRow("icb", agreed=Money.of("28,340", Unit.THOUSANDS)),
    ),
    clause=Clause("para 1.4"),
)
PRINTED = FixedShares(CLAUSE, Ratio.printed({"council": "76.78%", "icb": "23.22%"}))
PROPORTION = InProportion(CLAUSE, Base(Basis.AS_AGREED))


def saving(sponsor: str, target: str, delivered: str, *, accepted: bool = False, id_: str = "reviews") -> Saving:
    strategy = Strategy.ACCEPTED if accepted else Strategy.NOT_ACCEPTED
    return Saving(
        id_, "pool", YEAR, "Reviews", sponsor, strategy, Money.of(target), Money.of(delivered), Clause("Sch. 2")
    )


def facts(*savings: Saving) -> Facts:
    return Facts("pool", YEAR, PARTIES, (CONTRIBUTIONS,), savings)


def rule(*overspend: Step, underspend: tuple[Step, ...] = ()) -> Rule:
    return Rule("pool", overspend, underspend, Clause("Sch. 3"))


def shares(settlement: Settlement) -> dict[str, str]:
    return {party.id: str(settlement.share(party.id, party.called).amount) for party in PARTIES}


def test_the_main_example_settles_to_the_penny() -> None:
    found = settle(
        Money.of("412,000"),
        rule=rule(SponsorBearsItsSaving(CLAUSE), PRINTED),
        facts=facts(saving("council", "250,000", "150,000")),
    )
    assert shares(found) == {"council": "£339,553.60", "icb": "£72,446.40"}
    assert found.disputed == ()
    assert [portion.because.id for portion in found.portions] == [
        "step-1.sponsor-bears-its-saving.council",
        "step-2.fixed-shares.council",
        "step-2.fixed-shares.icb",
    ]


def test_a_printed_percentage_and_a_proportion_are_ten_pence_apart() -> None:
    amount = Money.of("1,234,567.89")
    printed = settle(amount, rule=rule(PRINTED), facts=facts())
    contributed = settle(amount, rule=rule(PROPORTION), facts=facts())
    assert shares(printed) == {"council": "£947,901.23", "icb": "£286,666.66"}
    assert shares(contributed) == {"council": "£947,901.33", "icb": "£286,666.56"}


def test_an_underspend_is_kept_in_the_same_shares_with_its_own_word() -> None:
    found = settle(Money.of("-100.01"), rule=rule(underspend=(PRINTED,)), facts=facts())
    assert shares(found) == {"council": "-£76.79", "icb": "-£23.22"}
    assert "keeps" in found.portions[0].because.sentence
    assert found.kind == "underspend"


def test_no_variance_needs_no_rule() -> None:
    found = settle(Money(0), rule=rule(), facts=facts())
    assert found.portions == ()
    assert found.share("council", "the council").amount == Money(0)


@pytest.mark.parametrize(("variance", "word"), [("10", "borne by nobody"), ("-10", "kept by nobody")], ids=range(2))
def test_silence_stops_and_names_the_clause_before_it(variance: str, word: str) -> None:
    silent = Rule("pool", (SponsorBearsItsSaving(CLAUSE),), (SponsorBearsItsSaving(CLAUSE),), Clause("Sch. 3"))
    with pytest.raises(NobodyBears, match=word) as refused:
        settle(Money.of(variance), rule=silent, facts=facts())
    assert refused.value.clause == "Sch. 3 para 4.2"
    assert "£10.00" in refused.value.says


def test_where_there_is_no_step_the_gap_in_the_file_is_quoted() -> None:
    empty = Rule("pool", (), (), Clause("Sch. 3"), gap_overspend="no clause is printed", gap_underspend="none either")
    with pytest.raises(NobodyBears, match="has no rule for an overspend. The file says: no clause is printed"):
        settle(Money(1), rule=empty, facts=facts())
    with pytest.raises(NobodyBears, match="has no rule for an underspend. The file says: none either"):
        settle(Money(-1), rule=empty, facts=facts())


def test_only_a_term_that_says_so_makes_a_dispute() -> None:
    found = settle(Money.of("250.50"), rule=rule(InDispute(Clause("cl. 12.3"))), facts=facts())
    assert found.borne == ()
    assert [(portion.partner, str(portion.amount), str(portion.clause)) for portion in found.disputed] == [
        (None, "£250.50", "cl. 12.3")
    ]
    assert found.disputed[0].because.id == "step-1.in-dispute.dispute"
    assert "the council and the ICB" in found.disputed[0].because.sentence


def test_a_saving_whose_strategy_was_accepted_is_ordinary_risk() -> None:
    found = settle(
        Money.of("100"),
        rule=rule(SponsorBearsItsSaving(CLAUSE), PRINTED),
        facts=facts(saving("icb", "500", "0", accepted=True)),
    )
    assert shares(found) == {"council": "£76.78", "icb": "£23.22"}


def test_a_delivered_saving_leaves_nothing_to_bear() -> None:
    found = settle(
        Money.of("100"),
        rule=rule(SponsorBearsItsSaving(CLAUSE), PRINTED),
        facts=facts(saving("icb", "500", "600")),
    )
    assert shares(found) == {"council": "£76.78", "icb": "£23.22"}


def test_an_underspend_has_no_undelivered_saving_to_bear() -> None:
    found = settle(
        Money.of("-100"),
        rule=rule(underspend=(SponsorBearsItsSaving(CLAUSE), PRINTED)),
        facts=facts(saving("icb", "500", "0")),
    )
    assert shares(found) == {"council": "-£76.78", "icb": "-£23.22"}


def test_more_undelivered_than_overspent_is_a_silence_of_the_clause() -> None:
    with pytest.raises(SavingExceedsOverspend, match="£100.00 of savings .* only £60.00 of overspend") as refused:
        settle(Money.of("60"), rule=rule(SponsorBearsItsSaving(CLAUSE)), facts=facts(saving("icb", "100", "0")))
    assert refused.value.clause == "Sch. 3 para 4.2"


def test_with_a_limit_sponsors_bear_the_overspend_in_proportion_to_what_they_did_not_deliver() -> None:
    found = settle(
        Money.of("60"),
        rule=rule(SponsorBearsItsSaving(CLAUSE, limit="the overspend")),
        facts=facts(saving("council", "100", "0", id_="a"), saving("icb", "50", "0", id_="b")),
    )
    assert shares(found) == {"council": "£40.00", "icb": "£20.00"}
    assert found.portions[0].because.rounding == "exact: no odd penny; limited to the overspend"


def test_savings_that_just_explain_the_overspend_need_no_limit_and_leave_nothing_to_the_next_step() -> None:
    found = settle(
        Money.of("100"),
        rule=rule(SponsorBearsItsSaving(CLAUSE), PRINTED),
        facts=facts(saving("icb", "100", "0")),
    )
    assert shares(found) == {"council": "£0.00", "icb": "£100.00"}
    assert len(found.portions) == 1


def test_a_proportion_without_a_base_is_refused() -> None:
    with pytest.raises(BaseNotNamed, match="does not say to what") as refused:
        settle(Money(100), rule=rule(InProportion(CLAUSE)), facts=facts())
    assert refused.value.clause == "Sch. 3 para 4.2"


def test_a_base_the_agreement_does_not_give_is_refused() -> None:
    with pytest.raises(NoContributions, match="no contributions net for 2022/23"):
        settle(Money(100), rule=rule(InProportion(CLAUSE, Base(Basis.NET))), facts=facts())


def test_a_base_of_another_year_is_that_years() -> None:
    with pytest.raises(NoContributions, match="2021/22"):
        settle(Money(100), rule=rule(InProportion(CLAUSE, Base(Basis.AS_AGREED, FinancialYear(2021)))), facts=facts())


def test_a_base_says_itself_in_words() -> None:
    assert Base(Basis.NET).in_words(YEAR) == "net contributions, 2022/23"
    assert Base(Basis.AS_AGREED).in_words(YEAR) == "contributions as agreed, 2022/23"


def test_a_partner_unknown_to_the_facts_is_called_by_its_short_name() -> None:
    assert facts().called("trust") == "trust"


def test_nobody_can_take_more_than_is_left_or_against_the_sign() -> None:
    settlement = Settlement.of(Money(100))
    for amount in (Money(101), Money(-1)):
        with pytest.raises(AssertionError):
            settlement.take(amount, by="council", sentence="x", clause=CLAUSE, operation="x")


def test_every_step_says_itself_in_words() -> None:
    words = {
        InProportion(CLAUSE).in_words(str.upper),
        PROPORTION.in_words(str.upper),
        InProportion(CLAUSE, Base(Basis.NET, YEAR)).in_words(str.upper),
        PRINTED.in_words(str.upper),
        SponsorBearsItsSaving(CLAUSE).in_words(str.upper),
        SponsorBearsItsSaving(CLAUSE, limit="the overspend").in_words(str.upper),
        InDispute(CLAUSE).in_words(str.upper),
    }
    assert len(words) == 7
    assert "fixed shares: COUNCIL 76.78%, ICB 23.22%" in words
    assert "in proportion, and the agreement does not say to what" in words


def test_a_rule_says_its_steps() -> None:
    assert str(rule(SponsorBearsItsSaving(CLAUSE), PRINTED)) == (
        "overspend: sponsor bears its saving, then fixed shares"
    )
    assert str(rule()) == "overspend: nothing"


def test_the_shelf_is_the_folder() -> None:
    from pathlib import Path

    from section75.core.risk_share import steps

    folder = {path.stem for path in Path(steps.__path__[0]).glob("*.py")} - {"__init__"}
    assert {kind.file for kind in shelf().values()} == folder
    for kind in shelf().values():
        assert kind.page
        assert "clause" in {field.name for field in kind.fields}
        assert kind.name == kind.make.NAME


def test_the_explanation_of_a_share_adds_up_and_can_be_read() -> None:
    found = settle(
        Money.of("412,000"),
        rule=rule(SponsorBearsItsSaving(CLAUSE), PRINTED),
        facts=facts(saving("council", "250,000", "150,000")),
    )
    figure = found.share("council", "the council")
    data = as_data(figure, terms="t" * 64)
    assert data["format"] == "section75-explanation/1"
    leaves = [step for step in figure.because.walk() if not step.rests_on]
    assert sum_of(leaf.result or Money(0) for leaf in leaves) == figure.amount
    assert "clause: Sch. 3 para 4.2" in as_text(figure)


def test_a_comparison_holds_every_way_against_the_first() -> None:
    printed = Ratio.printed({"council": "76.78%", "icb": "23.22%"})
    even = Ratio.printed({"council": "50%", "icb": "50%"})
    found = compare(Money.of("100"), ways={"printed": printed, "even": even})
    assert found.ways[0].difference == (("council", Money(0)), ("icb", Money(0)))
    assert found.ways[1].difference == (("council", Money(-2678)), ("icb", Money(2678)))
    assert found.ways[0].because == "The way the others are held against."
    assert found.ways[1].because == (
        "The share of council is 50% here and 76.78% in the first way: of £100.00 that is £26.78 less."
    )


def test_ten_pence_between_a_printed_share_and_a_proportion_are_explained() -> None:
    printed = Ratio.printed({"council": "76.78%", "icb": "23.22%"})
    exact = Ratio.contributed(CONTRIBUTIONS.due.items(), base="contributions as agreed, 2022/23")
    found = compare(Money.of("1,234,567.89"), ways={"printed": printed, "contributed": exact})
    assert found.ways[1].because == (
        "The share of council is about 76.780008% here and 76.78% in the first way: "
        "of £1,234,567.89 that is £0.10 more."
    )
    small = compare(Money.of("1"), ways={"printed": printed, "contributed": exact})
    assert small.ways[1].because == "To the penny the same as the first way."


def test_a_way_with_another_partner_is_compared_only_where_both_have_one() -> None:
    printed = Ratio.printed({"council": "100%"})
    even = Ratio.printed({"council": "50%", "trust": "50%"})
    found = compare(Money.of("1"), ways={"printed": printed, "even": even})
    assert found.ways[1].difference == (("council", Money(-50)),)


amounts = st.integers(min_value=-(10**12), max_value=10**12).map(Money)
percentages = st.integers(min_value=0, max_value=10_000).map(
    lambda part: {"council": f"{part / 100:.2f}%", "icb": f"{(10_000 - part) / 100:.2f}%"}
)


@given(amounts, percentages)
def test_shares_and_disputes_always_add_up_to_the_variance(variance: Money, printed: dict[str, str]) -> None:
    fixed = FixedShares(CLAUSE, Ratio.printed(printed))
    found = settle(variance, rule=rule(fixed, underspend=(fixed,)), facts=facts())
    assert sum_of(portion.amount for portion in found.portions) == variance
    assert found.left == Money(0)


@given(amounts)
def test_an_underspend_is_the_mirror_of_an_overspend(variance: Money) -> None:
    both = rule(PROPORTION, underspend=(PROPORTION,))
    over = settle(variance, rule=both, facts=facts())
    under = settle(-variance, rule=both, facts=facts())
    assert [portion.amount for portion in over.portions] == [-portion.amount for portion in under.portions]


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=10**9))
def test_a_sponsor_never_bears_more_than_the_overspend_when_limited(variance: int, undelivered: int) -> None:
    target = str(Money(undelivered)).removeprefix("£")
    limited = rule(SponsorBearsItsSaving(CLAUSE, limit="the overspend"), PRINTED)
    found = settle(Money(variance), rule=limited, facts=facts(saving("icb", target, "0")))
    borne = found.share("icb", "the ICB").amount
    assert borne.pence >= min(variance, undelivered)
    assert borne.pence <= variance
