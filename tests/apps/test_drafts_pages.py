"""Terms are drafted on pages: begun, left, come back to, put right, checked and taken away as a file that loads."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.agreement_file.writing import AgreementText, tables

from .drafting import DRAFTS, Desk, words

SMALL = Path(__file__).resolve().parents[1] / "importers" / "agreement_file" / "small.toml"
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"


@pytest.fixture
def desk(visitor: Client) -> Desk:
    return Desk(visitor).begin()


def without_places(value: Any) -> Any:
    """A partnership's facts, less where in which file each stands."""
    if isinstance(value, dict):
        kept = {
            key: each for key, each in value.items() if key not in ("place", "where", "files", "terms", "read_with")
        }
        return {key: without_places(each) for key, each in kept.items()}
    return [without_places(each) for each in value] if isinstance(value, (list, tuple)) else value


def facts(partnership: Partnership) -> Any:
    return without_places(asdict(partnership))


def test_a_whole_agreement_is_drafted_from_nothing_and_loads_as_the_file_does(visitor: Client) -> None:
    desk = Desk(visitor).begin("new", name="small", title="Small Partnership")
    assert "Nobody holds a role in this partnership yet" in words(desk.get("check/"))
    small = AgreementText.read("small.toml", SMALL.read_bytes())
    desk.change("file", 0, small.record("file", 0).values)
    for table in (each for each in tables() if each.is_of_many):
        for record in small.records(table.name):
            answer = desk.add(table.name, record.values)
            assert answer.status_code == 302, (table.name, words(answer))
    exported = desk.file()
    assert facts(read_partnership([FileText("x.toml", exported)])) == facts(
        read_partnership([FileText("x.toml", SMALL.read_bytes())])
    )
    assert "In progress" not in words(desk.get())


def test_every_table_of_the_format_has_a_form_and_a_list(desk: Desk) -> None:
    for table in tables():
        assert desk.get(f"{table.name}/").status_code == 200, table.name
        page = words(desk.get(f"{table.name}/add/"))
        for key in table.keys:
            assert re.search(rf'(?:name="|id="id_){key.name}[-"]', page) or f"add {key.name}" in page, (table.name, key)


MOST = None if os.environ.get("SECTION75_SOAK") == "1" else 2  # records of each table


def test_every_record_of_the_example_is_shown_and_saved_again_without_a_change(desk: Desk) -> None:
    before = [desk.file(number) for number in (0, 1)]
    for number, content in enumerate(before):
        text = AgreementText.read("a.toml", content)
        for table in tables():
            for record in list(text.records(table.name))[:MOST]:
                way = f"{table.name}/{number}/{record.number}/"
                fields = _fields(words(desk.get(way)))
                assert desk.send(way, fields).status_code == 302, way
    assert (
        [desk.file(number) for number in (0, 1)]
        == before
        == [(EXAMPLE / name).read_bytes() for name in ("agreement.toml", "invented-terms.toml")]
    )
    assert "Revision 1." in words(desk.get())


def _fields(page: str) -> dict[str, list[str]]:
    """The fields of a page's form as a browser would send them."""
    form = page[page.index('name="revision"') - 30 : page.index("Back without saving")]
    found: dict[str, list[str]] = {}
    for tag, name, value in re.findall(
        r'<input class="govuk-input[^"]*" (id)="[^"]*" name="([^"]*)" type="text"(?:[^>]*? value="([^"]*)")?', form
    ):
        found.setdefault(name, []).append(value if tag else "")
    for name, value in re.findall(r'<textarea[^>]*? name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found.setdefault(name, []).append(value)
    for name, value in re.findall(r'type="(?:radio|checkbox)" id="[^"]*"? ?name="([^"]*)"|$^()', form):
        assert not value
        found.setdefault(name, [])
    for tag in re.findall(r"<input[^>]*checked[^>]*>", form):
        name, value = (re.search(rf'{each}="([^"]*)"', tag) for each in ("name", "value"))
        assert name
        assert value
        found.setdefault(name[1], []).append(value[1])
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found.setdefault(name, []).extend(re.findall(r'value="([^"]*)" selected', options))
    return found


def test_what_will_not_do_is_kept_and_said_beside_its_field_in_the_readers_words(desk: Desk) -> None:
    values = {"id": "Bad Name", "schedule": "learning-disability", "name": "", "source": "para 1"}
    answer = desk.add("fund", values)
    page = words(answer)
    assert answer.status_code == 200
    assert "<title>Error: " in page
    assert "'Bad Name' will not do: a short name is wanted" in page
    assert '<a href="#id_name">Name: enter an answer</a>' in page
    assert 'value="Bad Name"' in page
    assert "is missing. Give it" not in page
    assert b"Bad Name" not in desk.file()


def test_what_will_not_do_is_saved_as_it_is_to_come_back_to(desk: Desk) -> None:
    values = {"id": "Bad Name", "from": "the 31st of June", "within_days": "soon"}
    assert desk.send("host/add/", values, do="later", file="0").status_code == 302
    file = desk.file()
    assert b'from = "the 31st of June"' in file
    assert "In progress: " in words(desk.get())
    page = words(desk.get("host/"))
    assert "'the 31st of June' will not do: a day is wanted" in page
    place = len(tomllib.loads(file.decode())["host"]) - 1
    again = desk.change("host", place, {"fund": "learning-disability", "party": "icb", "from": "31/6/2022"})
    assert "'31/6/2022' will not do: a day is wanted" in words(again)
    assert 'href="#id_from"' in words(again)


def test_rows_are_added_taken_out_and_moved_without_saving(desk: Desk) -> None:
    two = {"fund": "learning-disability", "rows-0-party": "council", "rows-1-party": "icb", "rows-1-amount": "7"}
    page = words(desk.send("contributions/add/", two, do="add rows"))
    assert 'name="rows-2-party"' in page
    page = words(desk.send("contributions/add/", two, do="up rows 1"))
    assert 'name="rows-0-amount" type="text" spellcheck="false" value="7"' in page
    page = words(desk.send("contributions/add/", two, do="remove rows 1"))
    assert 'name="rows-1-party"' not in page
    page = words(desk.send("risk_share/add/", {"overspend-0-step": "fixed shares"}, do="again"))
    assert 'name="overspend-0-clause"' in page
    page = words(desk.send("risk_share/add/", {"overspend-0-step": "fixed shares"}, do="add overspend-0-shares"))
    assert 'name="overspend-0-shares-1-for"' in page or 'name="overspend-0-shares-0-for"' in page
    for strange in ("add", "up rows x", "remove rows 99", "add fund", "remove rows-9-x 1", "nonsense"):
        assert desk.send("contributions/add/", two, do=strange).status_code == 200, strange
    assert "Revision 1." in words(desk.get())


def test_what_the_reader_says_of_a_row_stands_beside_the_row(desk: Desk) -> None:
    fields = {
        "fund": "learning-disability",
        "year": "2026/27",
        "unit": "£",
        "standing": "approved",
        "source": "para 9",
        "rows-1-party": "council",
        "rows-1-amount": "a lot",
        "rows-2-party": "nobody",
        "rows-2-amount": "1",
    }
    page = words(desk.send("contributions/add/", fields))
    assert 'id="id_rows-1-amount-error"' in page
    assert 'id="id_rows-2-party-error"' in page
    assert "nobody (not known here)" in page


def test_two_save_one_record_and_the_second_sees_both_and_chooses(
    desk: Desk, client: Client, cast: dict[str, User]
) -> None:
    other = Desk(Client(), desk.number)
    other.browser.force_login(cast["partner.accountant"])
    party = dict(tomllib.loads(desk.file().decode())["party"][0])
    assert other.change("party", 0, party | {"name": "Theirs"}, revision="1").status_code == 302
    answer = desk.change("party", 0, party | {"name": "Mine"}, revision="1")
    page = words(answer)
    assert answer.status_code == 409
    for version in (party["name"], "Theirs", "Mine"):
        assert f"{version}</td>" in page
    assert 'name="revision" value="2"' in page
    assert b'"Theirs"' in desk.file()
    assert 'name = "Mine"' in words(desk.get("history/"))
    assert desk.change("party", 0, party | {"name": "Mine"}, revision="2").status_code == 302
    assert b'"Mine"' in desk.file()


def test_others_save_other_records_and_both_are_kept_and_told(desk: Desk, cast: dict[str, User]) -> None:
    other = Desk(Client(), desk.number)
    other.browser.force_login(cast["partner.accountant"])
    parties = tomllib.loads(desk.file().decode())["party"]
    other.send("party/0/1/move/", {"to": "up", "revision": "1"})
    answer = desk.change("party", 0, parties[0] | {"name": "Mine"}, revision="1")
    assert answer.status_code == 302
    told = words(desk.browser.get(answer["Location"]))
    assert "Meanwhile somebody else saved other records" in told
    assert "partner.accountant, revision 2: Moved party icb." in told
    now = tomllib.loads(desk.file().decode())["party"]
    assert [each["name"] for each in now] == [parties[1]["name"], "Mine"]


def test_a_record_taken_out_meanwhile_is_shown_as_taken_out_and_can_be_put_back(
    desk: Desk, cast: dict[str, User]
) -> None:
    parties = tomllib.loads(desk.file().decode())["party"]
    desk.send("party/0/1/remove/", {"revision": "1"})
    answer = desk.change("party", 1, parties[1] | {"name": "Mine"}, revision="1")
    assert answer.status_code == 409
    assert "took this record out" in words(answer)
    assert f'action="{DRAFTS}{desk.number}/party/add/"' in words(answer)


def test_a_changed_record_is_not_taken_out_by_somebody_who_saw_it_before(desk: Desk) -> None:
    party = tomllib.loads(desk.file().decode())["party"][0]
    desk.change("party", 0, party | {"name": "Newer"})
    answer = desk.send("party/0/0/remove/", {"revision": "1"})
    assert answer.status_code == 409
    assert "so it was not taken out" in words(answer)


def test_nothing_in_force_changes_and_every_save_is_in_the_trail(desk: Desk) -> None:
    desk.change("partnership", 0, {"id": "cambridgeshire-learning-disability", "name": "Renamed"})
    assert "Renamed" not in words(desk.browser.get("/portfolio/"))
    lines = list(AuditLine.objects.filter(act="draft terms").order_by("seq").values_list("says", flat=True))
    assert lines == [
        "Began draft 1 (edit): Next year.",
        "Saved revision 2 of draft 1: Changed partnership cambridgeshire-learning-disability.",
    ]


def test_a_variation_is_read_with_the_files_it_varies(visitor: Client) -> None:
    desk = Desk(visitor).begin("variation", name="deed-1", title="First deed")
    assert "The variation" in words(desk.get())
    page = words(desk.get("contributions/add/"))
    assert "Learning" in page
    assert '<option value="learning-disability"' in page
    head = tomllib.loads(desk.file().decode())["variation"]
    assert head == {"id": "deed-1", "agreement": "section-75", "title": "First deed"}
    said = {"number": 1, "by": "deed", "effective": date(2023, 4, 1), "source": "cl. 1"}
    answer = desk.change("variation", 0, head | said)
    assert answer.status_code == 302, words(answer)
    rows = [{"party": "council", "amount": "90,000"}, {"party": "icb", "amount": "30,000"}]
    table = {"fund": "learning-disability", "year": "2023/24", "unit": "£000", "standing": "approved", "rows": rows}
    assert desk.add("contributions", table | {"source": "cl. 2"}).status_code == 302
    page = words(desk.get("check/"))
    assert "has to be put right before" not in page
    assert "What the checks find" in page
    assert "In progress" not in words(desk.get())


def test_a_draft_of_a_new_partnership_is_its_own_organisations(visitor: Client, cast: dict[str, User]) -> None:
    desk = Desk(visitor).begin("new", name="secret", title="A Secret Plan")
    colleague, stranger = Client(), Client()
    colleague.force_login(cast["chief.finance"])
    stranger.force_login(cast["partner.accountant"])
    assert colleague.get(f"{DRAFTS}{desk.number}/").status_code == 200
    assert stranger.get(f"{DRAFTS}{desk.number}/").status_code == 404
    assert "Secret" not in words(stranger.get(DRAFTS))
    assert not AuditLine.objects.filter(says__icontains="secret").exists()


def test_the_check_page_has_everything_in_words_with_what_the_checks_find(desk: Desk) -> None:
    page = words(desk.get("check/"))
    for expected in (
        "Cambridgeshire County Council",
        "What the checks find",
        "93,710",
        "percentages: council: 76.78%",
        "Change",
    ):
        assert expected in page
    assert "has to be put right before" not in page


@pytest.mark.parametrize(
    "way",
    ["nothing/", "party/0/99/", "party/9/0/", "files/9/", "files/0/?revision=99", "nothing/add/", "party/add/?file=9"],
)
def test_what_is_not_there_is_not_found(desk: Desk, way: str) -> None:
    assert desk.get(way).status_code == 404


def test_bad_beginnings_are_refused_beside_their_field(visitor: Client) -> None:
    page = words(visitor.post(f"{DRAFTS}begin/new/", {"name": "Not A Name", "title": "x"}))
    assert "'Not A Name' will not do as a short name" in page
    assert visitor.get(f"{DRAFTS}begin/else/").status_code == 404


def test_a_text_with_nul_or_with_more_than_the_reader_takes_is_shown_back(desk: Desk) -> None:
    for value, why in (("a\0b", "Null characters"), ("." * 300, "more than 200 full stops")):
        answer = desk.send("group/add/", {"id": "g", "name": value, "source": "para 1"}, do="later")
        assert answer.status_code == 200
        assert why in words(answer)
    assert b"[[group]]" not in desk.file() or b'"g"' not in desk.file()
