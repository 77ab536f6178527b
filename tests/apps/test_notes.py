"""An organisation's notes are its own: nobody else learns what one says, nor, on any page, that there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from section75.apps.accounts.actions import Given, give
from section75.apps.audit.models import AuditLine
from section75.apps.disputes import notes
from section75.apps.disputes.models import Note, NoteStriking
from section75.apps.disputes.refusals import NoSuchNote, NoteNotKept, NoteSaysNothing, NoteStruckAlready
from section75.core.authority import MayNot, NoSuchPartnership, Role, Scope

from .asking import AT, BASE, FUND, SLUG, VARIANCE, Books, books, person

SECRET = "we-would-settle-for-half"
NOTES = f"{BASE}/notes/"
PARTNERSHIP = f"/partnerships/{SLUG}/"


@pytest.fixture
def kept(db: None) -> Books:
    made = books()
    notes.keep_note(made["partner.officer"], FUND, about=VARIANCE, says=SECRET, at=AT)
    return made


def at(client: Client, kept: Books, name: str) -> Client:
    client.logout()
    client.force_login(kept[name])
    return client


def test_only_the_same_organisation_sees_a_note(client: Client, kept: Books) -> None:
    for name, sees in (("partner.officer", True), ("partner.chief", True), ("auditor", True), ("pool.manager", False)):
        response = at(client, kept, name).get(NOTES)
        assert response.status_code == 200
        assert (SECRET in response.content.decode()) is sees, name
    for name in ("member", "stranger"):
        assert at(client, kept, name).get(NOTES).status_code == 404, name


def test_an_administrator_finds_nothing_there(client: Client, kept: Books) -> None:
    from section75.apps.accounts.actions import add_person

    kept.people["administrator"] = add_person("administrator", post="Administrator", password="not-to-be-guessed-1")
    given = Given(Role.ADMINISTRATOR, "", Scope(), AT.date())
    give(kept["administrator"], given, at=AT, by="a test")
    assert at(client, kept, "administrator").get(NOTES).status_code == 404
    assert client.post(f"{NOTES}keep/", {"about": "", "says": "x"}).status_code == 404
    assert client.post(f"{NOTES}1/strike/").status_code == 404


def test_the_words_of_a_note_stand_on_no_other_page_and_in_no_audit_line(client: Client, kept: Books) -> None:
    actor = kept["partner.officer"]
    for about, says in (
        ("", SECRET + "\0"),
        ("", SECRET * 1_000),
        (f"/{SECRET}/", SECRET),
        (SECRET, SECRET),
    ):
        with pytest.raises(NoteNotKept) as refused:
            notes.keep_note(actor, FUND, about=about, says=says, at=AT)
        assert SECRET not in refused.value.says
    notes.strike_note(actor, FUND, 1, at=AT)
    written = list(AuditLine.objects.values())
    assert any("Kept note 1 for icb." in line["says"] for line in written)
    assert any("Struck note 1 of icb." in line["says"] for line in written)
    assert sum(line["outcome"] == "refused" for line in written) == 4
    assert SECRET not in str(written)
    for name in ("partner.chief", "pool.manager"):
        at(client, kept, name)
        for address in (PARTNERSHIP, f"{BASE}/budget/", f"{BASE}/ledger/", f"{BASE}/questions/", VARIANCE):
            response = client.get(address)
            assert response.status_code == 200, address
            assert SECRET not in response.content.decode(), address


def test_a_note_is_about_the_partnership_the_fund_a_figure_or_an_entry(kept: Books) -> None:
    actor = kept["partner.officer"]
    entry = f"{BASE}/ledger/entries/1/"
    for about in (PARTNERSHIP, "", entry, f"{BASE}/risk-share/why/icb/?month=2022%2F23+M3"):
        notes.keep_note(actor, FUND, about=about, says="Remember", at=AT)
    found = {note.about: (note.about_words, note.fund) for note in notes.notes_for(actor, FUND)}
    assert found[PARTNERSHIP] == ("The partnership: Cambridgeshire Learning Disability Partnership", "")
    assert found[entry] == ("Entry 1", "learning-disability")
    assert found[f"{BASE}/budget/"][0] == "The fund: Learning disability pooled fund"
    assert len(found) == 5
    for about in (f"{BASE}/ledger/entries/99/", entry.replace(SLUG, "another"), "http://["):
        with pytest.raises(NoteNotKept, match="no figure or entry of this fund"):
            notes.keep_note(actor, FUND, about=about, says="Remember", at=AT)


def test_notes_are_numbered_for_each_organisation_by_itself(kept: Books) -> None:
    theirs = notes.keep_note(kept["pool.manager"], FUND, about="", says="Ours alone", at=AT)
    assert theirs.number == 1, "a number does not tell how many notes the other side keeps"
    assert [note.says for note in notes.notes_for(kept["pool.manager"], FUND)] == ["Ours alone"]
    assert [note.says for note in notes.notes_for(kept["auditor"], FUND)] == [SECRET]


def test_whoever_holds_a_part_in_one_fund_only_sees_no_note_on_the_whole_partnership(kept: Books) -> None:
    notes.keep_note(kept["partner.officer"], FUND, about=PARTNERSHIP, says="On the whole", at=AT)
    narrow = person("narrow.officer", Role.PARTNER_FINANCE, "icb", fund=FUND.fund)
    assert [note.says for note in notes.notes_for(narrow, FUND)] == [SECRET]
    with pytest.raises(MayNot):
        notes.keep_note(narrow, FUND, about=PARTNERSHIP, says="On the whole", at=AT)


def test_a_note_is_struck_by_its_organisation_only_and_stays(client: Client, kept: Books) -> None:
    host = kept["pool.manager"]
    with pytest.raises(NoSuchNote):
        notes.strike_note(host, FUND, 1, at=AT)
    with pytest.raises(MayNot):
        notes.strike_note(kept["auditor"], FUND, 1, at=AT)
    at(client, kept, "partner.chief")
    assert client.post(f"{NOTES}1/strike/").headers["Location"] == NOTES
    shown = client.get(NOTES).content.decode()
    assert SECRET in shown
    assert "Struck" in shown
    with pytest.raises(NoteStruckAlready):
        notes.strike_note(kept["partner.officer"], FUND, 1, at=AT)
    assert "is struck already" in client.post(f"{NOTES}1/strike/", follow=True).content.decode()
    assert client.post(f"{NOTES}7/strike/").status_code == 404
    assert NoteStriking.objects.count() == 1


def test_a_note_is_kept_on_its_page_and_bad_words_are_said_there(client: Client, kept: Books) -> None:
    at(client, kept, "partner.officer")
    offered = client.get(NOTES, {"about": VARIANCE}).content.decode()
    assert "Variance of All lines, June 2022" in offered
    good = client.post(f"{NOTES}keep/", {"about": VARIANCE, "says": "A second one"})
    assert good.headers["Location"] == NOTES
    assert "A second one" in client.get(NOTES).content.decode()
    before = Note.objects.count()
    for words, says in (("", "The note says nothing"), ("x\0", "the character NUL")):
        assert says in client.post(f"{NOTES}keep/", {"about": VARIANCE, "says": words}).content.decode()
    assert client.post(f"{NOTES}keep/", {"about": "/elsewhere/", "says": "x"}).status_code == 200
    assert client.get(f"{NOTES}keep/").status_code == 405
    assert Note.objects.count() == before
    at(client, kept, "auditor")
    assert "Keep the note" not in client.get(NOTES).content.decode()
    assert client.post(f"{NOTES}keep/", {"about": "", "says": "x"}).status_code == 404


def test_nothing_is_kept_without_words_or_by_a_stranger_and_the_database_keeps_what_there_is(kept: Books) -> None:
    with pytest.raises(NoteSaysNothing):
        notes.keep_note(kept["partner.officer"], FUND, about="", says=" \u200b", at=AT)
    with pytest.raises(NoSuchPartnership):
        notes.keep_note(kept["stranger"], FUND, about="", says="x", at=AT)
    connection.check_constraints()
    for statement in ("UPDATE disputes_note SET says = 'x'", "DELETE FROM disputes_note"):
        with pytest.raises(IntegrityError, match="disputes_note"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_no_other_room_reads_notes() -> None:
    package = Path(__file__).resolve().parents[2] / "section75"
    readers = {
        path.name
        for path in package.rglob("*.py")
        if "migrations" not in path.parts and ("note_store" in path.read_text() or "NoteStriking" in path.read_text())
    }
    assert readers == {"note_store.py", "notes.py", "models.py"}
