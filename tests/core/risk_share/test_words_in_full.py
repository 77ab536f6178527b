"""What no worked example says in full: refusals to the last word, and steps that name more than one of a thing.

Each of these was found by changing the code and seeing that no test noticed (tests/mutation.py).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from section75.core.money import Money
from section75.core.pools import Basis
from section75.core.refusals import Refusal
from section75.core.risk_share import (
    ActsOn,
    Amounts,
    Band,
    BandBackward,
    Base,
    Circumstances,
    IncrementNotGiven,
    LineHasNoOwner,
    NobodyBears,
    NoOneLeadToKeepIt,
    Owners,
    PartnerId,
    Profile,
    RecoveryPlan,
    RecoveryPlanNotApproved,
    SharingKeyNotForYear,
    SharingKeyUnknown,
    Step,
    StepNamesUnknownLine,
)
from tests.core.risk_share.test_steps_by_line import CLAUSE, EVEN, FACTS, YEAR, settled, step

ICB = PartnerId("icb")
FIRST_DAY = date(2022, 4, 1)
SPLIT = {"shares": EVEN, "base": Base(Basis.NET)}


# Refusals, to the last word


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            lambda: NoOneLeadToKeepIt("cl. 5"),
            (
                "cl. 5 says that the lead keeps the underspend, and no one partner leads the fund's schedule on that "
                "day: either no lead is given, or several lead jointly. Agree which partner keeps it, and record the "
                "decision with its clause."
            ),
        ),
        (
            lambda: SharingKeyUnknown("cl. 5", "homes", ()),
            (
                "cl. 5 shares by 'homes', and no sharing key has that id; there are none. "
                "Correct the id, or add the [[sharing_key]] with its source."
            ),
        ),
        (
            lambda: SharingKeyNotForYear("cl. 5", "homes", YEAR, ("2021/22", "2020/21")),
            (
                "cl. 5 shares by 'homes', which is given for 2020/21, 2021/22 and not for 2022/23. "
                "Add the [[sharing_key]] of 2022/23 with its source."
            ),
        ),
        (
            lambda: StepNamesUnknownLine("bed", ("ramps", "beds"), "cl. 5"),
            (
                "cl. 5 names the line 'bed', and the fund has no such line; it has beds, ramps. "
                "Correct the name, or add the line with its clause."
            ),
        ),
        (
            lambda: StepNamesUnknownLine("bed", (), "cl. 5"),
            (
                "cl. 5 names the line 'bed', and the fund has no such line; it has none. "
                "Correct the name, or add the line with its clause."
            ),
        ),
        (
            lambda: NobodyBears(Money(1), last="cl. 5", gap=""),
            (
                "£0.01 of the overspend is borne by nobody: the risk share ends at cl. 5. "
                "Agree who does, and record the decision as a variation with its clause."
            ),
        ),
        (
            lambda: LineHasNoOwner("Beds", ["the council", "the district", "the ICB"], "cl. 5"),
            (
                "cl. 5 sends the variance of Beds back to the partner whose money it is, and the council, the district "
                "and the ICB all put money into it. Agree whose it is, and say so in the step, or give the line shares "
                "of its own."
            ),
        ),
    ],
    ids=range(7),
)
def test_a_refusal_says_all_it_has_to(made: Callable[[], Refusal], says: str) -> None:
    refusal = made()
    assert refusal.says == says
    assert refusal.clause == "cl. 5"


NAMES_A_LINE: list[Step] = [
    step("named lines only", lines=("bed",), shares=EVEN),
    step("ring-fenced lines", lines=("bed",)),
    step("increment only", lines=("bed",), shares=EVEN),
    step("income variance with its owner", by=ICB, lines=("bed",)),
    step("shares by line", profile=Profile((("bed", EVEN),))),
    step("each bears its own", owners=Owners((("bed", "icb"),))),
    step("returned to origin", owners=Owners((("bed", "icb"),))),
    step("in proportion", base=Base(Basis.NET, lines=("bed",))),
]


@pytest.mark.parametrize("made", NAMES_A_LINE, ids=range(len(NAMES_A_LINE)))
def test_a_step_that_names_an_unknown_line_says_which_and_by_which_clause(made: Step) -> None:
    with pytest.raises(StepNamesUnknownLine) as refused:
        settled(made, beds="-1")
    assert refused.value.says == StepNamesUnknownLine("bed", ("beds", "hoists", "ramps"), str(CLAUSE)).says
    assert refused.value.clause == str(CLAUSE)


SAID_TWICE: list[Step] = [
    step("ceiling per partner", maximum_funding=Amounts((("icb", Money(5)),)), **SPLIT),
    step("suspended", starts=FIRST_DAY, **SPLIT),
    step("cap and collar", bounds=(), **SPLIT),
    step("named lines only", lines=("beds",), **SPLIT),
    step("ring-fenced lines", lines=("beds",), **SPLIT),
]


@pytest.mark.parametrize("made", SAID_TWICE, ids=range(len(SAID_TWICE)))
def test_shares_said_twice_are_refused_by_the_steps_own_clause(made: Step) -> None:
    with pytest.raises(Refusal) as refused:
        settled(made, facts=replace(FACTS, on=FIRST_DAY), beds="1")
    assert refused.value.name == "SharesSaidTwice"
    assert refused.value.clause == str(CLAUSE)


@pytest.mark.parametrize(
    ("made", "on", "says"),
    [
        (step("lead bears"), FIRST_DAY, "on 1 April 2022 nobody is said to lead the schedule of 'pool' alone"),
        (step("suspended", starts=FIRST_DAY), None, "suspends the share from 1 April 2022 until further notice"),
    ],
    ids=range(2),
)
def test_a_refusal_names_its_day(made: Step, on: Any, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        settled(made, facts=replace(FACTS, on=on), beds="1")
    assert says in refused.value.says


def test_one_thing_wrong_is_refused_as_itself_and_not_in_a_list() -> None:
    with pytest.raises(BandBackward):
        step("bands", bands=(Band(Money(5), Money(5), EVEN),))
    plan = RecoveryPlan("pool", YEAR, Money(5), None, CLAUSE)
    with pytest.raises(RecoveryPlanNotApproved):
        settled(
            step("recovery plan first"),
            facts=replace(FACTS, circumstances=Circumstances(recovery_plans=(plan,))),
            beds="1",
        )
    with pytest.raises(IncrementNotGiven):
        settled(step("increment only", lines=("ramps",), shares=EVEN), beds="1")


# Steps in words, with more than one of everything


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (
            step("each bears its own", owners=Owners((("beds", "icb"), ("ramps", "council")))),
            "each partner bears, or keeps, the variance of its own lines: beds is ICB's, ramps is COUNCIL's",
        ),
        (
            step("returned to origin", owners=Owners((("beds", "icb"), ("ramps", "council")))),
            "each line's underspend goes back to whose money the line is: beds is ICB's, ramps is COUNCIL's",
        ),
        (
            step("income variance with its owner", by=ICB, lines=("beds", "ramps")),
            "ICB bears, or keeps, the variance of income on beds, ramps",
        ),
        (
            step("increment only", lines=("beds", "ramps"), shares=EVEN),
            "only the additional investment beds, ramps, and none of the base services: COUNCIL 50%, ICB 50%",
        ),
        (
            step("ring-fenced lines", lines=("beds", "ramps")),
            "ring-fenced: beds, ramps, offset by nothing: each goes to whose money it is",
        ),
    ],
    ids=range(5),
)
def test_a_step_lists_what_it_names(made: Step, words: str) -> None:
    assert made.in_words(str.upper) == words


@pytest.mark.parametrize(
    ("acts_on", "over", "under"),
    [(ActsOn.BOTH, True, True), (ActsOn.OVERSPEND, True, False), (ActsOn.UNDERSPEND, False, True)],
    ids=range(3),
)
def test_a_step_acts_in_the_direction_it_says(acts_on: ActsOn, over: bool, under: bool) -> None:
    made = next(
        made
        for made in (step("in dispute"), step("contingency first"), step("carried forward"))
        if made.ACTS_ON is acts_on
    )
    assert (made.acts(over=True), made.acts(over=False)) == (over, under)


@pytest.mark.parametrize(
    ("left", "gap", "says"),
    [
        (1, "", "part of it is borne by nobody: the risk share ends at cl. 5. "),
        (-1, "none", "part of it is kept by nobody: the risk share ends at cl. 5. The file says: none. "),
    ],
    ids=range(2),
)
def test_of_a_range_of_variances_a_silence_is_said_without_its_amount(left: int, gap: str, says: str) -> None:
    todo = "Agree who does, and record the decision as a variation with its clause."
    assert NobodyBears(Money(left), last="cl. 5", gap=gap).unsaid == says + todo
