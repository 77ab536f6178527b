"""Organisations at a terminal: lists brought, a body shown, the parties of an agreement followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import EXAMPLES, SLUG, Terminal, section75

OXFORDSHIRE = str(EXAMPLES / "oxfordshire-2017")
BOARDS = "ods_code,gss_code,name,valid_from,valid_to,note\n"


@pytest.fixture
def boards(tmp_path: Path) -> str:
    file = tmp_path / "boards.csv"
    file.write_text(
        f"{BOARDS}S0E4D,E54000070,NHS Thames Valley Integrated Care Board,2026-04-01,,\n"
        "Z1Z1Z,E54000099,NHS Invented Integrated Care Board,2026-04-01,,\n"
    )
    return str(file)


def test_a_chain_from_files_needs_no_database() -> None:
    answer = section75("organisations", "chain", OXFORDSHIRE, "--on", "1 April 2026")
    assert answer.code == 0, answer.err
    assert "On 1 April 2026 it was NHS Thames Valley Integrated Care Board" in answer.out
    assert "1 July 2022: Oxfordshire Clinical Commissioning Group > NHS Buckinghamshire" in answer.out
    assert "Integrated Care Boards (Establishment) Order 2022" in answer.out


def test_a_chain_as_data() -> None:
    data = section75("organisations", "chain", OXFORDSHIRE, "--on", "30 June 2022", "--json").data
    [_, ccg] = data["parties"]
    assert ccg["organisation"] == "oxfordshire-ccg"
    assert ccg["answer"]["outcome"] == "one body"
    assert ccg["answer"]["bodies"] == [
        {"id": "oxfordshire-ccg", "name": "Oxfordshire Clinical Commissioning Group", "share": "100%"}
    ]
    assert ccg["answer"]["covered_from"] == "2013-04-01"


def test_recorded_apportionment_answers_a_split(tmp_path: Path) -> None:
    text = (EXAMPLES / "cambridgeshire-2023" / "agreement.toml").read_text(encoding="utf-8")
    moved = text.replace('identifiers = { ods = "QUE", ons = "E54000056" }', 'identifiers = { ods = "QM7" }')
    file = tmp_path / "agreement.toml"
    file.write_text(moved)
    words = ("organisations", "chain", str(file), "--on", "1 April 2026")
    asked = section75(*words, "--json").data["parties"][1]["answer"]
    assert asked["outcome"] == "apportioning is asked for"
    assert {body["share"] for body in asked["bodies"]} == {None}
    recorded = """
[[apportionment]]
party = "icb"
on = 2026-04-01
shares = { S1Y5D = "77.5%", D7T5G = "22.5%" }
instrument = "invented: deed of apportionment"
source = "invented: for a test"
"""
    file.write_text(moved + recorded)
    shared = section75(*words, "--json").data["parties"][1]["answer"]
    assert {body["id"]: body["share"] for body in shared["bodies"]} == {"ods-s1y5d": "77.5%", "ods-d7t5g": "22.5%"}
    file.write_text(moved + recorded.replace("22.5%", "22.4%"))
    refused = section75(*words)
    assert refused.code == 1
    assert "99.9%" in refused.err


def test_a_chain_of_a_partnership_that_was_loaded_is_for_those_who_may_see_it(terminal: Terminal) -> None:
    words = ("organisations", "chain", SLUG, "--on", "1 April 2026")
    answer = section75(*words, "--as", "pool.manager")
    assert "NHS Central East Integrated Care Board" in answer.out
    assert section75(*words, "--as", "nobody").code == 1
    assert section75(*words).code == 1


def test_lists_are_brought_and_a_body_is_shown(terminal: Terminal, boards: str) -> None:
    words = ("organisations", "import", boards, "--as-at", "1 September 2026")
    done = section75(*words, "--json")
    assert done.code == 0, done.out
    assert (done.data["number"], done.data["bodies_new"], done.data["shown"]) == (1, 1, 2)
    assert "Nothing was changed" in section75(*words).out
    shown = section75("organisations", "show", "Z1Z1Z", "--on", "1 September 2026")
    assert "NHS Invented Integrated Care Board (ods-z1z1z), integrated care board" in shown.out
    assert "boards.csv, row 3" in shown.out
    data = section75("organisations", "show", "QU9", "--on", "1 April 2026", "--json").data
    assert data["existed"] is False
    assert data["succeeded_by"][0]["successor"]["name"] == "NHS Thames Valley Integrated Care Board"


def test_a_list_that_is_none_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("name,size\na,1\n")
    refused = section75("organisations", "import", str(file), "--as-at", "1 September 2026")
    assert refused.code == 1
    assert "is no list of organisations that is known here" in refused.err
    assert section75("organisations", "show", "Atlantis", "--on", "1 April 2026").code == 1
    assert section75("organisations", "chain", "nowhere", "else", "--on", "1 April 2026").code == 2
