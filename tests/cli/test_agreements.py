"""`section75 agreements`: what is checked, shown and loaded."""

from __future__ import annotations

import json

import pytest

from .conftest import FOLDER, SLUG, Terminal, section75

SILENT = str(FOLDER / "agreement.toml")


def test_a_whole_partnership_is_checked_worst_first_with_counts() -> None:
    answer = section75("agreements", "check", str(FOLDER))
    assert answer.code == 0
    headings = [line for line in answer.out.splitlines() if line in ("FAIL", "WARN", "OPEN", "PASS")]
    assert headings == ["WARN", "OPEN", "PASS"]
    assert answer.out.rstrip().endswith("0 FAIL, 5 WARN, 21 OPEN, 3 PASS")


def test_a_check_with_a_fail_exits_with_1_and_says_where() -> None:
    answer = section75("agreements", "check", SILENT)
    assert answer.code == 1
    assert "FAIL\n  host is missing  [agreement.toml:" in answer.out


@pytest.mark.parametrize(("files", "code"), [((SILENT,), 1), ((str(FOLDER),), 0)])
def test_findings_in_json_are_the_same_shape_whatever_the_exit_code(files: tuple[str, ...], code: int) -> None:
    answer = section75("agreements", "check", *files, "--json")
    assert answer.code == code
    assert answer.data["findings"]
    for finding in answer.data["findings"]:
        assert set(finding) == {"check", "result", "where", "says"}
        assert set(finding["where"]) == {"file", "key", "line"}


def test_files_and_their_folder_are_the_same_partnership() -> None:
    by_file = section75("agreements", "check", SILENT, str(FOLDER / "invented-terms.toml"), "--json")
    assert by_file.data == section75("agreements", "check", str(FOLDER), "--json").data


def test_an_empty_folder_is_no_partnership(tmp_path: object) -> None:
    answer = section75("agreements", "check", str(tmp_path))
    assert answer.code == 1
    assert "No agreement file was given" in answer.err


def test_the_agreement_is_shown_as_it_was_on_a_day() -> None:
    answer = section75("agreements", "show", str(FOLDER), "--on", "14 June 2022")
    assert answer.code == 0
    assert answer.out.startswith("In force on 14 June 2022\n")
    assert "Host: the council  [cl. 7.1 (invented)]" in answer.out


def test_the_agreement_in_json_says_where_it_is_silent() -> None:
    data = section75("agreements", "show", SILENT, "--on", "2022-06-14", "--json").data
    assert data["on"] == "2022-06-14"
    facts = [fact for section in data["sections"] for fact in section["facts"]]
    assert all(set(fact) == {"fact", "says", "clause", "silent"} for fact in facts)
    assert any(fact["silent"] and fact["fact"] == "Host" for fact in facts)


def test_the_schema_is_a_json_document() -> None:
    schema = json.loads(section75("agreements", "schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_version_loaded_again_changes_nothing(terminal: Terminal) -> None:
    again = section75("agreements", "load", str(FOLDER), "--json")
    assert again.code == 0
    assert (again.data["version"], again.data["is_new"], again.data["partnership"]) == (1, False, SLUG)
    assert "Nothing was changed: it is version 1" in section75("agreements", "load", str(FOLDER)).out


def test_somebody_with_the_right_loads_a_further_version(terminal: Terminal) -> None:
    answer = section75("agreements", "load", SILENT, "--as", "pool.manager", "--json")
    assert answer.code == 0
    assert (answer.data["version"], answer.data["is_new"]) == (2, True)


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("partner.accountant", "you may not load a new version of the agreement"),
        ("stranger", f"There is no partnership '{SLUG}' that you have a part in"),
        ("nobody", "Nobody signs in as 'nobody'"),
    ],
)
def test_nobody_else_does(terminal: Terminal, who: str, says: str) -> None:
    answer = section75("agreements", "load", SILENT, "--as", who)
    assert answer.code == 1
    assert says in answer.err
