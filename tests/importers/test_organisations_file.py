"""Lists of organisations: what they say over what was known, and everything that is wrong with them at once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from section75.core.organisations import NOT_SHOWN, Code, NoSuchBody, OwnPredecessor, who_is
from section75.core.refusals import Refusals
from section75.importers.organisations_file import (
    ListNotRecognised,
    ListRowUnreadable,
    OrganisationsFileNotRead,
    OrganisationShape,
    SuccessionShape,
    organisation,
    organisation_record,
    read_lists,
    read_over,
    shipped_register,
    succession,
    succession_record,
)

BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "bcf_data"
NAMES = ("utla_hwb_england.csv", "icb_england.csv", "icb_succession_2026.csv")
beside = pytest.mark.skipif(not BESIDE.is_dir(), reason="the full public lists are not beside the project")
AS_AT = date(2026, 7, 1)
COUNCILS = "gss_code,former_gss,official_name,type\n"
BOARDS = "ods_code,gss_code,name,valid_from,valid_to,note\n"
LINKS = "predecessor_ods,successor_ods,date,kind\n"


def the_lists() -> list[tuple[str, bytes]]:
    return [(name, (BESIDE / name).read_bytes()) for name in NAMES]


@beside
def test_the_full_lists_are_read_over_what_came_with_the_program() -> None:
    changes = read_over(shipped_register(), read_lists(the_lists()), as_at=AS_AT)
    councils = [body for body in changes.register.organisations if body.id.startswith("ons-")]
    boards = [body for body in changes.register.organisations if body.id.startswith("ods-")]
    assert (len(councils), len(boards)) == (153, 48)
    assert len(changes.shows) == 153 + 36
    assert sum(link.on == date(2026, 4, 1) for link in changes.register.successions) == 16
    again = read_over(changes.register, read_lists(the_lists()), as_at=AS_AT)
    assert (again.bodies, again.successions) == ((), ())


@beside
def test_what_came_with_the_program_says_what_the_full_lists_say() -> None:
    known = {body.id for body in shipped_register().organisations}
    changes = read_over(shipped_register(), read_lists(the_lists()), as_at=AS_AT)
    assert [body.id for body in changes.bodies if body.id in known] == ["ods-qrl"]  # a note about its boundary
    assert changes.successions == ()


@beside
def test_a_former_code_still_finds_its_council() -> None:
    register = read_over(shipped_register(), read_lists(the_lists()), as_at=AS_AT).register
    [barnsley] = register.by_code(Code("ons", "E08000016"))
    assert barnsley.name == "Barnsley Metropolitan Borough Council"
    assert next(f for f in barnsley.codes if f.value.code == "E08000016").days.ends_before is NOT_SHOWN  # type: ignore[union-attr]


def test_records_and_organisations_are_the_same_thing() -> None:
    register = shipped_register()
    for body in register.organisations:
        record = json.dumps(organisation_record(body))
        assert organisation(OrganisationShape.model_validate_json(record)) == body
    for link in register.successions:
        assert succession(SuccessionShape.model_validate_json(json.dumps(succession_record(link)))) == link


def boards(*rows: str) -> tuple[str, bytes]:
    return "boards.csv", (BOARDS + "\n".join(rows) + "\n").encode()


def test_a_name_on_a_later_list_follows_the_earlier_one() -> None:
    row = "S0E4D,E54000070,NHS Thames Valley Board,2026-04-01,,"
    changes = read_over(shipped_register(), read_lists([boards(row)]), as_at=date(2027, 4, 1))
    [body] = changes.bodies
    assert body.name_on(date(2026, 4, 1)) == "NHS Thames Valley Integrated Care Board"
    assert body.name == "NHS Thames Valley Board"


def test_a_last_day_on_a_list_is_known_and_a_list_of_before_does_not_undo_it() -> None:
    ended = boards("S0E4D,E54000070,NHS Thames Valley Integrated Care Board,2026-04-01,2027-03-31,")
    later = read_over(shipped_register(), read_lists([ended]), as_at=date(2027, 4, 1)).register
    assert later.get("ods-s0e4d").existence.ends_before == date(2027, 4, 1)
    before = boards("S0E4D,E54000070,NHS Thames Valley Integrated Care Board,2026-04-01,,")
    assert read_over(later, read_lists([before]), as_at=AS_AT).bodies == ()


def test_a_succession_of_a_later_list_leads_on() -> None:
    files = [
        boards(
            "S0E4D,E54000070,NHS Thames Valley Integrated Care Board,2026-04-01,2027-03-31,",
            "Z1Z1Z,E54000099,NHS Invented Integrated Care Board,2027-04-01,,",
        ),
        ("links.csv", f"{LINKS}S0E4D,Z1Z1Z,2027-04-01,merger\n".encode()),
    ]
    register = read_over(shipped_register(), read_lists(files), as_at=date(2027, 4, 1)).register
    body = who_is(register, register.get("oxfordshire-ccg"), on=date(2027, 4, 1)).the_one()
    assert body is not None
    assert body.name == "NHS Invented Integrated Care Board"


def test_everything_wrong_with_all_files_is_said_at_once() -> None:
    files = [
        ("councils.csv", f"{COUNCILS}E1,,Council,county\nE10000003,,,county\nE10000025,,Oxfordshire,parish\n".encode()),
        boards(
            "S0E4D,E54000070,A,2026-04-31,,",
            "QU9,E54000044,B,2026-04-01,2025-04-01,",
            "QUE,E54000056,C,,,",
            "QUE,E54000056,D,,,",
        ),
        ("links.csv", f"{LINKS}QUE,QU9,,merger\nQUE,QU9,2026-04-01,marriage\n".encode()),
        ("other.csv", b"name,size\na,1\n"),
        ("own.toml", b"[file]\nformat = 1\n"),
        ("worse.toml", b"[file"),
    ]
    with pytest.raises(Refusals) as refused:
        read_lists(files)
    kinds = [type(each) for each in refused.value.each]
    assert kinds.count(ListRowUnreadable) >= 10
    assert ListNotRecognised in kinds
    assert OrganisationsFileNotRead in kinds
    said = refused.value.says
    for words in (
        "row 2: 'E1'",
        "official_name is empty",
        "'parish' is no type",
        "2026-04-31",
        "before its first",
        "a second time",
        "column date is empty",
        "'marriage'",
    ):
        assert words in said


def test_lists_that_contradict_are_refused() -> None:
    links = ("links.csv", f"{LINKS}S0E4D,QU9,2026-04-01,merger\n".encode())
    with pytest.raises(Refusals) as refused:
        read_over(shipped_register(), read_lists([links]), as_at=AS_AT)
    assert OwnPredecessor in {type(each) for each in refused.value.each}
    nobody = ("links.csv", f"{LINKS}QUE,ZZZ,2026-04-01,merger\n".encode())
    with pytest.raises(NoSuchBody):
        read_over(shipped_register(), read_lists([nobody]), as_at=AS_AT)


def test_the_programs_own_format_is_read_too() -> None:
    text = """
    [file]
    format = "section75-organisations/1"
    about = "one body more"
    attribution = "invented"
    [[organisation]]
    id = "invented-trust"
    named = [{ name = "Old Name", to = 2020-03-31 }, { name = "New Name", from = 2020-04-01 }]
    kind = "NHS trust"
    from = "not shown"
    seen_on = [2019-04-01]
    source = "invented: for a test"
    """
    [body] = read_over(shipped_register(), read_lists([("own.toml", text.encode())]), as_at=AS_AT).bodies
    assert body.name_on(date(2020, 3, 31)) == "Old Name"
    assert body.source.standing.value == "invented"
