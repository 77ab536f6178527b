"""What a host could do to a log, and what a partner with the verifier and its own receipts is told."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from section75.core import evidence
from section75.core.evidence import HeldKey, Use
from tests.verifier.exports import HOST, NEXT, PARTNER, STRANGER, Log, act, cosigned, entry
from verifier import section75_verify

SOAK = bool(os.environ.get("SECTION75_SOAK"))


class Partner:
    """Somebody who kept checkpoints, leaf files and the host's key, and has the verifier."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys, self.asked = folder, capsys, 0

    def keep(self, note: bytes) -> None:
        (self.folder / "kept").mkdir(exist_ok=True)
        (self.folder / "kept" / f"{len(list((self.folder / 'kept').iterdir()))}.txt").write_bytes(note)

    def ask(self, log: Log | Path, *also: str, key: bool = True) -> tuple[int, str]:
        """The code the verifier ends with, and its verdict."""
        self.asked += 1
        export = log if isinstance(log, Path) else log.write(self.folder / f"export-{self.asked}")
        given = ["--key", str(HOST.public)] if key else []
        if (self.folder / "kept").exists():
            given += ["--checkpoints", str(self.folder / "kept")]
        if (self.folder / "leaves").exists():
            given += ["--leaves", str(self.folder / "leaves")]
        code = section75_verify.main([str(export), "--json", "--cores", "1", *given, *also])
        told = json.loads(self.capsys.readouterr().out)
        return code, told["verdict"]


@pytest.fixture
def partner(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Partner:
    return Partner(tmp_path, capsys)


@pytest.fixture
def log() -> Log:
    """Forty lines, signed after twenty and at the end."""
    log = Log()
    log.grow(20)
    log.checkpoint()
    log.grow(20)
    log.checkpoint()
    return log


def edit_amount(log: Log) -> None:
    log.put(12, entry(12, pence=999))


def edit_day(log: Log) -> None:
    log.put(12, entry(12, day=1))


def swap(log: Log) -> None:
    log.bodies[11], log.bodies[12] = ("entry", entry(12, pence=113)), ("entry", entry(13, pence=112))


def delete_one(log: Log) -> None:
    del log.bodies[11], log.chains[11]


def delete_one_and_number_again(log: Log) -> None:
    del log.bodies[11], log.chains[11]
    log.bodies = [("entry", entry(number)) for number in range(1, 12)] + [
        ("entry", entry(number, pence=101 + number)) for number in range(12, 40)
    ]


def put_in(log: Log) -> None:
    log.bodies.insert(11, ("entry", entry(12, pence=5)))
    log.chains.insert(11, evidence.chain_hash(log.chains[10], entry(12, pence=5)))


SLOPPY: list[tuple[Callable[[Log], None], str]] = [
    (edit_amount, "entry 12 changed"),
    (edit_day, "entry 12 changed"),
    (swap, "entry 12 changed"),
    (delete_one, "missing after 11"),
    (delete_one_and_number_again, "entry 12 changed"),
    (put_in, "entry 13 changed"),
]


@pytest.mark.parametrize(("attack", "verdict"), SLOPPY)
def test_what_is_changed_without_writing_the_chain_again_is_named_by_the_export_alone(
    log: Log, partner: Partner, attack: Callable[[Log], None], verdict: str
) -> None:
    attack(log)
    assert partner.ask(log) == (1, verdict)


def test_a_line_taken_out_of_the_file_is_missing_and_one_put_twice_is_out_of_turn(log: Log, partner: Partner) -> None:
    export = log.write(partner.folder / "export")
    lines = (export / "log.jsonl").read_bytes().splitlines(keepends=True)
    (export / "log.jsonl").write_bytes(b"".join(lines[:11] + lines[12:]))
    assert partner.ask(export) == (1, "missing after 11")
    (export / "log.jsonl").write_bytes(b"".join(lines[:12] + lines[11:]))
    assert partner.ask(export) == (1, "entry 12 changed")
    (export / "log.jsonl").write_bytes(b"".join(lines[1:]))
    assert partner.ask(export) == (1, "missing after 0")


@pytest.mark.parametrize("attack", [edit_amount, edit_day, swap])
def test_a_chain_written_again_is_caught_by_the_kept_checkpoint_and_named_by_the_leaf_file(
    log: Log, partner: Partner, attack: Callable[[Log], None]
) -> None:
    kept = log.notes[0]
    log.leaf_file(partner.folder / "leaves")
    attack(log)
    log.rechain()
    log.notes = []
    log.checkpoint()
    assert partner.ask(log, "--leaves", str(partner.folder / "leaves")) == (1, "entry 12 changed")
    (partner.folder / "leaves" / "2022-01.bin").unlink()
    (partner.folder / "leaves").rmdir()
    assert partner.ask(log) == (0, "good to entry 40")
    partner.keep(kept)
    assert partner.ask(log) == (1, "rewritten before checkpoint 1")


@pytest.mark.parametrize("attack", [delete_one, put_in])
def test_lines_taken_out_or_put_in_and_all_written_again_are_caught_and_named(
    log: Log, partner: Partner, attack: Callable[[Log], None]
) -> None:
    partner.keep(log.notes[1])
    log.leaf_file(partner.folder / "leaves", 5, 30)
    attack(log)
    log.bodies = [
        ("entry", entry(number, pence=json.loads(body)["pence"]))
        for number, (_, body) in enumerate(log.bodies, start=1)
    ]
    log.rechain()
    log.notes = []
    log.checkpoint()
    assert partner.ask(log) == (1, "entry 12 changed")


def test_the_last_ten_taken_away_are_missed_by_whoever_kept_the_checkpoint(log: Log, partner: Partner) -> None:
    kept = log.notes.pop()
    del log.bodies[-10:], log.chains[-10:]
    assert partner.ask(log) == (0, "good to entry 30")
    partner.keep(kept)
    assert partner.ask(log) == (1, "missing after 30")


def test_the_last_ten_taken_away_are_missed_by_the_export_that_still_has_the_checkpoint(
    log: Log, partner: Partner
) -> None:
    del log.bodies[-10:], log.chains[-10:]
    assert partner.ask(log) == (1, "missing after 30")


def test_the_last_ten_taken_away_are_missed_by_whoever_kept_a_leaf_file(log: Log, partner: Partner) -> None:
    log.leaf_file(partner.folder / "leaves", 25)
    del log.bodies[-10:], log.chains[-10:], log.notes[-1]
    assert partner.ask(log) == (1, "missing after 30")


def test_an_old_backup_on_which_work_went_on_is_a_rewriting(log: Log, partner: Partner) -> None:
    partner.keep(log.notes.pop())
    del log.bodies[-10:], log.chains[-10:]
    for number in range(31, 45):
        log.add("entry", entry(number, pence=7))
    log.checkpoint()
    assert partner.ask(log) == (1, "rewritten before checkpoint 2")


def test_two_books_for_two_partners_are_a_rewriting(log: Log, partner: Partner) -> None:
    other = Log()
    other.grow(20)
    other.checkpoint()
    for number in range(21, 41):
        other.add("entry", entry(number, pence=7))
    partner.keep(other.checkpoint())
    assert partner.ask(log) == (1, "rewritten before checkpoint 2")


@pytest.mark.parametrize("seed", range(1_000 if SOAK else 6))
def test_a_fork_from_any_line_on_is_refused(partner: Partner, seed: int) -> None:
    drawn = random.Random(seed)
    shared, many = drawn.randint(0, 30), drawn.randint(1, 10)
    shown, told = Log(), Log()
    shown.grow(shared)
    told.grow(shared)
    shown.grow(many + drawn.randint(0, 5))
    for number in range(shared + 1, shared + many + 1):
        told.add("entry", entry(number, pence=7))
    partner.keep(told.checkpoint())
    shown.checkpoint()
    assert partner.ask(shown) == (1, "rewritten before checkpoint 1")


def test_a_bad_signature_is_said(log: Log, partner: Partner) -> None:
    text, line = log.notes[1].decode().split("\n\n")
    log.notes[1] = f"{text}\n\n{line[:-10]}{'A' if line[-10] != 'A' else 'B'}{line[-9:]}".encode()
    assert partner.ask(log) == (1, "signature bad")
    changed = log.notes[0].replace(b"closing 2022/23 M1", b"closing 2022/23 M2")
    log.notes = [changed]
    assert partner.ask(log) == (1, "signature bad")


def test_a_key_nobody_gave_is_unknown(log: Log, partner: Partner) -> None:
    log.checkpoint(by=STRANGER)
    assert partner.ask(log) == (1, "key unknown")
    again = Log(signer=STRANGER, keys=[HeldKey(Use.SIGNING, 1, STRANGER.public)])
    again.grow(20)
    again.checkpoint()
    assert partner.ask(again) == (1, "key unknown")
    assert partner.ask(again, key=False) == (0, "good to entry 20")


def test_a_key_that_the_one_before_it_signed_for_is_known(log: Log, partner: Partner) -> None:
    log.rotate(NEXT)
    log.grow(5)
    log.checkpoint()
    assert partner.ask(log) == (0, "good to entry 46")
    assert partner.ask(log, "--key", str(NEXT.public), key=False) == (0, "good to entry 46")
    assert partner.ask(log, key=False) == (0, "good to entry 46")
    assert partner.ask(log, "--key", str(STRANGER.public), key=False) == (1, "key unknown")


def test_the_old_key_signs_nothing_after_its_rotation(log: Log, partner: Partner) -> None:
    log.rotate(NEXT)
    log.checkpoint(by=HOST)
    assert partner.ask(log) == (1, "key unknown")


def test_a_rotation_that_the_old_key_did_not_sign_is_said(log: Log, partner: Partner) -> None:
    forged = STRANGER.private.sign(evidence.rotation_bytes(HOST.public, NEXT.public))
    facts = evidence.key_facts(NEXT.public, how="rotated", old=HOST.public, signature=forged)
    log.add("key", act(41, "key", facts))
    log.keys.append(HeldKey(Use.SIGNING, 41, NEXT.public))
    log.checkpoint(by=NEXT)
    assert partner.ask(log) == (1, "signature bad")
    assert partner.ask(log, key=False) == (1, "signature bad")


def test_a_key_after_a_lost_one_has_to_be_given(log: Log, partner: Partner) -> None:
    log.rotate(NEXT, how="lost")
    log.checkpoint()
    assert partner.ask(log) == (1, "key unknown")
    assert partner.ask(log, "--key", str(NEXT.public)) == (0, "good to entry 41")


def test_a_key_that_the_log_does_not_have_is_unknown(log: Log, partner: Partner) -> None:
    log.keys.append(HeldKey(Use.SIGNING, 30, NEXT.public))
    assert partner.ask(log, key=False) == (1, "key unknown")


def test_a_partner_that_signed_too_is_held_to_it(log: Log, partner: Partner) -> None:
    log.register(PARTNER.public)
    log.checkpoint(partner=PARTNER)
    assert partner.ask(log) == (0, "good to entry 41")
    wrong = evidence.signature_of(PARTNER.public, PARTNER.private.sign(b"something else"))
    log.notes[0] += f"{wrong}\n".encode()
    assert partner.ask(log) == (1, "signature bad")


def test_a_cosignature_with_its_moment_is_held_to_it(log: Log, partner: Partner) -> None:
    cosigning = evidence.PublicKey(PARTNER.name, PARTNER.public.public, evidence.keys.COSIGNING)
    log.register(cosigning)
    log.notes[0] = cosigned(log.notes[0], PARTNER, 1_660_000_000)
    assert partner.ask(log) == (0, "good to entry 41")
    log.notes[1] = log.notes[1] + log.notes[0].splitlines(keepends=True)[-1]
    assert partner.ask(log) == (1, "signature bad")


def test_a_partner_s_key_that_no_line_registers_is_nobody_s(log: Log, partner: Partner) -> None:
    log.register(PARTNER.public)
    log.keys[-1] = HeldKey(Use.PARTNER, 41, STRANGER.public)
    assert partner.ask(log) == (1, "key unknown")
    log.keys[-1] = HeldKey(Use.PARTNER, 40, PARTNER.public)
    assert partner.ask(log) == (1, "key unknown")


@pytest.mark.parametrize("at", [0, 5, 39])
def test_words_out_of_their_place_are_not_passed_over(log: Log, partner: Partner, at: int) -> None:
    """A second narrative for a line would be read by people, and never hashed."""
    for times, forged in enumerate((b"5", b"0", b"99", b"6")):
        export = log.write(partner.folder / f"words-{times}")
        lines = (export / "words.jsonl").read_bytes().splitlines(keepends=True)
        lines.insert(at, lines[4].replace(b'"number":5,', b'"number":%b,' % forged).replace(b"invoice 5", b"a gift"))
        (export / "words.jsonl").write_bytes(b"".join(lines))
        assert partner.ask(export)[0] != 0, (at, forged)


def test_a_list_of_files_left_out_hides_no_file(log: Log, partner: Partner) -> None:
    export = log.write(partner.folder / "export")
    (export / "files.txt").unlink()
    assert partner.ask(export) == (1, "file changed")


def test_a_file_of_the_name_the_log_has_is_held_to_it_whatever_the_list_calls_it(log: Log, partner: Partner) -> None:
    export = log.write(partner.folder / "export")
    mine = partner.folder / "mine"
    mine.mkdir()
    (mine / "april.csv").write_bytes(b"supplier,amount\nInvented Care Ltd,9.00\n")
    listed = (export / "files.txt").read_text(encoding="utf-8")
    (export / "files.txt").write_text(listed.replace("april", "avril"), encoding="utf-8")
    assert partner.ask(export, "--files", str(mine)) == (1, "file changed")


def test_a_leaf_file_at_odds_with_a_signed_checkpoint_accuses_nobody(log: Log, partner: Partner) -> None:
    """Nobody signs a leaf file: one that was damaged, or made up, is not believed against the host's own signature."""
    log.leaf_file(partner.folder / "leaves")
    file = partner.folder / "leaves" / "2022-01.bin"
    content = bytearray(file.read_bytes())
    content[-32 * 30] ^= 1
    file.write_bytes(content)
    assert partner.ask(log) == (1, "entry 11 changed")
    partner.keep(log.notes[0])
    assert partner.ask(log) == (2, "cannot judge")


def test_lines_that_only_the_export_s_own_leaf_file_has_are_missing(log: Log, partner: Partner) -> None:
    log.leaf_file(partner.folder / "own")
    log.notes = []
    del log.bodies[-10:], log.chains[-10:]
    export = log.write(partner.folder / "export")
    (partner.folder / "own").rename(export / "leaves")
    assert partner.ask(export) == (1, "missing after 30")


def test_words_that_were_erased_leave_everything_good(log: Log, partner: Partner) -> None:
    log.words = False
    partner.keep(log.notes[0])
    assert partner.ask(log) == (0, "good to entry 40")


def test_other_words_than_those_that_were_hashed_are_named(log: Log, partner: Partner) -> None:
    export = log.write(partner.folder / "export")
    words = (export / "words.jsonl").read_text(encoding="utf-8")
    (export / "words.jsonl").write_text(words.replace('"invoice 33', '"invoice 34'), encoding="utf-8")
    (export / "words.jsonl").write_text(words.replace("invoice 33", "gift 33"), encoding="utf-8")
    assert partner.ask(export) == (1, "entry 33 changed")


def test_a_changed_file_is_said(log: Log, partner: Partner) -> None:
    export = log.write(partner.folder / "export")
    mine = partner.folder / "mine"
    mine.mkdir()
    kept = next((export / "files").iterdir())
    (mine / "april.csv").write_bytes(kept.read_bytes())
    (mine / "holiday.txt").write_bytes(b"of no concern")
    assert partner.ask(export, "--files", str(mine)) == (0, "good to entry 40")
    (mine / "april.csv").write_bytes(b"supplier,amount\nInvented Care Ltd,9.00\n")
    assert partner.ask(export, "--files", str(mine)) == (1, "file changed")
    assert partner.ask(export) == (0, "good to entry 40")
    kept.write_bytes(b"another")
    assert partner.ask(export) == (1, "file changed")


@pytest.mark.parametrize("content", ["", f"{'ab' * 32} april.csv\n"])
def test_a_list_of_files_that_is_not_the_log_s_is_said(log: Log, partner: Partner, content: str) -> None:
    export = log.write(partner.folder / "export")
    (export / "files.txt").write_text(content, encoding="utf-8")
    assert partner.ask(export) == (1, "file changed")


@pytest.mark.parametrize("seed", range(1_000 if SOAK else 12))
def test_a_log_nobody_touched_is_good(partner: Partner, seed: int) -> None:
    """No false alarm, whatever was kept and whenever it was signed."""
    drawn = random.Random(seed)
    log = Log()
    for _ in range(drawn.randint(1, 6)):
        log.grow(drawn.randint(0, 25))
        if drawn.random() < 0.2 and log.signer is HOST:
            log.rotate(NEXT)
        if drawn.random() < 0.7:
            partner.keep(log.checkpoint())
        if drawn.random() < 0.3:
            log.add("closing", act(len(log.bodies) + 1, "closing", {"month": "2022/23 M1"}))
    log.words = drawn.random() < 0.5
    if log.bodies:
        log.leaf_file(partner.folder / "leaves", drawn.randint(1, len(log.bodies)))
    assert partner.ask(log) == (0, f"good to entry {len(log.bodies)}")
