"""The page is enough: a checker of under 100 lines that was written from it alone says what ours says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verifier.exports import HOST, NEXT, STRANGER, Log, entry
from tests.verifier.written_from_the_page import check
from verifier import section75_verify


def nothing(_log: Log) -> None:
    """An honest host."""


def edit(log: Log) -> None:
    log.put(12, entry(12, pence=999))


def edit_and_write_all_again(log: Log) -> None:
    edit(log)
    log.rechain()
    log.notes = []
    log.checkpoint()


def cut(log: Log) -> None:
    del log.bodies[-10:], log.chains[-10:], log.notes[1:]


def rotate(log: Log) -> None:
    log.rotate(NEXT)
    log.grow(3)
    log.checkpoint()


def sign_with_the_old_key(log: Log) -> None:
    log.rotate(NEXT)
    log.checkpoint(by=HOST)


def be_somebody_else(log: Log) -> None:
    log.rotate(STRANGER, how="lost")
    log.checkpoint()


@pytest.mark.parametrize(
    "attack", [nothing, edit, edit_and_write_all_again, cut, rotate, sign_with_the_old_key, be_somebody_else]
)
def test_both_checkers_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], attack: Callable[[Log], None]
) -> None:
    log, kept = Log(), tmp_path / "kept"
    kept.mkdir()
    log.grow(20)
    log.checkpoint()
    log.grow(20)
    (kept / "2.txt").write_bytes(log.checkpoint())
    attack(log)
    export = log.write(tmp_path / "export")
    words = [str(export), "--json", "--cores", "1", "--key", str(HOST.public), "--checkpoints", str(kept)]
    section75_verify.main(words)
    ours = json.loads(capsys.readouterr().out)["verdict"]
    theirs = check(export, str(HOST.public), [path.read_bytes() for path in kept.iterdir()])
    if attack is sign_with_the_old_key:  # one looks for the key that holds there, the other for the one it names
        assert {ours, theirs} == {"key unknown", "signature bad"}
    else:
        assert theirs == ours


def test_it_is_short_enough_for_an_afternoon() -> None:
    assert len((Path(__file__).parent / "written_from_the_page.py").read_text(encoding="utf-8").splitlines()) < 100
