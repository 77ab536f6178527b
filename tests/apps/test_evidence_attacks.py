"""What somebody with the database's password could do to rows beside the log, and what is held against them outside."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction
from django.db.models import F

from section75.apps.accounts.models import User
from section75.apps.audit import guards
from section75.apps.evidence import actions, checking, exporting, keyfile, keys, store, verifying
from section75.apps.evidence.held import Held
from section75.apps.evidence.leaf_files import leaf_files
from section75.apps.evidence.models import Checkpoint, CounterSignature, PartnerKey
from section75.apps.evidence.refusals import EvidenceBroken, KeyRegisteredAlready, KeyUnreadable
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import head
from section75.apps.ledger.models import AccountBalance, FundHead, LogAct, MonthClosing, PostedFile, PostingRun
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import COSIGNING, LeafFile, PublicKey, note_of, read_leaves, read_note, signature_of
from tests.acts import close_month
from tests.verifier.written_from_the_page import check
from verifier import section75_verify

AT = datetime(2022, 7, 20, 9, 5, tzinfo=UTC)
APRIL = Month(FinancialYear(2022), 1)
THEIRS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
THEIR_KEY = PublicKey("icb.example", keyfile.public_of(THEIRS))
FAR = 2**63 - 1


class Undo(Exception):
    """An attack is taken back."""


@pytest.fixture
def closed(quarter: dict[str, User], fund: Ledger) -> dict[str, User]:
    """April is closed, and a partner has registered its key."""
    actions.register_key(quarter["partner.chief"], fund, str(THEIR_KEY), at=AT, proved_at=AT)
    actions.sign_now(fund, because="test", at=AT)
    close_month(quarter["pool.manager"], fund, APRIL, at=AT)
    return quarter


def hide(fund: Ledger, **place: int) -> None:
    """An entry that no walk along the log comes to, with its amount in the balances, where reports take it from."""
    row = fund.rows().get(seq=5)
    for account, side in ((row.debit, "debit"), (row.credit, "credit")):
        AccountBalance.objects.filter(
            fund=fund.fund, account=account, year=row.year, month=row.month, effective_on=row.effective_on
        ).update(**{side: F(side) + row.pence, f"{side}s": F(f"{side}s") + 1})
    row.pk, row.file, row.file_row, row.reason = None, None, None, "Hidden"
    for name, value in place.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def more_salt(rows: Any) -> None:
    rows.update(salt=bytes(rows.get().salt) + bytes(1))


def of_one(**change: Any) -> Callable[[Ledger], Any]:
    return lambda _fund: Checkpoint.objects.filter(number=1).update(**change)


ATTACKS: dict[str, tuple[Callable[[Ledger], Any], str]] = {
    "an entry numbered 0": (lambda fund: hide(fund, seq=0, log_number=1), "1,018 entries are kept, and 1,017 of them"),
    "an entry beyond all lines": (lambda fund: hide(fund, seq=9_999, log_number=FAR), "1,018 entries are kept"),
    "an act beyond all lines": (
        lambda _: LogAct.objects.filter(kind="closing").update(log_number=FAR),
        "2 acts are kept, and 1 of them",
    ),
    "what an act is called": (lambda _: LogAct.objects.filter(kind="closing").update(kind="gift"), "is kept as gift"),
    "when an act was": (lambda _: LogAct.objects.update(at=AT.replace(year=2021)), "is kept as"),
    "an empty salt": (lambda fund: fund.rows().filter(seq=5).update(salt=b""), "line 5 (entry 5) was changed"),
    "a longer salt": (lambda fund: fund.rows().filter(seq=5).update(salt=bytes(17)), "line 5 (entry 5) was changed"),
    "a salt with more after it": (
        lambda fund: more_salt(fund.rows().filter(seq=5)),
        "line 5 (entry 5) was changed",
    ),
    "a posting's salt with more after it": (
        lambda fund: more_salt(fund.runs().filter(first_seq=1)),
        "line 1 (entry 1) was changed",
    ),
    "a posting without its salt": (
        lambda fund: fund.runs().filter(first_seq=1).update(salt=b""),
        "line 1 (entry 1) was changed",
    ),
    "a head that cannot be read": (lambda _: FundHead.objects.update(frontier="rubbish"), "the head says neither"),
    "when a posting was": (lambda _: PostingRun.objects.update(recorded_at=AT), "line 5 (entry 5) was changed"),
    "who prepared it": (
        lambda _: PostingRun.objects.update(recorded_by=User.objects.get(username="member")),
        "line 5 (entry 5) was changed",
    ),
    "another posting's": (lambda fund: fund.rows().filter(seq=5).update(run=fund.runs()[0]), "entry 5) was changed"),
    "what a file was called": (lambda _: PostedFile.objects.update(name="gift.csv"), "line 5 (entry 5) was changed"),
    "what a file was": (lambda _: PostedFile.objects.update(sha256=F("name")), "line 5 (entry 5) was changed"),
    "a file gone": (lambda _: sql("DELETE FROM ledger_postedfile"), "line 5 (entry 5) was changed"),
    "a file of no fund's": (
        lambda fund: fund.rows().filter(seq=5).update(file=9_999),
        "line 5 (entry 5) was changed",
    ),
    "no head's entry": (lambda fund: fund.rows().filter(seq=5).update(head=9_999), "line 5 is missing"),
    "which entries a posting was": (lambda _: PostingRun.objects.update(last_seq=F("last_seq") + 1), "the postings"),
    "a posting gone": (lambda _: sql("DELETE FROM ledger_postingrun WHERE first_seq = 1"), "the postings tell of"),
    "a checkpoint gone": (lambda _: Checkpoint.objects.filter(number=1).delete(), "checkpoint 1 is missing"),
    "why a checkpoint was": (of_one(because="gift"), "checkpoint 1 does not say what is kept beside it"),
    "when a checkpoint was": (of_one(made_at=AT.replace(year=2021)), "does not say what is kept beside it"),
    "a checkpoint's chain": (of_one(chain="ab" * 32), "does not say what is kept beside it"),
    "how much is signed": (of_one(entries=9_999), "does not say what is kept beside it"),
    "a partner's key": (lambda _: PartnerKey.objects.update(public="ab" * 32), "stands in only one of the log and"),
    "whose a key is": (lambda _: PartnerKey.objects.update(party="council"), "stands in only one of the log and"),
    "a closing gone": (lambda _: sql("DELETE FROM ledger_monthclosing"), "the closing of line 1,019 is kept nowhere"),
}  # fmt: skip


def test_every_attack_beside_the_log_is_said(closed: dict[str, User], fund: Ledger) -> None:
    assert verifying.verify(fund).broken == ()
    unnoticed = {}
    for name, (attack, says) in ATTACKS.items():
        found = after(attack, fund)
        if not any(says in each for each in found):
            unnoticed[name] = found
    assert unnoticed == {}
    assert verifying.verify(fund).broken == ()


def after(attack: Callable[[Ledger], Any], fund: Ledger) -> tuple[str, ...]:
    """What verifying says after an attack, which is taken back."""
    found: tuple[str, ...] = ()
    try:
        with transaction.atomic():
            connection.check_constraints()
            guards.take_down()
            attack(fund)
            found = verifying.verify(fund).broken
            raise Undo
    except Undo:
        return found


def test_a_fund_whose_head_is_gone_is_verified_all_the_same(closed: dict[str, User], fund: Ledger) -> None:
    def taken_away(_: Ledger) -> None:
        sql("DELETE FROM ledger_fundhead")
        assert checking.funds("", "") == checking.funds(fund.partnership, "") == [fund]

    assert any("were put in after the end" in each for each in after(taken_away, fund))


def test_a_head_put_back_signs_nothing(closed: dict[str, User], fund: Ledger) -> None:
    connection.check_constraints()
    guards.take_down()
    FundHead.objects.update(size=F("size") - 1)
    with pytest.raises(EvidenceBroken):
        actions.sign_now(fund, because="test", at=AT)
    connection.check_constraints()
    guards.install()


def test_a_checker_written_from_the_page_agrees_on_what_the_application_exports(
    closed: dict[str, User], fund: Ledger, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    actions.rotate_key(closed["administrator"], at=AT)
    with zipfile.ZipFile(io.BytesIO(b"".join(exporting.export(fund)))) as archive:
        archive.extractall(tmp_path)
    key = str(next(exporting.held_keys(fund)).key)
    kept_notes = [bytes(row.note) for row in store.all_of(fund)]
    assert check(tmp_path, key, kept_notes) == f"good to entry {head(fund).size}"
    assert section75_verify.main([str(tmp_path), "--key", key, "--cores", "1"]) == 0
    assert capsys.readouterr().out.startswith(f"Good to entry {head(fund).size}.")
    log = (tmp_path / "log.jsonl").read_text(encoding="utf-8")
    (tmp_path / "log.jsonl").write_text(log.replace('pence\\":', 'pence\\":9', 1), encoding="utf-8")
    assert check(tmp_path, key, kept_notes) == "entry 1 changed"


# Held against what was kept outside


def kept(fund: Ledger) -> Held:
    (file, *_) = leaf_files(fund)
    return Held(
        tuple(read_note(bytes(row.note)) for row in store.all_of(fund)), (read_leaves(file.content(), file.name),)
    )


def test_a_note_that_no_key_of_ours_signed_accuses_nobody(closed: dict[str, User], fund: Ledger) -> None:
    told = read_note(bytes(store.get(fund).note)).checkpoint
    invented = replace(told, root=bytes(32))
    forged = note_of(invented, [signature_of(THEIR_KEY, THEIRS.sign(invented.text().encode()))])
    broken = verifying.verify(fund, against=Held((forged,))).broken
    assert broken == ("the checkpoint 2 that was kept outside is signed with no key of ours",)


def test_a_leaf_file_at_odds_with_a_signed_checkpoint_accuses_nobody(closed: dict[str, User], fund: Ledger) -> None:
    held = kept(fund)
    (file,) = held.leaves
    forged = LeafFile(file.origin, file.first, bytes(32) + file.leaves[32:])
    says = "a leaf file kept outside is not of line 1 as a checkpoint kept outside signed it"
    assert verifying.verify(fund, against=held).broken == ()
    assert verifying.verify(fund, against=Held(held.notes, (forged,))).broken == (says,)
    assert verifying.verify(fund, against=Held((), (forged,))).broken == (
        "line 1 is not the one whose leaf was kept outside",
    )


def test_a_checkpoint_that_somebody_took_away_is_missed(closed: dict[str, User], fund: Ledger) -> None:
    held = kept(fund)
    connection.check_constraints()
    guards.take_down()
    Checkpoint.objects.filter(number=2).delete()
    connection.check_constraints()
    guards.install()
    says = "the checkpoint 2 that was kept outside is not among those kept here"
    assert says in verifying.verify(fund, against=held).broken


def removed(rows: Any) -> None:
    """As somebody with the database's password, past the guards."""
    connection.check_constraints()
    guards.take_down()
    rows.delete()
    connection.check_constraints()
    guards.install()


def test_the_last_checkpoint_is_missed_without_any_copy_of_it(closed: dict[str, User], fund: Ledger) -> None:
    assert verifying.verify(fund).broken == ()
    last = store.get(fund)
    removed(Checkpoint.objects.filter(pk=last.pk))
    (says,) = verifying.verify(fund).broken
    assert says == (
        f"a checkpoint after the last is missing: line {last.size:,} (closing) was signed when it was written"
    )


def test_the_checkpoint_of_a_day_is_missed_too(closed: dict[str, User], fund: Ledger) -> None:
    second = PublicKey("icb.example", bytes(range(2, 34)))
    actions.register_key(closed["partner.chief"], fund, str(second), at=AT, proved_at=AT)
    assert actions.sign_daily(at=AT + timedelta(days=1)) == 1
    last = store.get(fund)
    assert verifying.verify(fund).broken == ()
    removed(Checkpoint.objects.filter(pk=last.pk))
    (says,) = verifying.verify(fund).broken
    assert f"line {last.size:,} (daily signing)" in says


@pytest.mark.parametrize("by_key", [True, False])
def test_a_counter_signature_that_somebody_took_away_is_missed(
    closed: dict[str, User], fund: Ledger, by_key: bool
) -> None:
    number, who = store.get(fund).number, closed["partner.chief"]
    if by_key:
        given = str(signature_of(THEIR_KEY, THEIRS.sign(read_note(bytes(store.get(fund).note)).text.encode())))
        actions.counter_sign(who, fund, number, given, at=AT, proved_at=AT)
    else:
        actions.witness(who, fund, number, at=AT, proved_at=AT)
    assert verifying.verify(fund).broken == ()
    removed(CounterSignature.objects.all())
    (says,) = verifying.verify(fund).broken
    assert says == f"the counter-signature of icb under checkpoint {number}, which the log tells of, is missing"


def test_a_counter_signature_asks_for_no_checkpoint(closed: dict[str, User], fund: Ledger) -> None:
    actions.sign_daily(at=AT + timedelta(days=1))
    last = store.get(fund)
    later = AT + timedelta(days=2)
    actions.witness(closed["partner.chief"], fund, last.number, at=later, proved_at=later)
    assert actions.sign_daily(at=AT + timedelta(days=3)) == 0


# Keys


def test_nobody_registers_a_key_under_the_name_of_another(closed: dict[str, User], fund: Ledger) -> None:
    """Else the four bytes of an id, found by trying, make the host's own signature look bad."""
    like_the_host = str(PublicKey(keys.name_here(), bytes(range(32))))
    with pytest.raises(KeyRegisteredAlready):
        actions.register_key(closed["partner.chief"], fund, like_the_host, at=AT, proved_at=AT)
    second = PublicKey("icb.example", bytes(range(1, 33)))
    actions.register_key(closed["partner.chief"], fund, str(second), at=AT, proved_at=AT)


def test_a_key_for_cosignatures_makes_them(cast: dict[str, User], fund: Ledger) -> None:
    key = PublicKey("icb.example", keyfile.public_of(THEIRS), COSIGNING)
    actions.register_key(cast["partner.chief"], fund, str(key), at=AT, proved_at=AT)
    row = actions.sign_now(fund, because="test", at=AT)
    text = read_note(bytes(row.note)).text
    made = THEIRS.sign(f"cosignature/v1\ntime 1658307900\n{text}".encode())
    line = replace(signature_of(key, made), content=(1_658_307_900).to_bytes(8, "big") + made)
    actions.counter_sign(cast["partner.chief"], fund, 1, str(line), at=AT, proved_at=AT)
    assert [str(each.key) for each in exporting.held_keys(fund)][1:] == [str(key)]
    assert verifying.verify(fund).broken == ()


def test_an_export_has_no_key_that_began_after_its_last_line(closed: dict[str, User], fund: Ledger) -> None:
    size = head(fund).size
    actions.rotate_key(closed["administrator"], at=AT)
    assert [each.first for each in exporting.held_keys(fund, upto=size)] == [1, 1_018]
    assert [each.first for each in exporting.held_keys(fund)] == [1, size + 1, 1_018]


def test_threads_that_make_the_first_key_at_once_end_with_one(tmp_path: Path) -> None:
    for turn in range(20):
        together = Barrier(4)

        def make(path: Path, together: Barrier = together) -> bytes:
            together.wait()
            return keyfile.public_of(keyfile.make(path))

        with ThreadPoolExecutor(4) as pool:
            made = set(pool.map(make, [tmp_path / f"{turn}" / "key"] * 4))
        there = keyfile.read(tmp_path / f"{turn}" / "key")
        assert there is not None
        assert made == {keyfile.public_of(there)}
        assert [path.name for path in (tmp_path / f"{turn}").iterdir()] == ["key"]


@pytest.mark.parametrize(
    "content", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"]
)
def test_a_month_does_not_half_close_where_nothing_can_be_signed(
    quarter: dict[str, User], fund: Ledger, settings: Any, tmp_path: Path, content: bytes
) -> None:
    settings.SIGNING_KEY = tmp_path / "signing-key"
    (tmp_path / "signing-key").write_bytes(content)
    (tmp_path / "signing-key").chmod(0o600)
    before = head(fund)
    with pytest.raises(KeyUnreadable):
        close_month(quarter["pool.manager"], fund, APRIL, at=AT)
    assert (head(fund), MonthClosing.objects.count(), Checkpoint.objects.count()) == (before, 0, 0)
