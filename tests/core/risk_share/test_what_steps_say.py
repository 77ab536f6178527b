"""What the steps by line and the steps for an underspend say: of themselves, and of each part somebody takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from section75.core.explain import Clause
from section75.core.money import Money, Ratio
from section75.core.pools import Nature
from section75.core.risk_share import Circumstances, Owners, PartnerId, Profile, Step, Transfer
from tests.core.risk_share.test_steps_by_line import CLAUSE, EVEN, FACTS, LINES, YEAR, settled, step

WORDS = {
    "each partner bears, or keeps, the variance of its own lines": step("each bears its own"),
    "each partner bears, or keeps, the variance of its own lines: beds is ICB's": step(
        "each bears its own", owners=Owners((("beds", "icb"),))
    ),
    "each line's underspend goes back to whose money the line is": step("returned to origin"),
    "each line's underspend goes back to whose money the line is: beds is ICB's": step(
        "returned to origin", owners=Owners((("beds", "icb"),))
    ),
    "shares by line: of beds, COUNCIL 50%, ICB 50%; of ramps, COUNCIL 50%, ICB 50%": step(
        "shares by line", profile=Profile((("beds", EVEN), ("ramps", EVEN)))
    ),
    "only beds, ramps, and no other line: COUNCIL 50%, ICB 50%": step(
        "named lines only", lines=("beds", "ramps"), shares=EVEN
    ),
    "ring-fenced: beds, offset by nothing: each goes to whose money it is": step("ring-fenced lines", lines=("beds",)),
    "ring-fenced: beds, offset by nothing: COUNCIL 50%, ICB 50%": step(
        "ring-fenced lines", lines=("beds",), shares=EVEN
    ),
    "ICB bears, or keeps, the variance of income on every income line": step(
        "income variance with its owner", by=PartnerId("icb")
    ),
    "ICB bears, or keeps, the variance of income on beds": step(
        "income variance with its owner", by=PartnerId("icb"), lines=("beds",)
    ),
    "only the additional investment beds, and none of the base services: COUNCIL 50%, ICB 50%": step(
        "increment only", lines=("beds",), shares=EVEN
    ),
    "lines that are underspent are first set against lines that are overspent": step("offset underspends first"),
    "lines that are underspent are first set against lines that are overspent, and then transfers agreed from other "
    "funds": step("offset underspends first", transfers=True),
    "an underspend stays in the pool, for its other lines and for new joint schemes": step("kept in the pool"),
    "an underspend stays in the fund and is carried forward to the next year": step("carried forward"),
    "an underspend stays in the fund, for one-off items only": step("non-recurrent use only"),
    "an underspend is returned to the partners: COUNCIL 50%, ICB 50%": step("returned in shares", shares=EVEN),
    "an underspend is kept by the lead of the fund's schedule": step("kept by the lead"),
    "an underspend is redeployed in the fund as the partners agree, and the rest carried forward": step(
        "redeployed, else carried forward"
    ),
}


@pytest.mark.parametrize(("words", "made"), WORDS.items(), ids=range(len(WORDS)))
def test_a_step_says_itself_in_words(words: str, made: Step) -> None:
    assert made.in_words(str.upper) == words
    assert made.in_words(str.lower) == words.replace("COUNCIL", "council").replace("ICB", "icb")


SEVENTY = Ratio.printed({"council": "70%", "icb": "30%"})
TRANSFER = Transfer("pool", YEAR, "other", Money.of("5"), Clause("minute 1"))
AROUND = replace(
    FACTS,
    lines=(*LINES[:2], replace(LINES[2], nature=Nature.SERVICE_USER_INCOME)),
    leads={**FACTS.leads, "": "icb"},
    circumstances=Circumstances(transfers=(TRANSFER,)),
)
# (step, its terms, lines) -> first portion: sentence, operation, what it was given, how it was rounded
SAID: list[tuple[Step, dict[str, str], str, str, str, str]] = [
    (
        step("shares by line", profile=Profile((("beds", SEVENTY),))),
        {"beds": "1.01"},
        "The council bears £0.71 of the overspend of £1.01 on Beds: its share is 70%.",
        "split",
        "shared 101 pence, share 7/10 fraction",
        "odd penny to the council",
    ),
    (
        step("named lines only", lines=("beds",), shares=SEVENTY),
        {"beds": "-1.00"},
        "The council keeps £0.70 of the underspend of £1.00 on Beds: its share is 70%.",
        "split",
        "shared -100 pence, share 7/10 fraction",
        "exact: no odd penny",
    ),
    (
        step("increment only", lines=("beds",), shares=SEVENTY),
        {"beds": "1.00"},
        "The council bears £0.70 of the overspend of £1.00 on the additional investment Beds: its share is 70%.",
        "split",
        "shared 100 pence, share 7/10 fraction",
        "exact: no odd penny",
    ),
    (
        step("ring-fenced lines", lines=("beds",)),
        {"beds": "1.00"},
        "The council bears the overspend of £1.00 on Beds: it alone puts money into the line.",
        "given back to whose money the line is",
        "left of the line 100 pence",
        "",
    ),
    (
        step("income variance with its owner", by=PartnerId("council")),
        {"ramps": "1.01"},
        (
            "The council bears the £1.01 by which the line Ramps falls short of its budget: the risk on this income is "
            "its own."
        ),
        "income variance with its owner",
        "left of the line 101 pence",
        "",
    ),
    (
        step("income variance with its owner", by=PartnerId("council")),
        {"ramps": "-1.01"},
        "The council keeps the £1.01 by which the line Ramps is above its budget: the risk on this income is its own.",
        "income variance with its owner",
        "left of the line -101 pence",
        "",
    ),
    (
        step("kept in the pool"),
        {"beds": "-1"},
        (
            "£1.00 of the underspend is kept in the pool: it supports the other lines and then new joint schemes, and "
            "no partner takes it."
        ),
        "kept in the pool",
        "left -100 pence",
        "",
    ),
    (
        step("carried forward"),
        {"beds": "-1"},
        "£1.00 of the underspend is carried forward in the fund: it goes into 2023/24 and no partner takes it.",
        "carried forward",
        "left -100 pence",
        "",
    ),
    (
        step("non-recurrent use only"),
        {"beds": "-1"},
        (
            "£1.00 of the underspend is kept in the fund for non-recurrent use: it may pay for one-off items, and for "
            "nothing that comes again next year."
        ),
        "kept for one-off items",
        "left -100 pence",
        "",
    ),
    (
        step("returned in shares", shares=SEVENTY),
        {"beds": "-1"},
        "The council keeps £0.70 of the £1.00 left of the underspend: its share is 70%.",
        "split",
        "shared -100 pence, share 7/10 fraction",
        "exact: no odd penny",
    ),
    (
        step("kept by the lead"),
        {"beds": "-1"},
        "The ICB keeps the £1.00 left of the underspend: it leads the fund's schedule.",
        "kept by the lead",
        "left -100 pence, lead icb words",
        "",
    ),
    (
        step("offset underspends first", transfers=True),
        {"beds": "3"},
        (
            "£3.00 of the overspend of £3.00 on Beds is met from the underspend of the fund 'other': the partners "
            "agreed to transfer up to £5.00 (minute 1)."
        ),
        "met by a transfer",
        "agreed 500 pence, overspend 300 pence",
        "exact: no odd penny",
    ),
]


@pytest.mark.parametrize(("made", "lines", "sentence", "operation", "given_", "rounding"), SAID, ids=range(len(SAID)))
def test_a_part_says_who_what_and_why(
    made: Step, lines: dict[str, str], sentence: str, operation: str, given_: str, rounding: str
) -> None:
    because = settled(made, facts=AROUND, **lines).portions[0].because
    assert because.sentence == sentence
    assert because.operation == operation
    assert ", ".join(f"{fact.name} {fact.value} {fact.unit}" for fact in because.given) == given_
    assert because.rounding.partition(" (")[0] == rounding
    assert because.clause == CLAUSE
