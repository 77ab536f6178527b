"""Lists that were brought: all or nothing, the same again changes nothing, and what was known before stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.organisations import store
from section75.apps.organisations.actions import import_at_the_terminal
from section75.apps.organisations.models import Listing, Record
from section75.core.organisations import Outcome, who_is
from section75.core.refusals import Refusal

AT = datetime(2026, 7, 2, 9, 5, tzinfo=UTC)
AS_AT = date(2026, 7, 1)
PARTIES = "/partnerships/{}/parties/"
BOARDS = "ods_code,gss_code,name,valid_from,valid_to,note\n"
LINKS = "predecessor_ods,successor_ods,date,kind\n"
BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "bcf_data"
CENTRAL = "S1Y5D,E54000065,NHS Central East Integrated Care Board,2026-04-01"
INVENTED = "Z1Z1Z,E54000099,NHS Invented Integrated Care Board,2027-04-01,,"


def csv(name: str, head: str, *rows: str) -> tuple[str, bytes]:
    return name, (head + "\n".join(rows) + "\n").encode()


def merger() -> list[tuple[str, bytes]]:
    return [
        csv("boards.csv", BOARDS, f"{CENTRAL},2027-03-31,", INVENTED),
        csv("links.csv", LINKS, "S1Y5D,Z1Z1Z,2027-04-01,merger"),
    ]


def test_without_lists_the_register_is_what_came_with_the_program(db: None) -> None:
    register = store.register()
    answer = who_is(register, register.find("QUE"), on=date(2026, 4, 1))
    assert answer.says.startswith("On 1 April 2026 it was NHS Central East Integrated Care Board")


def test_lists_are_read_over_it_and_the_same_again_changes_nothing(db: None) -> None:
    done = import_at_the_terminal(merger(), as_at=date(2027, 4, 1), at=AT)
    assert (done.number, done.bodies_new, done.bodies_changed, done.successions) == (1, 1, 1, 1)
    register = store.register()
    assert who_is(register, register.find("QUE"), on=date(2027, 4, 1)).says.startswith("On 1 April 2027 it was NHS Inv")
    again = import_at_the_terminal(merger(), as_at=date(2027, 4, 1), at=AT + timedelta(days=1))
    assert again.number is None
    assert "Nothing was changed" in again.says
    assert (Listing.objects.count(), Record.objects.count()) == (1, 3)
    assert [line.outcome for line in AuditLine.objects.filter(act="import organisations")] == ["done"]


def test_the_same_list_drawn_up_later_says_that_they_were_still_there(db: None) -> None:
    register = store.register()
    board = register.find("S1Y5D")
    assert who_is(register, board, on=date(2026, 9, 1)).outcome is Outcome.UNKNOWN
    done = import_at_the_terminal([csv("boards.csv", BOARDS, f"{CENTRAL},,")], as_at=date(2026, 9, 1), at=AT)
    assert (done.bodies_changed, done.shown) == (0, 1)
    assert Record.objects.count() == 0
    later = store.register()
    assert who_is(later, later.find("S1Y5D"), on=date(2026, 9, 1)).outcome is Outcome.ONE


def test_what_was_known_before_stays(db: None) -> None:
    import_at_the_terminal([csv("a.csv", BOARDS, f"{CENTRAL},2027-03-31,")], as_at=date(2027, 4, 1), at=AT)
    import_at_the_terminal([csv("b.csv", BOARDS, f"{CENTRAL},2027-06-30,")], as_at=date(2027, 7, 1), at=AT)
    known = store.known_before("ods-s1y5d")
    assert [each.body.existence.ends_before for each in known] == [date(2027, 7, 1), date(2027, 4, 1), None]
    assert [each.files for each in known] == ["b.csv", "a.csv", ""]


def test_one_wrong_row_and_nothing_is_kept_but_that_it_was_refused(db: None) -> None:
    wrong = [*merger(), csv("more.csv", LINKS, "S1Y5D,QUE,2026-04-01,merger")]
    with pytest.raises(Refusal):
        import_at_the_terminal(wrong, as_at=date(2027, 4, 1), at=AT)
    assert not Listing.objects.exists()
    [line] = AuditLine.objects.filter(act="import organisations")
    assert line.outcome == "refused"
    assert "its own predecessor" in line.says


@pytest.mark.skipif(not BESIDE.is_dir(), reason="the full public lists are not beside the project")
def test_the_full_lists_are_kept_and_read_back_as_they_were(db: None) -> None:
    names = ("utla_hwb_england.csv", "icb_england.csv", "icb_succession_2026.csv")
    files = [(name, (BESIDE / name).read_bytes()) for name in names]
    done = import_at_the_terminal(files, as_at=AS_AT, at=AT)
    assert (done.bodies_new, done.shown) == (178, 189)
    assert len(store.register().organisations) == 219
    assert import_at_the_terminal(files, as_at=AS_AT, at=AT).number is None


@pytest.fixture
def page(client: Client, cast: dict[str, User]) -> Client:
    client.force_login(cast["pool.manager"])
    return client


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_organisations_are_listed_and_looked_for(page: Client) -> None:
    assert "Organisations, 41 in all" in shown(page, "/organisations/")
    found = shown(page, "/organisations/?words=cambridgeshire+board")
    assert "NHS Cambridgeshire and Peterborough Integrated Care Board" in found
    assert "Oxfordshire" not in found
    assert "Open Government Licence v3.0" in found
    assert "No organisation goes by these words" in shown(page, "/organisations/?words=atlantis")


def test_a_body_is_shown_as_at_a_day_with_what_it_succeeded_and_what_succeeded_it(page: Client) -> None:
    address = "/organisations/ods-que/"
    there = shown(page, f"{address}?on=30+June+2023")
    assert "On 30 June 2023 it was NHS Cambridgeshire and Peterborough Integrated Care Board." in there
    assert "NHS Cambridgeshire and Peterborough Clinical Commissioning Group" in there
    assert "NHS Central East Integrated Care Board" in there
    assert "Integrated Care Boards (Establishment) Order 2022" in there
    assert "in the place of" in shown(page, f"{address}?on=1+April+2026")
    assert "No source shows it" not in there
    assert "is not a day" in shown(page, f"{address}?on=31+June+2023")
    assert page.get("/organisations/nobody/").status_code == 404


def test_a_split_is_shown_as_a_question_to_the_partners(page: Client) -> None:
    asked = shown(page, "/organisations/ods-qnq/?on=1+April+2026")
    assert "fell to 3 bodies on 1 April 2026" in asked
    assert "none is assumed" in asked


def test_the_parties_of_an_agreement_on_a_day(page: Client) -> None:
    there = shown(page, PARTIES.format("cambridgeshire-learning-disability") + "?on=1+April+2026")
    assert "On 1 April 2026 it was NHS Central East Integrated Care Board" in there
    assert "On 30 June 2022 it was NHS Cambridgeshire and Peterborough Clinical Commissioning Group" in there
    assert "No instrument is named by the source" in there
    assert "para 1.3" in there
    unknown = shown(page, PARTIES.format("cambridgeshire-learning-disability") + "?on=1+April+2002")
    assert "Not known on 1 April 2002" in unknown


def test_parties_follow_the_lists_that_were_brought(page: Client) -> None:
    import_at_the_terminal(merger(), as_at=date(2027, 4, 1), at=AT)
    there = shown(page, PARTIES.format("cambridgeshire-learning-disability") + "?on=1+April+2027")
    assert "NHS Invented Integrated Care Board" in there
    known = shown(page, "/organisations/ods-s1y5d/?on=1+April+2027")
    assert "How it was known before" in known
    assert "It came with the program" in known


def test_pages_of_organisations_are_for_those_who_signed_in(client: Client, db: None) -> None:
    for address in ("/organisations/", "/organisations/ods-que/", PARTIES.format("oxfordshire-adults")):
        assert client.get(address).status_code == 302
