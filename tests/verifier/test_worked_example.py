"""The page for auditors is right: its example is an export, and every hash it prints can be worked out from it."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from section75.core import evidence
from section75.core.evidence import EntryFacts
from tests.verifier.exports import Signer
from tests.verifier.proof_from_the_page import check_proof
from verifier import section75_verify

PAGE = (Path(__file__).parents[2] / "docs" / "evidence" / "how-to-check.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([\w./]+)`[^\n]*\n\n```\w+\n(.*?)```$", PAGE, re.MULTILINE | re.DOTALL))
HASHES = dict(re.findall(r"^\| ([\w :]+) \| `([0-9a-f]+)` \|$", PAGE, re.MULTILINE))


@pytest.fixture
def export(tmp_path: Path) -> Path:
    (tmp_path / "checkpoints").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    section75_verify.main(list(arguments))
    return capsys.readouterr().out.split("\n")[0]


def test_the_example_is_good_and_an_altered_amount_is_named(export: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = FILES["keys.txt"].split()[2]
    assert key == str(Signer(1, "example.org").public)
    assert said(capsys, str(export), "--key", key) == "Good to entry 3."
    (export / "log.jsonl").write_text(FILES["log.jsonl"].replace("125037", "925037"), encoding="utf-8")
    assert said(capsys, str(export), "--key", key) == "Entry 1 changed."


def test_every_hash_of_the_page_is_worked_out_with_nothing_but_sha_256() -> None:
    bodies = [json.loads(line)["body"].encode() for line in FILES["log.jsonl"].splitlines()]
    leaves = [sha256(b"\x00" + body).digest() for body in bodies]
    chains = [bytes(32)]
    for body in bodies:
        chains.append(sha256(b"\x00" + chains[-1] + body).digest())
    node = sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    expected = {f"leaf of line {number}": leaf for number, leaf in enumerate(leaves, start=1)}
    expected |= {f"chain hash of line {number}": chain for number, chain in enumerate(chains[1:], start=1)}
    expected |= {"node over lines 1 and 2": node}
    expected |= {"root: that node and the leaf of line 3": sha256(b"\x01" + node + leaves[2]).digest()}
    expected |= {"id of the key": Signer(1, "example.org").public.id}
    assert {name: digest.hex() for name, digest in expected.items()} == HASHES


def test_the_proof_of_the_page_is_good_by_the_steps_of_the_page() -> None:
    key, proof = FILES["keys.txt"].split()[2], json.loads(FILES["proof.json"])
    assert check_proof(FILES["proof.json"].rstrip("\n").encode(), key) == "good"
    assert proof["checkpoint"] == FILES["checkpoints/0001.txt"]


def test_the_page_names_every_key_of_an_entry() -> None:
    table = PAGE.split("The body of an entry has these keys:")[1].split("The body of an act")[0]
    named = set(re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in table.splitlines() if "|" in line)))
    assert named == {*EntryFacts._fields, "kind"}


def test_the_page_names_every_file_and_every_verdict() -> None:
    for name in (evidence.HEAD, evidence.LOG, evidence.WORDS, evidence.KEYS, evidence.FILES, "leaves/", "checkpoints/"):
        assert f"`{name}" in PAGE
    for words in section75_verify.WORDS_OF.values():
        assert re.sub(r"\{(\w)\w+\}", lambda found: "n" if found[1] == "e" else "c", words) in PAGE
