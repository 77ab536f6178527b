"""The NHS party to each agreement of the five papers, on the days of change and as far as sources go.

Names and days from the program's own register (organisations_file/reference.toml), each checked by hand against the
source it cites. A dash is "not known on that day".
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.organisations import Outcome, parties_on
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.organisations_file import shipped_register

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
CP_CCG = "NHS Cambridgeshire and Peterborough Clinical Commissioning Group"
CP_ICB = "NHS Cambridgeshire and Peterborough Integrated Care Board"
CENTRAL_EAST = "NHS Central East Integrated Care Board"
NCL_CCG = "North Central London Clinical Commissioning Group"
NCL_ICB = "NHS North Central London Integrated Care Board"
WEST_AND_NORTH = "NHS West and North London Integrated Care Board"
BOB = "NHS Buckinghamshire, Oxfordshire and Berkshire West Integrated Care Board"
CCS = "Cambridgeshire Community Services NHS Trust"
BEH = "Barnet, Enfield and Haringey Mental Health NHS Trust"
CHANGES = ("2022-06-30", "2022-07-01", "2026-03-31", "2026-04-01")
ON_THE_CHANGES = {
    ("cambridgeshire-2012", "pct"): (CP_CCG, CP_ICB, CP_ICB, CENTRAL_EAST),
    ("cambridgeshire-2012", "ccs"): (CCS, CCS, "-", "-"),
    ("cambridgeshire-2023", "icb"): (CP_CCG, CP_ICB, CP_ICB, CENTRAL_EAST),
    ("oxfordshire-2017", "ccg"): (
        "Oxfordshire Clinical Commissioning Group",
        BOB,
        BOB,
        "NHS Thames Valley Integrated Care Board",
    ),
    ("haringey-2016", "ccg"): (NCL_CCG, NCL_ICB, NCL_ICB, WEST_AND_NORTH),
    ("barnet-2018", "ccg"): (NCL_CCG, NCL_ICB, NCL_ICB, WEST_AND_NORTH),
    ("barnet-2018", "trust"): (BEH, BEH, "-", "-"),
}
ON_OTHER_DAYS = {
    ("cambridgeshire-2012", "pct", "2011-12-31"): "-",
    ("cambridgeshire-2012", "pct", "2012-04-17"): "Cambridgeshire Primary Care Trust",  # the day of the paper
    ("cambridgeshire-2012", "pct", "2013-03-31"): "Cambridgeshire Primary Care Trust",
    ("cambridgeshire-2012", "pct", "2013-04-01"): CP_CCG,
    ("cambridgeshire-2012", "ccs", "2012-04-17"): CCS,
    ("cambridgeshire-2023", "icb", "2002-04-01"): "-",  # the group came of two trusts, and the paper names neither
    ("cambridgeshire-2023", "icb", "2013-04-01"): CP_CCG,  # para 1.3: the group, now the board
    ("cambridgeshire-2023", "icb", "2023-10-05"): CP_ICB,
    ("oxfordshire-2017", "ccg", "2013-03-31"): "-",
    (
        "oxfordshire-2017",
        "ccg",
        "2013-04-23",
    ): "Oxfordshire Clinical Commissioning Group",  # para 51: the agreement's day
    ("haringey-2016", "ccg", "2012-04-01"): "Haringey Teaching Primary Care Trust",
    ("haringey-2016", "ccg", "2016-09-12"): "NHS Haringey Clinical Commissioning Group",
    ("haringey-2016", "ccg", "2020-03-31"): "NHS Haringey Clinical Commissioning Group",
    ("haringey-2016", "ccg", "2020-04-01"): NCL_CCG,
    ("barnet-2018", "ccg", "2010-04-01"): "-",  # the campus schedule's month: no source read covers it
    ("barnet-2018", "ccg", "2018-11-15"): "NHS Barnet Clinical Commissioning Group",
    ("barnet-2018", "trust", "2018-11-15"): BEH,
    ("barnet-2018", "trust", "2024-11-01"): "North London NHS Foundation Trust",
    ("oxfordshire-2017", "ccg", "2026-06-30"): "NHS Thames Valley Integrated Care Board",
    ("oxfordshire-2017", "ccg", "2026-07-01"): "-",  # beyond what was read
}


def partnership(example: str) -> Partnership:
    files = sorted((EXAMPLES / example).glob("*.toml"))
    return read_partnership([FileText(file.name, file.read_bytes()) for file in files])


def who(example: str, party: str, on: str) -> str:
    day = date.fromisoformat(on)
    found = parties_on(partnership(example).parties, shipped_register(), on=day)
    answer = next(each.answer for each in found if each.party.id == party)
    assert answer is not None
    if answer.outcome is Outcome.UNKNOWN:
        assert "The sources cover" in answer.says
        return "-"
    body = answer.the_one()
    assert body is not None, answer.says
    return body.name_on(day)


@pytest.mark.parametrize(("example", "party"), ON_THE_CHANGES)
def test_the_nhs_party_on_the_days_on_which_commissioners_changed(example: str, party: str) -> None:
    assert tuple(who(example, party, on) for on in CHANGES) == ON_THE_CHANGES[example, party]


@pytest.mark.parametrize(("example", "party", "on"), ON_OTHER_DAYS)
def test_the_nhs_party_on_other_days_as_far_as_sources_go(example: str, party: str, on: str) -> None:
    assert who(example, party, on) == ON_OTHER_DAYS[example, party, on]


@pytest.mark.parametrize("example", sorted({example for example, _ in ON_THE_CHANGES}))
def test_every_party_is_tied_to_a_body_of_its_kind_and_every_step_has_a_source(example: str) -> None:
    found = partnership(example)
    for each in parties_on(found.parties, shipped_register(), on=date(2026, 4, 1)):
        assert each.body is not None, each.says
        said_on = max(file.said_on for file in found.files if file.said_on)
        assert each.body.kind_on(said_on) is each.party.kind
        assert each.answer is not None
        assert all(step.source.cite for step in each.answer.steps)


def test_every_body_that_came_with_the_program_has_a_source_and_every_split_is_whole() -> None:
    register = shipped_register()
    assert all(body.source.cite and body.names for body in register.organisations)
    frimley = register.after("ods-qnq")
    assert [register.get(link.successor).name for link in frimley] == [
        "NHS Hampshire and Isle of Wight Integrated Care Board",
        "NHS Thames Valley Integrated Care Board",
        "NHS Surrey and Sussex Integrated Care Board",
    ]
