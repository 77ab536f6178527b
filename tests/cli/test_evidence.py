"""`section75 evidence`: keys, checkpoints, receipts, exports, verifying and time stamps, by commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from section75.apps.audit import guards
from section75.apps.demonstration.cast import PASSWORD
from tests.cli.conftest import SLUG, Terminal, approve, propose_closing, section75

VERIFIER = Path(__file__).resolve().parents[2] / "verifier" / "section75_verify.py"


@pytest.fixture
def closed(quarter: Terminal) -> Terminal:
    """A quarter whose April is closed, and so signed."""
    approve(propose_closing(4), "chief.finance")
    return quarter


def test_a_closing_is_signed_and_shown(closed: Terminal) -> None:
    shown = closed("evidence", "show", "--json", as_="partner.accountant").data
    assert [(each["number"], each["because"]) for each in shown["checkpoints"]] == [(1, "closing")]
    assert shown["entries_not_signed"] == 0
    assert shown["entries_not_witnessed"] == shown["entries"] > 0


def test_an_export_is_judged_good_by_the_verifier_alone(closed: Terminal, tmp_path: Path) -> None:
    to = tmp_path / "log.zip"
    kept = tmp_path / "kept"
    assert closed("evidence", "export", "--to", str(to), as_="auditor").code == 0
    assert closed("evidence", "receipts", "--to", str(kept), as_="partner.accountant").code == 0
    key = section75("evidence", "key", "show", "--json").data[0]["key"]
    words = [str(to), "--key", key, "--checkpoints", str(kept / "checkpoints"), "--cores", "1"]
    done = subprocess.run([sys.executable, "-I", str(VERIFIER), *words], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Good to entry"), done.stdout
    assert closed("evidence", "export", "--to", str(to), as_="auditor").code == 1


def test_receipts_are_never_written_over(closed: Terminal, tmp_path: Path) -> None:
    assert closed("evidence", "receipts", "--to", str(tmp_path)).code == 0
    assert closed("evidence", "receipts", "--to", str(tmp_path)).code == 0
    (tmp_path / "checkpoints" / "0001.txt").write_bytes(b"another")
    answer = closed("evidence", "receipts", "--to", str(tmp_path))
    assert (answer.code, "0001.txt" in answer.err) == (1, True)


def test_a_partner_stands_by_its_word(closed: Terminal) -> None:
    words = ("evidence", "counter-sign", "1", "--password-stdin")
    assert closed(*words, as_="partner.chief", typed=f"{PASSWORD}\n").code == 0
    assert closed(*words, as_="finance.officer", typed=f"{PASSWORD}\n").code == 1
    assert closed("evidence", "show", "--json").data["entries_not_witnessed"] == 0


def test_verifying_names_the_entry_that_was_changed(closed: Terminal, tmp_path: Path) -> None:
    assert closed("evidence", "receipts", "--to", str(tmp_path)).code == 0
    good = section75("evidence", "verify", "--partnership", SLUG, "--against", str(tmp_path))
    assert (good.code, "good to line" in good.out) == (0, True)
    connection.check_constraints()  # PostgreSQL alters no table that still has keys to look up
    guards.take_down()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_journalentry SET pence = pence + 1 WHERE seq = 7")
    connection.check_constraints()
    guards.install()
    bad = section75("evidence", "verify", "--partnership", SLUG)
    assert (bad.code, "line 7 (entry 7) was changed" in bad.err) == (1, True)


def test_a_lost_key_is_followed_by_command_alone(closed: Terminal, settings: Any, tmp_path: Path) -> None:
    settings.SIGNING_KEY = tmp_path / "signing-key"
    refused = section75("evidence", "key", "rotate", "--as", "administrator")
    assert (refused.code, str(settings.SIGNING_KEY) in refused.err) == (1, True)
    words = ("evidence", "key", "begin-again", "--because", "Invented: the disk broke", "--password-stdin")
    begun = section75(*words, "--json", "--as", "administrator", typed=f"{PASSWORD}\n")
    assert begun.code == 0, begun.err
    assert section75("evidence", "key", "show", "--json").data[-1]["key"] == begun.data["key"]
    assert closed("evidence", "show", "--json").data["checkpoints"][-1]["because"] == "key"


def test_a_proof_of_one_entry(closed: Terminal, tmp_path: Path) -> None:
    answer = closed("evidence", "proof", "5", "--to", str(tmp_path / "p.json"), "--json", as_="partner.accountant")
    assert answer.data["holds"] is True
    assert closed("evidence", "proof", "5000", "--to", str(tmp_path / "q.json")).code == 1


def test_a_stamp_takes_a_request_first(closed: Terminal, tmp_path: Path) -> None:
    (tmp_path / "answer.tsr").write_bytes(b"\x30\x00")
    early = closed("evidence", "stamp", "--response", str(tmp_path / "answer.tsr"))
    assert (early.code, "No time-stamp request was written" in early.err) == (1, True)
    assert closed("evidence", "stamp", "--query", str(tmp_path / "q.tsq")).code == 0
    wrong = closed("evidence", "stamp", "--response", str(tmp_path / "answer.tsr"))
    assert (wrong.code, "cannot be read as a time-stamp response" in wrong.err) == (1, True)
    assert closed("evidence", "stamp").code == 2
