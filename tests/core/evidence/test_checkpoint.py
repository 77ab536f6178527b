"""Checkpoints and keys in the shapes of C2SP: what is written is read again, and nothing else is."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from section75.core.evidence import (
    Checkpoint,
    NotACheckpoint,
    NotAKey,
    PublicKey,
    key_facts,
    key_id,
    note_of,
    read_note,
    read_signature,
    rotation_bytes,
    signature_of,
)
from section75.core.evidence.keys import COSIGNING

KEY = PublicKey("invented.example", bytes(range(32)))
STATED = Checkpoint(
    origin="section75/invented.example/invented-2022/older-people",
    size=1018,
    root=b"\xff" * 32,
    chain=bytes(range(32)),
    at=datetime(2022, 7, 11, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    why="closing 2022/23 M3",
    previous=2,
)
TEXT = (
    "section75/invented.example/invented-2022/older-people\n1018\n//////////////////////////////////////////8=\n"
    "chain 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
    "at 2022-07-11T09:30:00.000000Z\nwhy closing 2022/23 M3\nprevious 2\n"
)
NOTE = note_of(STATED, [signature_of(KEY, bytes(64))])


def test_a_checkpoint_is_written_line_by_line() -> None:
    line = "\u2014 invented.example " + b64encode(KEY.id + bytes(64)).decode() + "\n"
    assert NOTE.as_bytes().decode() == f"{TEXT}\n{line}"
    assert STATED.number == 3


def test_what_is_written_is_read_again() -> None:
    read = read_note(NOTE.as_bytes())
    assert read == replace(NOTE, checkpoint=replace(STATED, at=STATED.at.astimezone(UTC)))
    assert read.as_bytes() == NOTE.as_bytes()


def test_the_lines_of_the_c2sp_pages_are_read() -> None:
    log = "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
    witness = "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    one = read_signature(f"\u2014 example.com/behind-the-sofa {log}")
    other = read_signature(f"\u2014 witness.example.com/w1 {witness}")
    assert (one.key_id.hex(), one.cosigned_at) == ("033de0ae", None)
    assert (other.key_id.hex(), other.cosigned_at) == ("8d66cf3f", 1_679_315_147)


def test_a_partner_signs_on_a_line_of_its_own() -> None:
    partner = PublicKey("icb.example", bytes(32))
    both = note_of(STATED, [*NOTE.signatures, signature_of(partner, b"1" * 64)])
    read = read_note(both.as_bytes())
    assert [line.is_of(partner) for line in read.signatures] == [False, True]
    assert [line.over(read.text) for line in read.signatures] == [TEXT.encode()] * 2
    assert read.signatures[1].signature == b"1" * 64


def test_a_cosignature_has_its_moment_in_what_it_signs() -> None:
    cosigner = PublicKey("icb.example", bytes(32), COSIGNING)
    content = cosigner.id + (1_679_315_147).to_bytes(8, "big") + b"2" * 64
    line = read_signature(f"\u2014 icb.example {b64encode(content).decode()}")
    assert (line.cosigned_at, line.signature) == (1_679_315_147, b"2" * 64)
    assert line.over("text\n") == b"cosignature/v1\ntime 1679315147\ntext\n"
    assert line.is_of(cosigner)
    assert not line.is_of(PublicKey("icb.example", bytes(32)))


BROKEN = {
    "nothing": b"",
    "not UTF-8": b"\xff",
    "a carriage return": NOTE.as_bytes().replace(b"\n", b"\r\n"),
    "no blank line": NOTE.as_bytes().replace(b"\n\n", b"\n"),
    "no last newline": NOTE.as_bytes()[:-1],
    "too long": NOTE.as_bytes() + b"x" * 100_000,
    "a size with a leading nothing": NOTE.as_bytes().replace(b"\n1018\n", b"\n01018\n"),
    "a size below nothing": NOTE.as_bytes().replace(b"\n1018\n", b"\n-1\n"),
    "lines in another order": NOTE.as_bytes().replace(b"why closing 2022/23 M3\nprevious 2", b"previous 2\nwhy x"),
    "another origin": NOTE.as_bytes().replace(b"section75/", b"section76/"),
    "an origin of three parts": NOTE.as_bytes().replace(b"/older-people", b""),
    "a day there is not": NOTE.as_bytes().replace(b"2022-07-11", b"2022-02-30"),
    "a root in other base64": NOTE.as_bytes().replace(b"//8=", b"//9="),
    "no signature": f"{TEXT}\n".encode(),
    "a hyphen for the dash": NOTE.as_bytes().replace("\u2014".encode(), b"-"),
    "a signature cut short": f"{TEXT}\n\u2014 invented.example AAAA\n".encode(),
    "a signature in no base64": f"{TEXT}\n\u2014 invented.example A\n".encode(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_malformed_note_is_refused(name: str) -> None:
    with pytest.raises(NotACheckpoint):
        read_note(BROKEN[name])


@pytest.mark.parametrize(
    "change",
    [{"why": "two\nlines"}, {"why": ""}, {"why": "a\ttab"}, {"origin": "section75/a b/c/d"}, {"origin": "x/a/b/c"}],
)
def test_what_could_not_be_read_again_is_not_written(change: dict[str, str]) -> None:
    with pytest.raises(NotACheckpoint):
        replace(STATED, **change).text()  # type: ignore[arg-type]


def test_a_note_that_nobody_signed_and_a_signature_of_other_length_are_not_built() -> None:
    with pytest.raises(AssertionError, match="nobody"):
        note_of(STATED, [])
    with pytest.raises(AssertionError, match="64 bytes"):
        signature_of(KEY, b"short")


def test_a_key_is_written_and_read_again() -> None:
    for key in (KEY, PublicKey("icb.example/finance", bytes(32), COSIGNING)):
        assert PublicKey.of(f"{key}\n") == key
        assert str(key).split("+")[1] == key.id.hex() == key_id(key.name, key.public, purpose=key.purpose).hex()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name+00000000",
        f"name+{key_id('name', bytes(32)).hex()}+%%",
        "name+00000000+" + b64encode(b"\x01" + bytes(32)).decode(),
        "name+00000000+" + b64encode(b"\x02" + bytes(32)).decode(),
        "name+00000000+" + b64encode(b"\x01" + bytes(31)).decode(),
        "a name+00000000+" + b64encode(b"\x01" + bytes(32)).decode(),
    ],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NotAKey):
        PublicKey.of(text)


def test_a_key_that_follows_another_has_its_signature_in_the_log() -> None:
    new = PublicKey("invented.example", b"9" * 32)
    assert rotation_bytes(KEY, new) == f"section75-key-rotation/1\n{KEY}\n{new}\n".encode()
    assert key_facts(KEY, how="first") == {"key": str(KEY), "how": "first"}
    assert key_facts(new, how="rotated", old=KEY, signature=b"\x01\x02") == {
        "key": str(new),
        "how": "rotated",
        "follows": str(KEY),
        "signature": "0102",
    }
