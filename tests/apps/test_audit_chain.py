"""The trail is a chain: whoever changes it past the program, with the guards taken down, is found, on each engine."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps import audit
from section75.apps.audit import actions, store
from section75.apps.audit.engines import engine
from section75.apps.audit.guards import GUARDS_OF_THE_TRAIL, GuardsMissing, all_guards, install, missing
from section75.apps.audit.guards import require_standing as stand
from section75.apps.audit.models import AuditLine
from section75.apps.audit.refusals import TrailBroken
from section75.core import evidence
from section75.core.evidence import BEFORE_THE_FIRST, Kept, line_hash
from tests.databases import on_postgresql

from .trail import AT, move, tell, ten_lines, without_guards

COLUMNS = [field.name for field in AuditLine._meta.concrete_fields if not field.primary_key]
OTHERWISE = {
    "seq": 99,
    "at": AT + timedelta(microseconds=1),
    "outcome": "refused",
    "channel": "work",
    "hash": "f" * 64,
    "previous": "f" * 64,
}


@pytest.fixture
def trail(db: None) -> None:
    """Ten lines, and no guard."""
    ten_lines()
    without_guards()


def test_a_trail_nobody_touched_is_whole(trail: None) -> None:
    verdict = actions.verify()
    assert (verdict.upto, verdict.head) == (10, AuditLine.objects.get(seq=10).hash)
    assert AuditLine.objects.get(seq=1).previous == BEFORE_THE_FIRST
    assert actions.verify(Kept(10, verdict.head)) == verdict
    AuditLine.objects.all().delete()
    assert actions.verify().upto == 0


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_a_line_can_be_changed_unseen(trail: None, column: str) -> None:
    AuditLine.objects.filter(seq=5).update(**{column: OTHERWISE.get(column, "x")})
    with pytest.raises(TrailBroken, match="whole to line 4 and no further. Line 5 (was changed|is missing)"):
        actions.verify()


@pytest.mark.parametrize("column", ["fund", "delegation", "on_behalf_of", "before", "after"])
def test_nor_can_what_was_said_be_taken_back(trail: None, column: str) -> None:
    AuditLine.objects.filter(seq=5).update(**{column: ""})
    with pytest.raises(TrailBroken, match="Line 5 was changed"):
        actions.verify()


def test_a_line_deleted_in_the_middle_is_missed(trail: None) -> None:
    tell("DELETE FROM audit_auditline WHERE seq = 5")
    with pytest.raises(TrailBroken, match="Line 5 is missing: after line 4 comes line 6"):
        actions.verify()
    move([6, 7, 8, 9, 10], lambda seq: seq - 1)
    with pytest.raises(TrailBroken, match="Line 5 is missing: in its place stands what was line 6"):
        actions.verify()


def test_lines_deleted_at_the_end_are_missed_by_whoever_kept_the_last(trail: None) -> None:
    kept = store.head()
    tell("DELETE FROM audit_auditline WHERE seq > 8")
    assert actions.verify().upto == 8, "the chain alone does not show it"
    with pytest.raises(TrailBroken, match="Lines 9 to 10 are missing: the hash of line 10 was kept"):
        actions.verify(kept)


def forged(seq: int) -> AuditLine:
    """A line that follows the one before it, as a forger would make it."""
    before = AuditLine.objects.get(seq=seq - 1)
    content = {"who": "nobody", "act": "x", "outcome": "done", "says": "never done"}
    told = {"at": AT.isoformat().replace("+00:00", "Z"), **content}
    return AuditLine(seq=seq, at=AT, previous=before.hash, hash=line_hash(seq, before.hash, told), **content)


def test_a_line_put_in_between_is_named(trail: None) -> None:
    move([10, 9, 8, 7, 6, 5], lambda seq: seq + 1)
    forged(5).save()
    with pytest.raises(TrailBroken, match="Line 5 was put in: the line after, now 6, was 5 when it was written"):
        actions.verify()


def test_a_line_written_in_the_place_of_another_is_found(trail: None) -> None:
    instead = forged(5)
    tell("DELETE FROM audit_auditline WHERE seq = 5")
    instead.save()
    with pytest.raises(TrailBroken, match="Line 6 does not follow line 5"):
        actions.verify()


def test_lines_that_changed_places_are_found(trail: None) -> None:
    move([5], lambda _: 99)
    move([8], lambda _: 5)
    move([99], lambda _: 8)
    with pytest.raises(TrailBroken, match="Line 5 is missing: in its place stands what was line 8"):
        actions.verify()


def test_a_trail_written_again_is_found_by_whoever_kept_a_line(trail: None) -> None:
    kept = store.head()
    tell("DELETE FROM audit_auditline WHERE seq >= 5")
    for seq in range(5, 11):
        forged(seq).save()
    assert actions.verify().upto == 10, "the chain alone does not show it"
    with pytest.raises(TrailBroken, match="Line 10 is not the one whose hash was kept"):
        actions.verify(kept)


@pytest.mark.skipif(on_postgresql(), reason="PostgreSQL keeps no rubbish in a column of moments")
def test_a_line_that_cannot_be_read_is_named_too(trail: None) -> None:
    tell("UPDATE audit_auditline SET at = 'rubbish' WHERE seq = 5")
    with pytest.raises(TrailBroken, match="Line 5 was changed"):
        actions.verify()


def test_the_database_takes_no_line_that_does_not_follow(db: None) -> None:
    ten_lines()
    good = forged(11)
    for change in ({"seq": 13}, {"seq": 5}, {"previous": "f" * 64}, {"hash": "short"}):
        bad = forged(11)
        for name, value in change.items():
            setattr(bad, name, value)
        with pytest.raises(IntegrityError, match="next number and the hash"), transaction.atomic():
            bad.save()
    good.save()
    assert actions.verify().upto == 11


def test_no_line_takes_the_place_of_another(db: None) -> None:
    """INSERT OR REPLACE on SQLite deletes a row without asking the guard against deleting."""
    ten_lines()
    columns = ", ".join(COLUMNS)
    new = forged(11)
    new.id = AuditLine.objects.get(seq=5).id
    verb = "INSERT" if on_postgresql() else "INSERT OR REPLACE"
    values = [getattr(new, name) for name in COLUMNS]
    marks = ", ".join(["%s"] * len(COLUMNS))
    with pytest.raises(IntegrityError, match="never takes the place"), transaction.atomic():
        tell(f"{verb} INTO audit_auditline (id, {columns}) VALUES (%s, {marks})", new.id, *values)


def test_each_guard_that_is_missing_is_missed_and_nothing_is_served(db: None) -> None:
    written = [guard for guard in all_guards() if engine().written(guard)]
    assert {guard.name for guard in GUARDS_OF_THE_TRAIL} & {guard.name for guard in written}
    for guard in written:
        with connection.cursor() as cursor:
            engine().take_down(cursor, guard)
        assert missing() == (guard.name,)
        with pytest.raises(GuardsMissing, match=guard.name):
            stand()
        install()
    assert missing() == ()


def test_no_setting_and_no_word_of_the_environment_is_asked_before_a_line_is_written() -> None:
    """`keeping` asks where the database is, to say so; nothing else of this room asks anything of its surroundings."""
    rooms = [Path(audit.__file__).parent, Path(evidence.__file__).parent]
    sources = [path for room in rooms for path in room.rglob("*.py") if path.name != "keeping.py"]
    assert len(sources) > 15
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("django.conf", "environ", "getenv", "DEBUG") if word in text], path
