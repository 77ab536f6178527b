"""The signing key: made once, followed by another, missing, lost, open to others."""

from __future__ import annotations

import json
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.backups import restoring
from section75.apps.backups import store as backups
from section75.apps.backups.refusals import RestorationNotAccepted
from section75.apps.evidence import actions, keyfile, keys, store, verifying
from section75.apps.evidence.held import Held
from section75.apps.evidence.refusals import (
    AnotherKeyThere,
    KeyIsThere,
    KeyNotThere,
    KeyOpenToOthers,
    KeySuperseded,
    KeyUnreadable,
    NoReasonForLost,
    NotProvedToSign,
)
from section75.apps.inbox.asking import news_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import LogAct
from section75.core.authority import NoSuchPartnership
from section75.core.evidence import Note, PublicKey, read_note
from tests.apps import signing
from tests.apps.signing import AT, LATER


def test_the_key_is_made_once_and_read_by_its_owner_alone(cast: dict[str, User], key: Path) -> None:
    first = keys.signer(at=AT)
    assert keys.signer(at=LATER).row == first.row
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert [row.how for row in keys.known()] == ["first"]


def test_a_rotation_is_signed_by_the_old_key_and_stands_in_every_log(
    signed: dict[str, User], fund: Ledger, key: Path
) -> None:
    actions.sign_now(fund, because="test", at=AT)
    before = store.get(fund)
    new = actions.rotate_key(signed["administrator"], at=LATER)
    last = store.get(fund)
    assert (last.key, last.size) == (new, before.size + 1)
    act = LogAct.objects.get(kind="key", log_number=last.size)
    assert str(keys.key_of(new)) in act.body
    assert verifying.verify(fund).broken == ()


LOST = "the disk it was on broke, and no copy of it was kept"


def test_a_missing_key_signs_nothing_and_begins_nothing(signed: dict[str, User], fund: Ledger, key: Path) -> None:
    in_use = str(keys.key_of(keys.known()[0]))
    key.unlink()
    with pytest.raises(KeyNotThere) as refused:
        actions.sign_now(fund, because="test", at=LATER)
    assert in_use in refused.value.says
    assert str(key) in refused.value.says
    assert "begin-again" in refused.value.says
    assert (len(keys.known()), key.exists(), keyfile.following().exists()) == (1, False, False)


def test_a_folder_that_is_not_mounted_is_not_made(signed: dict[str, User], fund: Ledger, key: Path) -> None:
    key.parent.rename(key.parent.with_name("elsewhere"))
    with pytest.raises(KeyNotThere, match="folder is not there"):
        actions.sign_now(fund, because="test", at=LATER)
    with pytest.raises(KeyNotThere, match="folder is not there"):
        actions.begin_again(signed["administrator"], because=LOST, at=LATER, proved_at=LATER)
    assert not key.parent.exists()
    assert len(keys.known()) == 1


def test_a_key_nobody_knows_signs_nothing(signed: dict[str, User], fund: Ledger, key: Path) -> None:
    key.unlink()
    another = PublicKey(keys.name_here(), keyfile.public_of(keyfile.make(key)))
    with pytest.raises(AnotherKeyThere, match=another.id.hex()):
        actions.sign_now(fund, because="test", at=LATER)
    with pytest.raises(AnotherKeyThere, match="away"):
        actions.begin_again(signed["administrator"], because=LOST, at=LATER, proved_at=LATER)
    assert len(keys.known()) == 1


def test_a_lost_key_is_said_in_the_log_and_told_to_the_partner(
    signed: dict[str, User], fund: Ledger, key: Path
) -> None:
    key.unlink()
    row = actions.begin_again(signed["administrator"], because=LOST, at=LATER, proved_at=LATER)
    assert (row.how, row.signature, row.reason) == ("lost", "", LOST)
    last = store.get(fund)
    act = LogAct.objects.get(kind="key", log_number=last.size)
    assert json.loads(act.body)["facts"]["how"] == "lost"
    assert json.loads(act.body)["facts"]["because"] == LOST
    assert (last.key, keys.signer(at=LATER).row) == (row, row)
    assert verifying.verify(fund).broken == ()
    told = [each.says for each in news_of(signed["partner.chief"], since=AT, at=LATER)]
    assert any(row.key_id in says and "lost" in says for says in told)


def test_nothing_begins_again_while_the_key_is_there(signed: dict[str, User], key: Path) -> None:
    with pytest.raises(KeyIsThere, match="rotate"):
        actions.begin_again(signed["administrator"], because=LOST, at=LATER, proved_at=LATER)


def test_beginning_again_takes_an_administrator_a_reason_and_a_proof(signed: dict[str, User], key: Path) -> None:
    key.unlink()
    with pytest.raises(NoSuchPartnership):
        actions.begin_again(signed["pool.manager"], because=LOST, at=LATER, proved_at=LATER)
    with pytest.raises(NoReasonForLost):
        actions.begin_again(signed["administrator"], because="  ", at=LATER, proved_at=LATER)
    with pytest.raises(NotProvedToSign):
        actions.begin_again(signed["administrator"], because=LOST, at=LATER, proved_at=None)
    assert (len(keys.known()), key.exists()) == (1, False)


def test_beginning_again_that_breaks_off_leaves_a_key_that_signs(
    signed: dict[str, User], fund: Ledger, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off() -> None:
        raise KeyboardInterrupt

    key.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(keyfile, "take_following", break_off)
        with pytest.raises(KeyboardInterrupt):
            keys.begun_again(by=signed["administrator"], because=LOST, at=LATER)
    assert keys.signer(at=LATER).row.how == "lost"


@pytest.mark.skipif(os.name != "posix", reason="modes mean nothing here")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(signed: dict[str, User], fund: Ledger, key: Path, mode: int) -> None:
    key.chmod(mode)
    with pytest.raises(KeyOpenToOthers, match=f"chmod 600 {key}"):
        actions.sign_now(fund, because="test", at=LATER)
    key.chmod(0o600)
    assert actions.sign_now(fund, because="test", at=LATER).number == 1


def test_a_rotation_that_breaks_off_leaves_a_key_that_signs(
    cast: dict[str, User], key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off() -> None:
        raise KeyboardInterrupt

    keys.signer(at=AT)
    with monkeypatch.context() as patched:
        patched.setattr(keyfile, "take_following", break_off)
        with pytest.raises(KeyboardInterrupt):
            keys.rotated(by=cast["administrator"], at=LATER)
    latest = keys.latest()
    assert latest is not None
    assert latest.how == "rotated"
    assert keys.signer(at=LATER).row == latest


def test_a_key_that_another_followed_signs_nothing_more(cast: dict[str, User], key: Path) -> None:
    keys.signer(at=AT)
    old = key.read_bytes()
    keys.rotated(by=cast["administrator"], at=LATER)
    key.write_bytes(old)
    with pytest.raises(KeySuperseded, match="Put key"):
        keys.signer(at=LATER)


def test_a_file_that_is_no_key_is_refused(cast: dict[str, User], key: Path) -> None:
    key.parent.mkdir()
    key.write_text("not a key")
    key.chmod(0o600)
    with pytest.raises(KeyUnreadable, match="cannot be read as an Ed25519 signing key"):
        keys.signer(at=AT)


class Restored(Exception):
    """The books are again as they were before something was signed."""


def lost_in_a_restoration(fund: Ledger) -> Note:
    """The checkpoint a partner kept of books that were then restored to before it; the key's file stays."""
    with pytest.raises(Restored), transaction.atomic():  # noqa: PT012 - what is inside is undone
        actions.sign_daily(at=LATER + timedelta(days=1))
        note = read_note(bytes(store.get(fund).note))
        raise Restored
    return note


def test_books_older_than_the_first_key_know_the_key_that_is_at_hand(
    cast: dict[str, User], fund: Ledger, key: Path
) -> None:
    signing.register(cast, fund)
    note = lost_in_a_restoration(fund)
    assert (key.exists(), list(keys.known()), note.checkpoint.size) == (True, [], 2)
    assert verifying.verify(fund, against=Held((note,))).broken == (
        "lines 2 to 2 are missing: the checkpoint 1 that was kept outside has them",
        "the checkpoint 1 that was kept outside is not among those kept here",
    )


def test_books_older_than_a_rotation_know_the_key_that_is_at_hand(
    signed: dict[str, User], fund: Ledger, key: Path
) -> None:
    with pytest.raises(Restored), transaction.atomic():  # noqa: PT012 - what is inside is undone
        actions.rotate_key(signed["administrator"], at=LATER)
        note = read_note(bytes(store.get(fund).note))
        raise Restored
    assert len(keys.known()) == 1
    broken = verifying.verify(fund, against=Held((note,))).broken
    assert broken[0] == "lines 3 to 3 are missing: the checkpoint 2 that was kept outside has them"


@pytest.mark.parametrize("gone", [True, False])
def test_books_older_than_a_key_that_cannot_be_read_say_what_that_may_mean(
    cast: dict[str, User], fund: Ledger, key: Path, gone: bool
) -> None:
    signing.register(cast, fund)
    note = lost_in_a_restoration(fund)
    if gone:
        key.unlink()
    else:
        key.chmod(0o640)
    says = (
        "the checkpoint 1 that was kept outside is over 2 lines, and signed with a key that this log of 1 does not "
        "know yet: if the key is ours, what it signed is missing here"
    )
    assert verifying.verify(fund, against=Held((note,))).broken == (says,)


@pytest.mark.parametrize("gone", [True, False])
def test_books_older_than_the_first_key_take_nothing_until_both_accept(
    cast: dict[str, User], fund: Ledger, key: Path, tmp_path: Path, gone: bool
) -> None:
    signing.register(cast, fund)
    (tmp_path / "checkpoint-1.txt").write_bytes(lost_in_a_restoration(fund).as_bytes())
    if gone:
        key.unlink()
    (row,) = restoring.compare(tmp_path, at=LATER, by="root")
    assert (row.restored_size, row.known_size, row.differs) == (1, 2, False)
    with pytest.raises(RestorationNotAccepted, match="1 line of the log is missing"):
        backups.require_accepted(fund.partnership, fund.fund)
