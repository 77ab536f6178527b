"""The steps' worked examples: every one is read by the real agreement-file reader, settled, and held to the penny."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section75.core.calendar import FinancialYear
from section75.core.money import Money, sum_of
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share import Settlement, settle, shelf
from section75.importers.agreement_file import FileText, read_partnership

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "risk_share"
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
AROUND = """
[file]
format = "section75-agreement/1"
kind = "invented"
about = "terms put round a worked example of one step"

[partnership]
id = "worked-example"
name = "Worked example"

[[party]]
id = "council"
name = "Invented County Council"
short_name = "the council"
kind = "county council"
source = "made for the example"

[[party]]
id = "icb"
name = "Invented Integrated Care Board"
short_name = "the ICB"
kind = "integrated care board"
source = "made for the example"

[[agreement]]
id = "agreement"
title = "Agreement"
kind = "commissioner with commissioner"
parties = {parties}
source = "made for the example"

[[schedule]]
id = "schedule"
agreement = "agreement"
title = "Schedule"
source = "made for the example"

[[lead]]
schedule = "schedule"
party = "icb"
from = 2022-04-01
source = "made for the example"

[[fund]]
id = "pool"
schedule = "schedule"
name = "Pool"
source = "made for the example"

[[host]]
fund = "pool"
party = "council"
from = 2022-04-01
source = "made for the example"
{facts}
[[risk_share]]
fund = "pool"
from = 2022-04-01
source = "Sch. 3"
{terms}
"""


def cases(kind: str) -> list[Any]:
    """The cases of every file, numbered: the mutation test cannot do with the words of a sentence in a test's name."""
    return [
        pytest.param(case, file, id=f"{name}_{number}")
        for name, file in FILES.items()
        for number, case in enumerate(file.get(kind, []), start=1)
    ]


def settled(case: dict[str, Any], file: dict[str, Any]) -> tuple[Settlement, Partnership]:
    text = AROUND.replace("{facts}", case.get("facts", file["facts"])).replace("{terms}", case["terms"])
    text = text.replace("{parties}", str(case.get("parties", ["council", "icb"])))
    partnership = read_partnership([FileText("example.toml", text.encode())])
    rule = rule_on(partnership, fund="pool", on=date(2022, 6, 30))
    lines = tuple((line, Money.of(amount)) for line, amount in case["lines"].items()) if "lines" in case else None
    facts = facts_of(partnership, fund="pool", year=FinancialYear(2022), on=date(2022, 6, 30), line_variances=lines)
    return settle(Money.of(case["variance"]), rule=rule, facts=facts), partnership


def each_of(refusal: Refusal) -> Iterator[Refusal]:
    yield from refusal.each if isinstance(refusal, Refusals) else (refusal,)


@pytest.mark.parametrize(("case", "file"), cases("case"))
def test_an_example_settles_as_it_was_worked_by_hand(case: dict[str, Any], file: dict[str, Any]) -> None:
    settlement, partnership = settled(case, file)
    borne = {party.id: settlement.share(party.id, party.called).amount for party in partnership.parties}
    assert borne == {party: Money.of(amount) for party, amount in case["expected"].items()}
    disputed = sum_of(portion.amount for portion in settlement.disputed)
    assert disputed == Money.of(case.get("in_dispute", "0"))
    aside: dict[str, Money] = {}
    for portion in settlement.set_aside:
        aside[str(portion.pot)] = aside.get(str(portion.pot), Money(0)) + portion.amount
    assert aside == {pot: Money.of(amount) for pot, amount in case.get("set_aside", {}).items()}
    assert sum_of([*borne.values(), disputed, *aside.values()]) == settlement.variance


@pytest.mark.parametrize(("case", "file"), cases("case"))
def test_an_example_says_who_got_the_odd_penny(case: dict[str, Any], file: dict[str, Any]) -> None:
    settlement, partnership = settled(case, file)
    told = {portion.because.rounding for portion in settlement.portions if "odd penny to" in portion.because.rounding}
    named = {text.removeprefix("odd penny to ").partition(" (")[0] for text in told}
    expected = " and ".join(partnership.called(partner) for partner in case["odd_penny"])
    assert named == ({expected} if expected else set())


@pytest.mark.parametrize(("case", "file"), cases("bad"))
def test_a_bad_example_is_refused_by_name_and_in_words(case: dict[str, Any], file: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        settled(case, file)
    found = [refusal for refusal in each_of(refused.value) if refusal.name == case["refused"]]
    assert found, [refusal.name for refusal in each_of(refused.value)]
    assert any(case["words"] in refusal.says for refusal in found), found[0].says


@pytest.mark.parametrize("kind", shelf().values(), ids=lambda kind: kind.file)
def test_every_step_on_the_shelf_has_an_example_somebody_worked_by_hand(kind: Any) -> None:
    file = FILES.get(kind.file)
    assert file is not None, f"examples/risk_share/{kind.file}.toml is missing"
    assert file["step"] == kind.name
    assert file.get("source", "").strip(), "an example says where the mechanism comes from"
    assert file.get("mark") in ("seen", "asked for"), "an example says whether the mechanism was seen in an agreement"
    assert file.get("checked_by", "").strip(), "an example says who worked it by hand"
    assert all(f'step = "{kind.name}"' in case["terms"] for case in file["case"]), "each case uses the step"
    assert file["bad"], "an example says what the step refuses"


def test_no_example_is_left_without_its_step() -> None:
    assert set(FILES) == {kind.file for kind in shelf().values()}
