"""An export that is broken or hostile is refused in a sentence; and a long one is checked the same in slices."""

from __future__ import annotations

import ast
import json
import os
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from tests.verifier.exports import HOST, Log
from verifier import section75_verify

SOAK = bool(os.environ.get("SECTION75_SOAK"))
VERIFIER = Path(section75_verify.__file__)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    log = Log()
    log.grow(30)
    log.checkpoint()
    return log.write(tmp_path / "export")


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = section75_verify.main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert told.err == ""
    return code, told.out


def put(file: str, content: bytes) -> Callable[[Path], None]:
    def change(export: Path) -> None:
        (export / file).write_bytes(content)

    return change


def with_line(file: str, number: int, old: bytes, new: bytes) -> Callable[[Path], None]:
    def change(export: Path) -> None:
        lines = (export / file).read_bytes().split(b"\n")
        assert old in lines[number - 1]
        lines[number - 1] = lines[number - 1].replace(old, new)
        (export / file).write_bytes(b"\n".join(lines))

    return change


def cut(file: str) -> Callable[[Path], None]:
    def change(export: Path) -> None:
        (export / file).write_bytes((export / file).read_bytes()[:-20])

    return change


def only_lines(export: Path) -> None:
    head = json.loads((export / "export.json").read_bytes())
    (export / "export.json").write_text(json.dumps({**head, "lines": 31}))


BROKEN: dict[str, Callable[[Path], None]] = {
    "no head": lambda export: (export / "export.json").unlink(),
    "no log": lambda export: (export / "log.jsonl").unlink(),
    "another format": put("export.json", b'{"format":"section75-evidence/9"}'),
    "no origin": put("export.json", b'{"format":"section75-evidence/1"}'),
    "head is a list": put("export.json", b"[]"),
    "head is nothing": put("export.json", b""),
    "head too deep": put("export.json", b"[" * 100_000),
    "lines it does not have": only_lines,
    "log of zeros": put("log.jsonl", bytes(1000)),
    "log not UTF-8": with_line("log.jsonl", 3, b"cash", b"c\xffsh"),
    "one word of a body": with_line("log.jsonl", 3, b"cash", b"c"),
    "log breaks off": cut("log.jsonl"),
    "number is text": with_line("log.jsonl", 3, b'"number":3}', b'"number":"3"}'),
    "number is true": with_line("log.jsonl", 3, b'"number":3}', b'"number":true}'),
    "number with a fraction": with_line("log.jsonl", 3, b'"number":3}', b'"number":3.0}'),
    "number of many figures": with_line("log.jsonl", 3, b'"number":3}', b'"number":' + b"9" * 5_000 + b"}"),
    "half a character": with_line("log.jsonl", 3, b"cash", b"\\ud800"),
    "no chain": with_line("log.jsonl", 3, b'"chain"', b'"train"'),
    "chain too short": with_line("log.jsonl", 3, b'"chain":"', b'"chain":"0'),
    "words not JSON": put("words.jsonl", b"words\n"),
    "words without number": put("words.jsonl", b'{"words":"x"}\n'),
    "words without salt": put("words.jsonl", b'{"number":1,"words":"x"}\n'),
    "salt not hexadecimal": put("words.jsonl", b'{"number":1,"words":"x","words_salt":"xx"}\n'),
    "words are a number": put("words.jsonl", b'{"number":1,"words":7,"words_salt":"00"}\n'),
    "keys not keys": put("keys.txt", b"signing 1 nothing\n"),
    "keys of another use": put("keys.txt", b"owning 1 nothing\n"),
    "keys not UTF-8": put("keys.txt", b"\xff\n"),
    "key not base64": put("keys.txt", b"signing 1 a+00000000+%%\n"),
    "key of another kind": put("keys.txt", b"signing 1 a+00000000+AAAA\n"),
    "key with another id": put("keys.txt", f"signing 1 {HOST.public}\n".replace("+b6edfe2c+", "+00000000+").encode()),
    "checkpoint empty": put("checkpoints/0001.txt", b""),
    "checkpoint not UTF-8": put("checkpoints/0001.txt", b"\xff"),
    "checkpoint twice": lambda export: put("checkpoints/2.txt", (export / "checkpoints/0001.txt").read_bytes())(export),
    "checkpoint without its first": with_line("checkpoints/0001.txt", 7, b"previous 0", b"previous 1"),
    "checkpoint of another log": with_line("checkpoints/0001.txt", 1, b"invented-2022", b"invented-2023"),
    "signature no signature": with_line("checkpoints/0001.txt", 9, b"invented.example ", b"invented.example AAAA"),
    "signature not base64": with_line("checkpoints/0001.txt", 9, b"invented.example ", b"invented.example A"),
    "files not hashes": put("files.txt", b"april.csv\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_export_is_refused_in_a_sentence_or_told_as_tampering(
    export: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    BROKEN[name](export)
    code, told = asked(capsys, export, "--cores", "1")
    assert code == (1 if name == "one word of a body" else 2), told
    assert "Traceback" not in told
    assert "does not know" not in told


@pytest.mark.parametrize("seed", range(2_000 if SOAK else 40))
def test_whatever_byte_of_an_export_is_altered_a_sentence_is_said(
    export: Path, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    drawn = random.Random(seed)
    path = drawn.choice(sorted(path for path in export.rglob("*") if path.is_file() and path.suffix))
    content = bytearray(path.read_bytes())
    for _ in range(drawn.randint(1, 3)):
        content[drawn.randrange(len(content))] = drawn.choice(b'\x00\n"{}\\,9\xff')
    path.write_bytes(bytes(content[: drawn.randint(len(content) // 2, 2 * len(content))]))
    _, told = asked(capsys, export, "--cores", "1", "--key", HOST.public)
    assert "does not know" not in told, path


def test_a_body_that_can_be_written_in_another_way_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for body in (b'{"kind":"x","kind":"x"}', b'{ "number":1}', b'{"a":1.5}', b'{"a":"e\xcc\x81"}', b"[]", b"NaN"):
        log = Log()
        log.add("x", body)
        code, told = asked(capsys, log.write(tmp_path / body.hex()), "--cores", "1")
        assert (code, "canonical" in told) == (2, True), body


def test_a_body_of_another_fund_or_kind_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = Log()
    log.grow(1)
    log.bodies[0] = ("closing", log.bodies[0][1])
    assert asked(capsys, log.write(tmp_path / "kind"), "--cores", "1")[1].startswith("Entry 1 changed.")
    log.bodies[0] = ("x", b'{"fund":"other","kind":"x","number":1,"partnership":"invented-2022"}')
    log.rechain()
    assert asked(capsys, log.write(tmp_path / "fund"), "--cores", "1")[1].startswith("Entry 1 changed.")


def test_an_empty_log_is_good_to_its_beginning(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = Log()
    log.checkpoint()
    assert asked(capsys, log.write(tmp_path / "empty"))[1].startswith("Good to entry 0.")


def test_what_was_kept_has_to_be_of_this_log(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept"
    for option in ("--checkpoints", "--leaves", "--files"):
        assert asked(capsys, export, option, kept) == (2, f"Cannot judge: {kept} is not a folder.\n")
    kept.mkdir()
    assert asked(capsys, export, "--checkpoints", kept)[0] == 2
    assert asked(capsys, export, "--leaves", kept)[0] == 2
    listed = (export / "files.txt").read_bytes()
    (export / "files.txt").unlink()
    assert asked(capsys, export, "--files", kept)[0] == 2
    (export / "files.txt").write_bytes(listed)
    assert asked(capsys, export, "--key", "nonsense")[0] == 2
    note = (export / "checkpoints/0001.txt").read_bytes()
    (kept / "ours.txt").write_bytes(note)
    (kept / "theirs.txt").write_bytes(note.replace(b"older-people", b"other-people"))
    code, told = asked(capsys, export, "--checkpoints", kept)
    assert (code, "1 checkpoint(s) in your folder are of other logs" in told) == (0, True)
    (kept / "short.bin").write_bytes(b"section75-leaves/1 x 1\nabc")
    assert "is not a leaf file" in asked(capsys, export, "--leaves", kept)[1]


def zipped(export: Path, place: Path, below: str = "") -> Path:
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(export.rglob("*")):
            archive.write(path, f"{below}{path.relative_to(export)}")
    return place


def test_a_zip_file_is_an_export_too(export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for below in ("", "invented/"):
        assert asked(capsys, zipped(export, tmp_path / "export.zip", below))[0] == 0
    whole = (tmp_path / "export.zip").read_bytes()
    middle = len(whole) // 3
    (tmp_path / "broken.zip").write_bytes(whole[:middle] + bytes(60) + whole[middle + 60 :])
    code, told = asked(capsys, tmp_path / "broken.zip")
    assert (code, "does not know" in told) == (2, False)
    (tmp_path / "cut.zip").write_bytes(whole[:middle])
    assert asked(capsys, tmp_path / "cut.zip")[0] == 2
    assert asked(capsys, tmp_path / "nowhere.zip")[0] == 2
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("../export.json", b"{}")
    assert asked(capsys, tmp_path / "other.zip")[0] == 2
    assert not (tmp_path.parent / "export.json").exists()


@pytest.mark.parametrize("second", ["../log.jsonl", "./log.jsonl", "other/log.jsonl", "export/../log.jsonl"])
def test_a_zip_file_with_a_second_log_is_refused(
    export: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], second: str
) -> None:
    place = zipped(export, tmp_path / "two.zip")
    with zipfile.ZipFile(place, "a") as archive:
        archive.writestr(second, (export / "log.jsonl").read_bytes().replace(b"cash", b"cosh"))
    code, told = asked(capsys, place)
    assert (code, "more than one export" in told) == ((0, False) if second.startswith("export/") else (2, True))


@pytest.mark.parametrize("file", ["log.jsonl", "words.jsonl", "export.json"])
def test_a_table_that_says_something_twice_is_refused(
    export: Path, capsys: pytest.CaptureFixture[str], file: str
) -> None:
    content = (export / file).read_bytes()
    first, rest = content.split(b"\n", 1)
    name = {"log.jsonl": b"body", "words.jsonl": b"words", "export.json": b"fund"}[file]
    (export / file).write_bytes(b'{"' + name + b'":"another",' + first[1:] + b"\n" + rest)
    assert asked(capsys, export)[0] == 2


def test_the_log_is_checked_the_same_in_slices_on_all_cores(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = Log()
    log.grow(45)
    log.checkpoint()
    log.grow(30)
    log.checkpoint()
    log.leaf_file(tmp_path / "leaves", 7, 70)
    export = log.write(tmp_path / "export")
    for size in (500, 700, 5_000, 1 << 20):
        monkeypatch.setattr(section75_verify, "SLICE", size)
        for cores in (1, 2):
            told = asked(capsys, export, "--cores", cores, "--leaves", tmp_path / "leaves")
            assert told[1].startswith("Good to entry 75."), (size, cores, told)
    for number in (1, 2, 40, 75):
        words = (export / "words.jsonl").read_bytes()
        old, new = (f"invoice {number}".encode(), b"gift") if number > 1 else (b"ann", b"amy")
        (export / "words.jsonl").write_bytes(words.replace(old, new, 1))
        monkeypatch.setattr(section75_verify, "SLICE", 900)
        assert asked(capsys, export)[1].startswith(f"Entry {number} changed."), number
        (export / "words.jsonl").write_bytes(words)


# RFC 8032, section 7.1: secret key, public key, message, signature.
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS)
def test_signatures_of_rfc_8032_hold_and_altered_ones_do_not(
    secret: str, public: str, message: str, signature: str
) -> None:
    key, text, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).public_key().public_bytes_raw() == key
    assert section75_verify.ed25519_holds(key, text, signed)
    assert not section75_verify.ed25519_holds(key, text + b"x", signed)
    for place in (0, 31, 32, 63):
        altered = bytearray(signed)
        altered[place] ^= 1
        assert not section75_verify.ed25519_holds(key, text, bytes(altered))
    higher = int.from_bytes(signed[32:], "little") + section75_verify.ORDER
    assert not section75_verify.ed25519_holds(key, text, signed[:32] + higher.to_bytes(32, "little"))
    for wrong in (b"", key + b"x", b"\xff" * 32, (2).to_bytes(32, "little"), (1 | 1 << 255).to_bytes(32, "little")):
        assert not section75_verify.ed25519_holds(wrong, text, signed)
        assert not section75_verify.ed25519_holds(key, text, wrong.ljust(32, b"\0")[:32] + signed[32:])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 95), st.integers(0, 255))
def test_signatures_are_judged_as_by_a_library(secret: bytes, message: bytes, place: int, flip: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(secret)
    both = bytearray(private.public_key().public_bytes_raw() + private.sign(message))
    both[place] ^= flip
    key, signed = bytes(both[:32]), bytes(both[32:])
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signed, message)
        good = True
    except (InvalidSignature, ValueError):
        good = False
    assert section75_verify.ed25519_holds(key, message, signed) == good
    assert good or flip


def test_it_needs_one_file_the_standard_library_and_python_3_9() -> None:
    tree = ast.parse(VERIFIER.read_text(encoding="utf-8"), feature_version=(3, 9))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= {*sys.stdlib_module_names, "__future__"}
