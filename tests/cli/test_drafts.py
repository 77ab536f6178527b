"""Drafts at the terminal: begun from files or from nothing, shown, and written out byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .conftest import FOLDER, SLUG, Answer, Terminal, section75

NAMES = ("agreement.toml", "invented-terms.toml")
BARNET = FOLDER.parent / "barnet-2018"


def drafts(*words: str, by: str = "pool.manager", as_json: bool = True) -> Answer:
    json = ["--json"] if as_json else []
    return section75("drafts", *words, "--partnership", SLUG, "--as", by, *json)


def done(*words: str, by: str = "pool.manager") -> Any:
    answer = drafts(*words, by=by)
    assert answer.code == 0, answer.out + answer.err
    return answer.data


def test_the_files_in_force_are_drafted_and_written_out_byte_for_byte(terminal: Terminal, tmp_path: Path) -> None:
    assert "Nothing is being drafted." in drafts("list", as_json=False).out
    begun = done("new", "--what", "edit", "--title", "Next year")
    assert (begun["number"], begun["of"], begun["revision"], begun["can_be_read"]) == (1, "edit", 1, True)
    assert {each["table"] for each in begun["sections"]} >= {"party", "contributions", "risk_share"}
    written = done("export", "1", "--to", str(tmp_path))["written"]
    assert [Path(name).name for name in written] == list(NAMES)
    for name in NAMES:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()
    assert done("export", "1", "--to", str(tmp_path))["written"] == written
    (tmp_path / NAMES[0]).write_text("another file")
    assert drafts("export", "1", "--to", str(tmp_path)).data["refusal"] == "AnotherFileIsThere"


def test_a_draft_begun_from_files_says_what_has_to_be_put_right(terminal: Terminal, tmp_path: Path) -> None:
    spoilt = tmp_path / "agreement.toml"
    spoilt.write_text((FOLDER / NAMES[0]).read_text(encoding="utf-8").replace('party = "icb"', 'party = "ibc"'))
    shown = drafts("import", str(spoilt), as_json=False).out
    assert "Contributions: In progress" in shown
    assert "To be put right" in shown
    assert "'ibc'" in shown
    assert done("show", "1")["can_be_read"] is False
    assert drafts("export", "1", as_json=False).out.strip() == spoilt.read_text().strip()


def test_a_new_partnership_and_a_variation_are_begun_by_name(terminal: Terminal) -> None:
    new = done("new", "--what", "new", "--name", "north", "--title", "Northern equipment")
    assert 'id = "north"' in done("export", str(new["number"]))["files"][0]["content"]
    varied = done("new", "--what", "variation", "--name", "deed-1", "--title", "First deed")
    assert "[variation]" in done("export", str(varied["number"]))["files"][0]["content"]
    assert [each["number"] for each in done("list")] == [2, 1]
    assert [each["number"] for each in done("list", by="partner.accountant")] == [2]
    assert drafts("show", "1", by="partner.accountant").data["refusal"] == "NoSuchDraft"
    assert "First deed" in drafts("list", as_json=False).out


def test_whoever_may_not_draft_is_refused(terminal: Terminal) -> None:
    for words in (("list",), ("show", "1"), ("new", "--what", "edit", "--title", "x"), ("import", str(BARNET))):
        answer = drafts(*words, by="member")
        assert (answer.code, answer.data["refusal"]) == (1, "MayNot"), words
    assert drafts("new", "--what", "new", "--title", "x").data["refusal"] == "NotADraftName"
