"""`section75 law` and `agreements check --on`: tables of files and of a loaded partnership, provisions, a judgement."""

from __future__ import annotations

from .conftest import EXAMPLES, FOLDER, SLUG, Terminal, section75

HARINGEY, PAPER = str(EXAMPLES / "haringey-2016"), str(FOLDER / "agreement.toml")
ASKED = ("--check", "X3", "--schedule", "learning-disability", "--on", "5 October 2023", "--because", "Weighed in May.")


def test_files_are_checked_against_the_law_of_a_day_and_a_fail_exits_with_1() -> None:
    answer = section75("law", "check", HARINGEY, "--on", "12 September 2016")
    assert answer.code == 1
    assert answer.out == (EXAMPLES / "haringey-2016" / "law.txt").read_text(encoding="utf-8")


def test_the_table_follows_the_findings_of_an_agreement_whose_exit_code_stays_theirs() -> None:
    answer = section75("agreements", "check", str(FOLDER), "--on", "2023-10-05")
    assert answer.code == 0, "the findings have no FAIL; the law's table has"
    findings, _, law = answer.out.partition("\nThe law, as at 5 October 2023")
    assert findings.startswith(section75("agreements", "check", str(FOLDER)).out.rstrip("\n"))
    assert " FAIL: " in law


def test_the_table_for_a_machine_names_provisions_evidence_and_inputs() -> None:
    data = section75("agreements", "check", PAPER, "--on", "2023-10-05", "--json").data["law"]
    assert len(data["checks"]) == 23
    reports = next(row for row in data["checks"] if row["check"] == "15")
    assert reports["result"] == "NOT-ASSESSED"
    assert reports["points"][0]["evidence"][0]["cite"] == "para 2.2"
    assert reports["provisions"][0]["by"] == "SI 2000/617"
    assert reports["inputs"]["books"].startswith("none given")
    assert data["not_read"]


def test_files_or_a_partnership_are_wanted_and_not_both(terminal: Terminal) -> None:
    assert section75("law", "check", "--on", "2023-10-05").code == 2
    assert section75("law", "check", PAPER, "--partnership", SLUG, "--on", "2023-10-05").code == 2


def test_the_provisions_of_a_day_are_told_with_what_was_not_read() -> None:
    answer = section75("law", "provisions", "--on", "1 April 2016")
    assert "reg 4(2A), exemptions from joint consultation [verified]" in answer.out
    assert "SI 2001/2237: not read" in answer.out
    data = section75("law", "provisions", "--on", "1 April 2016", "--json").data
    assert {"cite", "says", "by", "data"} <= set(data["provisions"][0])
    refused = section75("law", "provisions", "--on", "1999-01-01")
    assert refused.code == 1
    assert "came into force on 1 April 2000" in refused.err


def test_a_loaded_partnership_is_checked_and_judged(terminal: Terminal) -> None:
    before = terminal("law", "check", "--on", "5 October 2023", "--json").data
    asked = next(row for row in before["checks"] if row["check"] == "X3")
    assert asked["result"] == "NEEDS-JUDGEMENT"
    kept = terminal("law", "judge", *ASKED, "--not-met", "--until", "31 August 2024")
    assert kept.code == 0, kept.err
    assert "Judgement 1 is kept: check X3 of learning-disability is judged not met." in kept.out
    after = terminal("law", "check", "--on", "5 October 2023", "--json").data
    judged = next(row for row in after["checks"] if row["check"] == "X3")
    assert judged["result"] == "FAIL"
    assert "Judged not met by pool.manager" in judged["judgement"]


def test_nobody_without_the_right_judges_or_looks(terminal: Terminal) -> None:
    assert terminal("law", "judge", *ASKED, as_="auditor").code == 1
    assert terminal("law", "check", "--on", "2023-10-05", as_="nobody.known").code == 1
