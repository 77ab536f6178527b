"""Steps by line and steps for an underspend: what no worked example can show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Ratio, Unit, sum_of
from section75.core.parties import Kind, Party
from section75.core.pools import ContributionRow, ContributionTable, Line, Nature
from section75.core.refusals import Refusals
from section75.core.risk_share import (
    Circumstances,
    Facts,
    IncrementNotGiven,
    LineHasNoOwner,
    NoOneLeadToKeepIt,
    Owners,
    PartnerId,
    Pot,
    Profile,
    Redeployment,
    Rule,
    Settlement,
    Step,
    StepNamesUnknownLine,
    Transfer,
    settle,
    shelf,
)

YEAR, CLAUSE = FinancialYear(2022), Clause("Sch. 3 para 2")
PARTIES = (
    Party("council", "Invented County Council", Kind.COUNTY_COUNCIL, CLAUSE, short_name="the council"),
    Party("icb", "Invented ICB", Kind.ICB, CLAUSE, short_name="the ICB"),
)
LINES = tuple(Line(id_, "pool", id_.title(), Nature.BLOCK, CLAUSE) for id_ in ("beds", "hoists", "ramps"))
LEADS = {"beds": "council", "hoists": "icb", "ramps": "icb"}
PAID = tuple(ContributionRow(partner, agreed=Money.of("9"), line=line) for line, partner in LEADS.items())


def paid_by(*rows: ContributionRow) -> ContributionTable:
    return ContributionTable("pool", YEAR, Unit.POUNDS, True, rows, CLAUSE)


FACTS = Facts("pool", YEAR, PARTIES, lines=LINES, leads=LEADS, contributions=(paid_by(*PAID),))
EVEN = Ratio.printed({"council": "50%", "icb": "50%"})


def step(name: str, **terms: object) -> Step:
    return shelf()[name].make(clause=CLAUSE, **terms)


def settled(*steps: Step, facts: Facts = FACTS, **lines: str) -> Settlement:
    """Settles the lines given by the same steps in both directions."""
    by_line = tuple((line, Money.of(amount)) for line, amount in lines.items())
    variance = sum_of(amount for _, amount in by_line)
    return settle(variance, rule=Rule("pool", steps, steps, CLAUSE), facts=replace(facts, line_variances=by_line))


def test_an_offset_is_said_in_every_partners_explanation_and_takes_nothing() -> None:
    found = settled(step("offset underspends first"), step("each bears its own"), beds="-30", hoists="20", ramps="20")
    (note,) = found.notes
    assert note.result is None
    assert note.clause == CLAUSE
    assert note.id == "step-1.offset-underspends-first.offset"
    assert note.sentence == (
        "Before anybody bears or keeps anything, £30.00 of underspend is set against overspend: "
        "from Beds £30.00 of its £30.00; to Hoists £15.00 of its £20.00 and Ramps £15.00 of its £20.00."
    )
    for partner in ("council", "icb"):
        assert found.share(partner, partner).because.rests_on[0] == note
    assert found.share("icb", "the ICB").amount == Money.of("10")


def test_an_offset_names_the_line_that_got_the_odd_penny() -> None:
    found = settled(
        step("offset underspends first"), step("each bears its own"), beds="-0.03", hoists="2", ramps="1.99"
    )
    assert found.notes[0].rounding == (
        "odd penny to Hoists (largest remainder; equal remainders: the larger line first, then the line's short name "
        "in alphabetical order)"
    )
    assert settled(step("offset underspends first"), beds="-1", hoists="1").notes[0].rounding == "exact: no odd penny"


def test_three_lines_are_listed_as_a_sentence_lists_them() -> None:
    facts = replace(FACTS, lines=(*LINES, Line("seats", "pool", "Seats", Nature.BLOCK, CLAUSE)))
    found = settled(step("offset underspends first"), facts=facts, beds="6", hoists="-1", ramps="-2", seats="-3")
    assert "from Hoists £1.00 of its £1.00, Ramps £2.00 of its £2.00 and Seats £3.00 of its £3.00" in (
        found.notes[0].sentence
    )


def test_an_odd_penny_of_a_transfer_names_its_line_and_each_transfer_has_its_own_id() -> None:
    agreed = tuple(Transfer("pool", YEAR, "other", Money(1), Clause(f"minute {number}")) for number in (1, 2))
    facts = replace(FACTS, circumstances=Circumstances(transfers=agreed))
    steps = (step("offset underspends first", transfers=True), step("each bears its own"))
    found = settled(*steps, facts=facts, hoists="0.02", ramps="0.02")
    met = found.set_aside
    assert [portion.line for portion in met] == ["hoists", "ramps"]
    assert "odd penny to Hoists" in met[0].because.rounding
    assert "minute 1" in met[0].because.sentence
    ids = [portion.because.id for portion in found.portions]
    assert len(ids) == len(set(ids))


def test_why_a_line_is_a_partners_own_is_said() -> None:
    rows = (*PAID[:2], ContributionRow("council", agreed=Money.of("9"), line="ramps"))
    named = step("each bears its own", owners=Owners((("beds", "icb"),)))
    found = settled(named, facts=replace(FACTS, contributions=(paid_by(*rows),)), beds="1", hoists="-2", ramps="3")
    assert [portion.because.sentence.partition(": ") for portion in found.portions] == [
        ("The ICB bears the overspend of £1.00 on Beds", ": ", "the agreement names the line as its own."),
        ("The ICB keeps the underspend of £2.00 on Hoists", ": ", "it alone puts money into the line."),
        ("The council bears the overspend of £3.00 on Ramps", ": ", "it alone puts money into the line."),
    ]


def test_every_line_without_an_owner_is_said_at_once_though_each_is_led_by_somebody() -> None:
    """Who leads a line commissions it; whose money it is, is another question."""
    with pytest.raises(Refusals) as refused:
        settled(step("each bears its own"), facts=replace(FACTS, contributions=()), beds="1", hoists="2")
    assert [type(refusal) for refusal in refused.value.each] == [LineHasNoOwner, LineHasNoOwner]


def test_each_use_of_an_underspend_has_its_own_id_and_a_recurrent_one_says_so() -> None:
    uses = (
        Redeployment("pool", YEAR, Money.of("1"), "winter beds", False, Clause("minute 1")),
        Redeployment("pool", YEAR, Money(0), "a study", False, Clause("minute 2")),
        Redeployment("pool", YEAR, Money.of("2"), "a nurse", True, Clause("minute 3")),
        Redeployment("other", YEAR, Money.of("9"), "elsewhere", False, Clause("minute 4")),
    )
    facts = replace(FACTS, circumstances=Circumstances(redeployments=uses))
    found = settled(step("redeployed, else carried forward"), facts=facts, beds="-10")
    assert [(portion.pot, str(portion.amount)) for portion in found.portions] == [
        (Pot.REDEPLOYED, "-£1.00"),
        (Pot.REDEPLOYED, "-£2.00"),
        (Pot.CARRIED_FORWARD, "-£7.00"),
    ]
    assert len({portion.because.id for portion in found.portions}) == 3
    sentences = [portion.because.sentence for portion in found.portions]
    assert "comes again" not in sentences[0]
    assert sentences[1] == (
        "£2.00 of the underspend is redeployed in the fund, of £2.00 agreed (minute 3), for a nurse; the use comes "
        "again next year and this underspend does not."
    )
    assert sentences[2] == (
        "£7.00 of the underspend is carried forward in the fund: no use is agreed for it, and it goes into 2023/24."
    )


def test_nobody_keeps_what_the_lead_keeps_where_no_one_leads() -> None:
    with pytest.raises(NoOneLeadToKeepIt, match="no one partner leads") as refused:
        settled(step("kept by the lead"), beds="-1")
    assert refused.value.clause == "Sch. 3 para 2"


def test_every_missing_line_of_an_increment_is_said_at_once() -> None:
    with pytest.raises(Refusals) as refused:
        settled(step("increment only", lines=("hoists", "ramps", "ramps"), shares=EVEN), beds="1")
    assert [type(refusal) for refusal in refused.value.each] == [IncrementNotGiven, IncrementNotGiven]


def test_a_line_named_twice_is_settled_once() -> None:
    for made in (
        step("named lines only", lines=("beds", "beds"), shares=EVEN),
        step("ring-fenced lines", lines=("beds", "beds")),
        step("ring-fenced lines", lines=("beds", "beds"), shares=EVEN),
        step("increment only", lines=("beds", "beds"), shares=EVEN),
    ):
        assert sum_of(portion.amount for portion in settled(made, beds="1").portions) == Money.of("1")
    income = replace(FACTS, lines=(replace(LINES[0], nature=Nature.SERVICE_USER_INCOME), *LINES[1:]))
    made = step("income variance with its owner", by=PartnerId("icb"), lines=("beds", "beds"))
    assert sum_of(portion.amount for portion in settled(made, facts=income, beds="1").portions) == Money.of("1")


UNKNOWN = ("bed", "hoist")


@pytest.mark.parametrize(
    "made",
    [
        step("named lines only", lines=UNKNOWN, shares=EVEN),
        step("ring-fenced lines", lines=UNKNOWN),
        step("increment only", lines=UNKNOWN, shares=EVEN),
        step("income variance with its owner", by=PartnerId("icb"), lines=UNKNOWN),
        step("shares by line", profile=Profile(tuple((line, EVEN) for line in UNKNOWN))),
        step("each bears its own", owners=Owners(tuple((line, "icb") for line in UNKNOWN))),
        step("returned to origin", owners=Owners(tuple((line, "icb") for line in UNKNOWN))),
    ],
    ids=lambda made: type(made).__name__,
)
def test_lines_that_the_fund_does_not_have_are_refused_all_at_once(made: Step) -> None:
    with pytest.raises(Refusals) as refused:
        settled(made, beds="-1")
    assert [type(refusal) for refusal in refused.value.each] == [StepNamesUnknownLine, StepNamesUnknownLine]


def test_a_step_that_takes_all_of_an_underspend_leaves_nothing_of_it() -> None:
    facts = replace(FACTS, leads={**FACTS.leads, "": "icb"})
    given = {"returned in shares": {"shares": EVEN}}
    names = ("each bears its own", "returned to origin", "returned in shares", "kept by the lead", "kept in the pool")
    for name in (*names, "carried forward", "non-recurrent use only", "redeployed, else carried forward"):
        made = step(name, **given.get(name, {}))
        assert made.takes_all
        assert not settled(made, facts=facts, beds="-3", hoists="-4").left
    assert step("each bears its own").BACK_TO_ORIGIN
    assert step("returned to origin").BACK_TO_ORIGIN


by_line = st.tuples(*[st.integers(min_value=-(10**7), max_value=10**7).map(Money) for _ in LINES])


@given(by_line)
def test_an_offset_leaves_no_line_against_the_whole_and_makes_none_larger(amounts: tuple[Money, ...]) -> None:
    variances = tuple((line.id, amount) for line, amount in zip(LINES, amounts, strict=True))
    variance = sum_of(amounts)
    facts = replace(FACTS, line_variances=variances)
    found = step("offset underspends first").apply(Settlement.of(variance, variances), facts)
    after = found.lines_left(CLAUSE)
    assert found.left == sum_of(after.values()) == variance
    assert found.portions == ()
    for line, before in variances:
        assert after[line].pence * variance.pence >= 0
        assert after[line].pence * before.pence >= 0
        assert abs(after[line]) <= abs(before)
    assert bool(found.notes) == (min(amounts) < Money(0) < max(amounts))


@given(by_line)
def test_where_each_bears_its_own_a_partners_part_is_the_sum_of_its_lines(amounts: tuple[Money, ...]) -> None:
    beds, hoists, ramps = amounts
    facts = replace(FACTS, line_variances=(("beds", beds), ("hoists", hoists), ("ramps", ramps)))
    own = Rule("pool", (step("each bears its own"),), (step("each bears its own"),), CLAUSE)
    found = settle(sum_of(amounts), rule=own, facts=facts)
    assert found.share("council", "the council").amount == beds
    assert found.share("icb", "the ICB").amount == hoists + ramps


@given(by_line, st.integers(min_value=-(10**7), max_value=10**7).map(Money))
def test_what_is_on_a_ring_fenced_line_changes_nobody_elses_part(amounts: tuple[Money, ...], other: Money) -> None:
    """Beds are the council's and ring-fenced: whatever is on them, the ICB's part is the same."""
    steps = (step("ring-fenced lines", lines=("beds",)), step("offset underspends first"), step("each bears its own"))
    rule = Rule("pool", steps, steps, CLAUSE)
    parts = []
    for beds in (amounts[0], other):
        lines = (("beds", beds), ("hoists", amounts[1]), ("ramps", amounts[2]))
        total = sum_of(amount for _, amount in lines)
        parts.append(
            settle(total, rule=rule, facts=replace(FACTS, line_variances=lines)).share("icb", "the ICB").amount
        )
    assert parts[0] == parts[1] == amounts[1] + amounts[2]
