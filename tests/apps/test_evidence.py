"""Evidence: keys, when checkpoints are made, counter-signatures, proofs, and holding the books against all of it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from section75.apps.accounts.models import User
from section75.apps.audit import guards
from section75.apps.evidence import actions, der, exporting, keys, proofs, stamping, store, verifying
from section75.apps.evidence.after import CALLED
from section75.apps.evidence.held import Held, read_folder
from section75.apps.evidence.leaf_files import leaf_files
from section75.apps.evidence.models import Checkpoint, StampQuery
from section75.apps.evidence.refusals import (
    EvidenceBroken,
    KeyRegisteredAlready,
    LeavesNotOfThisLog,
    NoKeyToSignWith,
    NoSuchCheckpoint,
    NotAStamp,
    NothingSigned,
    NotProvedToSign,
    SignatureDoesNotHold,
    WitnessedAlready,
)
from section75.apps.evidence.ticks import TICKS
from section75.apps.inbox.actions import tell_everybody
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import head, lines
from section75.apps.ledger.models import LogAct
from section75.apps.returns.actions import verify_return
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import NotAKey, canonical_bytes, read_note, signature_of
from tests.acts import close_month, issue_return, reopen_month
from tests.apps.signing import AT, LATER, THEIR_KEY, THEIRS, register
from tests.verifier.proof_from_the_page import check_proof

APRIL = Month(FinancialYear(2022), 1)


def their_signature(row: Checkpoint) -> str:
    text = read_note(bytes(row.note)).text
    return str(signature_of(THEIR_KEY, THEIRS.sign(text.encode())))


def tamper(statement: str) -> None:
    """As somebody with the database's password, past the guards."""
    connection.check_constraints()  # PostgreSQL alters no table that still has keys to look up
    guards.take_down()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    connection.check_constraints()
    guards.install()


# When checkpoints are made


def test_closing_issuing_and_reopening_are_acts_and_signed(quarter: dict[str, User], fund: Ledger) -> None:
    manager = quarter["pool.manager"]
    issued = issue_return(manager, fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    close_month(manager, fund, APRIL, at=AT)
    reopen_month(manager, fund, APRIL, because="A late invoice came", at=AT)
    assert [row.because for row in store.all_of(fund)] == ["issued report", "closing", "re-opening"]
    body = LogAct.objects.get(kind="issued report").body
    assert issued.sha256 in body
    assert all(each.sha256 in body for each in issued.renderings.all())
    assert verifying.verify(fund).broken == ()


def test_a_report_prints_the_checkpoint_before_it_and_its_page_has_the_one_that_covers_it(
    quarter: dict[str, User], fund: Ledger
) -> None:
    actions.sign_now(fund, because="test", at=AT)
    before = store.get(fund)
    row = issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=LATER)
    for name in ("page", "text", "xlsx"):
        shown = words_of(bytes(row.renderings.get(format=name).content), name)
        assert f"Checkpoint {before.number} of {read_note(bytes(before.note)).checkpoint.origin}" in shown
        assert f"{before.size} lines, root {before.root}, signed by {before.key.name}" in shown
    covering = store.covering(fund, row.sha256)
    assert covering is not None
    assert covering.number == before.number + 1
    assert verify_return(fund, row.pk) == row


def test_the_first_report_says_that_no_checkpoint_was_made_before_it(quarter: dict[str, User], fund: Ledger) -> None:
    row = issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    assert "was made before this report" in words_of(bytes(row.renderings.get(format="text").content), "text")


def words_of(content: bytes, name: str) -> str:
    """The words of a rendering on one line."""
    if name == "xlsx":
        book = load_workbook(io.BytesIO(content))
        return " ".join(str(cell.value) for row in book["Notes"].iter_rows() for cell in row)
    return " ".join(content.decode().split())


def test_every_fund_that_grew_is_signed_once_a_day(cast: dict[str, User], fund: Ledger) -> None:
    register(cast, fund)
    (tick,) = TICKS
    assert tick.run(AT) == "Signed 1 fund whose books changed."
    assert tick.run(AT + timedelta(days=1)) == ""
    assert store.get(fund).size == 2  # the key that was registered, and that the day was signed


def test_a_log_rewritten_before_its_last_checkpoint_is_not_signed_again(signed: dict[str, User], fund: Ledger) -> None:
    tamper("UPDATE ledger_logact SET chain = leaf")
    with pytest.raises(EvidenceBroken, match="line 2 of its log is not the one that checkpoint 1 signed"):
        actions.sign_now(fund, because="test", at=LATER)


def test_a_rebuilt_list_of_kinds_is_of_kinds_that_there_are() -> None:
    from section75.apps.approvals.kinds import all_kinds

    assert set(CALLED) <= set(all_kinds())


# Counter-signatures


def test_a_partner_signs_with_its_own_key(signed: dict[str, User], fund: Ledger) -> None:
    row = store.get(fund)
    actions.counter_sign(signed["partner.chief"], fund, row.number, their_signature(row), at=AT, proved_at=AT)
    note = store.note_with_all(row)
    assert [each.name for each in note.signatures] == [row.key.name, "icb.example"]
    assert read_note(note.as_bytes()) == note
    assert store.last_witnessed(fund) == row
    with pytest.raises(WitnessedAlready):
        actions.counter_sign(signed["partner.chief"], fund, 1, note.as_bytes().decode(), at=AT, proved_at=AT)


def test_a_signature_of_something_else_is_refused(signed: dict[str, User], fund: Ledger) -> None:
    other = str(signature_of(THEIR_KEY, THEIRS.sign(b"another text")))
    for given in (other, "nothing of the kind", bytes(store.get(fund).note).decode()):
        with pytest.raises(SignatureDoesNotHold):
            actions.counter_sign(signed["partner.chief"], fund, 1, given, at=AT, proved_at=AT)


def test_a_word_is_given_once_and_by_who_has_proved_who_they_are(signed: dict[str, User], fund: Ledger) -> None:
    chief = signed["partner.chief"]
    for proved_at in (None, AT - timedelta(minutes=6), AT + timedelta(seconds=1)):
        with pytest.raises(NotProvedToSign):
            actions.witness(chief, fund, 1, at=AT, proved_at=proved_at)
    actions.witness(chief, fund, 1, at=AT, proved_at=AT)
    with pytest.raises(WitnessedAlready):
        actions.witness(signed["partner.accountant"], fund, 1, at=AT, proved_at=AT)


def test_keys_are_registered_once_and_read_first(signed: dict[str, User], fund: Ledger) -> None:
    chief = signed["partner.chief"]
    ours = keys.latest()
    assert ours is not None
    for text, refusal in ((str(THEIR_KEY), KeyRegisteredAlready), (str(keys.key_of(ours)), KeyRegisteredAlready)):
        with pytest.raises(refusal):
            actions.register_key(chief, fund, text, at=AT, proved_at=AT)
    with pytest.raises(NotAKey):
        actions.register_key(chief, fund, "no key", at=AT, proved_at=AT)


def test_without_a_key_nobody_signs_and_without_a_checkpoint_nothing(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(NothingSigned):
        store.get(fund)
    actions.sign_now(fund, because="test", at=AT)
    with pytest.raises(NoSuchCheckpoint):
        store.get(fund, 9)
    with pytest.raises(NoKeyToSignWith):
        actions.counter_sign(cast["partner.chief"], fund, 1, "x", at=AT, proved_at=AT)


def test_a_new_checkpoint_is_e_mailed_to_the_partner_and_to_nobody_twice(signed: dict[str, User], fund: Ledger) -> None:
    for name in ("partner.chief", "finance.officer"):
        signed[name].email = f"{name}@example.org"
        signed[name].save()
    tell_everybody(at=LATER)
    note = bytes(store.get(fund).note).decode().rstrip()
    told = [each.to[0] for each in mail.outbox if note in str(each.body)]
    assert told == ["partner.chief@example.org"]
    tell_everybody(at=LATER + timedelta(days=1))
    assert len([each for each in mail.outbox if note in str(each.body)]) == len(told)


# Verifying

EDITS: dict[str, tuple[str, str]] = {
    "an amount": ("UPDATE ledger_journalentry SET pence = pence + 1 WHERE seq = 5", "line 5 (entry 5) was changed"),
    "a name": ("UPDATE accounts_user SET username = 'another' WHERE username = 'finance.officer'", "was changed"),
    "a row gone": ("DELETE FROM ledger_journalentry WHERE seq = 5", "line 5 is missing"),
    "an act": ("UPDATE ledger_logact SET body = replace(body, 'M1', 'M2')", "(closing) was changed"),
    "the head": ("UPDATE ledger_fundhead SET size = size + 1", "missing at the end"),
    "a balance": ("UPDATE ledger_accountbalance SET debit = debit + 1", "the balance of"),
    "a root": ("UPDATE evidence_checkpoint SET root = chain", "does not say what is kept beside it"),
    "a file": ("UPDATE ledger_keptfile SET content = CAST(sha256 AS BLOB)", "is not the one the log names"),
}


@pytest.mark.parametrize(("statement", "says"), EDITS.values(), ids=EDITS)
def test_verifying_says_what_is_wrong(quarter: dict[str, User], fund: Ledger, statement: str, says: str) -> None:
    close_month(quarter["pool.manager"], fund, APRIL, at=AT)
    assert verifying.verify(fund).broken == ()
    tamper(_for_this_engine(statement))
    assert any(says in each for each in verifying.verify(fund).broken)


def _for_this_engine(statement: str) -> str:
    return statement if connection.vendor == "sqlite" else statement.replace("AS BLOB", "AS BYTEA")


def test_what_was_kept_outside_shows_a_log_that_was_cut(signed: dict[str, User], fund: Ledger, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(bytes(store.get(fund).note))
    (file,) = leaf_files(fund)
    (tmp_path / "leaves.bin").write_bytes(file.content())
    (tmp_path / "readme.txt").write_text("no checkpoint")
    held = read_folder(tmp_path, read_note(bytes(store.get(fund).note)).checkpoint.origin)
    assert verifying.verify(fund, against=held).broken == ()
    tamper("DELETE FROM ledger_logact")
    broken = verifying.verify(fund, against=held).broken
    assert "lines 1 to 2 are missing: the checkpoint 1 that was kept outside has them" in broken
    with pytest.raises(LeavesNotOfThisLog):
        read_folder(tmp_path, "section75/another/log/altogether")
    assert Held() == Held((), ())


def test_every_entry_has_a_proof(quarter: dict[str, User], fund: Ledger) -> None:
    assert proofs.proof_of(fund, 3) is None
    actions.sign_now(fund, because="test", at=AT)
    for seq in (1, 2, 700, head(fund).entries):
        proof = proofs.proof_of(fund, seq)
        assert proof is not None
        assert proof.holds
        assert f'"seq":{seq}'.encode() in proof.line.body
        assert check_proof(proof.as_bytes(), str(keys.key_of(proof.checkpoint.key))) == "good"


def test_a_proof_that_was_altered_is_refused_by_the_steps_of_the_page(quarter: dict[str, User], fund: Ledger) -> None:
    actions.sign_now(fund, because="test", at=AT)
    proof = proofs.proof_of(fund, 700)
    assert proof is not None
    key, sound = str(keys.key_of(proof.checkpoint.key)), json.loads(proof.as_bytes())
    body = json.loads(sound["body"])

    def altered(**change: object) -> str:
        return check_proof(canonical_bytes(sound | change), key)

    assert altered(body=canonical_bytes(body | {"pence": body["pence"] + 1}).decode()) == "another entry"
    assert altered(entry=701) == "another entry"
    assert altered(path=sound["path"][:-1]) == "not in the tree"
    assert altered(path=sound["path"][::-1]) == "not in the tree"
    assert altered(root=sound["leaf"]) == "not in the tree"
    assert altered(checkpoint=sound["checkpoint"].replace("why test", "why best")) == "signature bad"
    assert altered(more="") == "no proof"


def test_an_entry_that_was_changed_has_no_proof(quarter: dict[str, User], fund: Ledger) -> None:
    actions.sign_now(fund, because="test", at=AT)
    tamper("UPDATE ledger_journalentry SET pence = pence + 1 WHERE seq = 700")
    proof = proofs.proof_of(fund, 700)
    assert proof is not None
    assert not proof.holds


def test_an_export_has_every_line_and_file(quarter: dict[str, User], fund: Ledger) -> None:
    actions.sign_now(fund, because="test", at=AT)
    found = {name: b"".join(pieces) for name, pieces in exporting.parts(fund)}
    assert found["log.jsonl"].count(b"\n") == head(fund).size == len(list(lines(fund)))
    assert found["checkpoints/0001.txt"] == bytes(store.get(fund).note)
    assert len([name for name in found if name.startswith("files/")]) == 3


# Pages


@pytest.fixture
def partner(client: Client, signed: dict[str, User], monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser of the partner's chief, who has just proved who they are."""
    monkeypatch.setattr("section75.apps.evidence.views.proved_lately", lambda _request: True)
    client.force_login(signed["partner.chief"])
    return client


def test_the_page_says_what_could_still_be_rewritten(partner: Client, quarter: dict[str, User], fund: Ledger) -> None:
    page = partner.get(_at(fund)).content.decode()
    assert "could still be rewritten by the host" not in page
    assert "could be rewritten where no partner kept a later one" in page


def test_what_was_typed_stays_beside_what_is_refused(partner: Client, fund: Ledger) -> None:
    answer = partner.post(_at(fund, "keys/register/"), {"key": "no key"})
    assert "is not a public key" in answer.content.decode()
    answer = partner.post(_at(fund, "checkpoints/1/sign/"), {"signature": "— typed here"})
    page = answer.content.decode()
    assert "No line of what was given is a signature" in page
    assert "— typed here" in page


def test_a_partner_signs_and_witnesses_on_the_page(partner: Client, fund: Ledger) -> None:
    row = store.get(fund)
    assert partner.post(_at(fund, "checkpoints/1/witness/")).status_code == 302
    assert partner.post(_at(fund, "checkpoints/1/sign/"), {"signature": their_signature(row)}).status_code == 302
    assert len(store.signatures(row)) == 2
    assert partner.get(_at(fund, "checkpoints/1/note/")).content == store.note_with_all(row).as_bytes()


def _at(fund: Ledger, more: str = "") -> str:
    return f"/partnerships/{fund.partnership}/{fund.fund}/evidence/{more}"


# Time stamps


def stamped(note: bytes, nonce: int, *, status: int = 0, hashed: Callable[[bytes], bytes] | None = None) -> bytes:
    """What an authority would answer, unsigned."""
    query = der.children(der.only(stamping.query_of((hashed or bytes)(note), nonce=nonce)))
    imprint = der.sequence(query[1].content)
    moment = b"\x18\x0f20220720090600Z"
    token = der.sequence(der.integer(1), der.oid("1.2.3"), imprint, der.integer(7), moment, der.integer(nonce))
    inside = der.sequence(der.oid("1.2.840.113549.1.9.16.1.4"), _wrapped(der.octets(token)))
    signed_data = der.sequence(der.integer(3), b"\x31\x00", inside)
    content = der.sequence(der.oid("1.2.840.113549.1.7.2"), _wrapped(signed_data))
    return der.sequence(der.sequence(der.integer(status)), content)


def _wrapped(value: bytes) -> bytes:
    return b"\xa0" + der.octets(value)[1:]


def test_a_stamp_grants_the_request_that_was_written(signed: dict[str, User], fund: Ledger, tmp_path: Path) -> None:
    user = signed["pool.manager"]
    row = stamping.ask(user, fund, None, to=tmp_path / "q.tsq", at=AT)
    query = StampQuery.objects.get()
    nonce = der.number(der.children(der.only(bytes(query.query)))[2])
    note = bytes(row.note)
    wrong: list[Any] = [
        (stamped(note, nonce, status=2), "did not grant"),
        (stamped(note, nonce + 1), "answers another request"),
        (stamped(note, nonce, hashed=lambda text: text + b"!"), "something else than the checkpoint"),
        (b"\x30\x84\xff\xff\xff\xff", "cannot be read"),
    ]
    for response, says in wrong:
        with pytest.raises(NotAStamp, match=says):
            stamping.keep(user, fund, None, response, at=LATER)
    kept = stamping.keep(user, fund, None, stamped(note, nonce), at=LATER)
    assert kept.stamped_at == datetime(2022, 7, 20, 9, 6, tzinfo=UTC)
    assert (tmp_path / "q.tsq").read_bytes() == bytes(query.query)
