"""Journals, accruals, templates and commitments by command; and the journal taken away."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from .conftest import Terminal, approve, propose

SAID = (
    "--month", "2022/23 M3", "--on", "2022-06-30", "--narrative", "Invented: recharge",
    "--authority", "cl. 9 (invented)", "--because", "No file brings it",
)  # fmt: skip
TEMPLATE = """
name = "Monthly recharge"
kind = "journal"
every = "month"
first = "2022/23 M1"
narrative = "Invented: recharge"
authority = "cl. 9 (invented)"
because = "It comes every month"

[[lines]]
debit = "expenditure/day-services"
credit = "cash"
amount = "500.00"

[[lines]]
debit = "expenditure/residential-care"
credit = "cash"
says = "homes"
"""


@pytest.fixture
def lines(tmp_path: Path) -> str:
    path = tmp_path / "recharge.csv"
    rows = "expenditure/day-services,cash,1,000.00".replace("1,000.00", '"1,000.00"')
    path.write_text(f"debit,credit,amount\n{rows}\nexpenditure/residential-care,cash,2.50\n")
    return str(path)


def test_a_journal_of_lines_is_proposed_with_its_evidence(terminal: Terminal, lines: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("paper")
    refused = terminal("journals", "post", lines, *SAID, as_="finance.officer")
    assert refused.code == 1
    assert "needs evidence" in refused.err
    proposal = propose("journals", "post", lines, *SAID, "--evidence", str(paper))
    assert (proposal["amount"], proposal["kind"]) == (1_002_50, "post-journal-lines")
    approve(proposal)
    entries = terminal("ledger", "journal", "--json").data["entries"]
    assert [entry["amount"] for entry in entries] == [1_000_00, 2_50]


def test_an_accrual_from_orders_received_and_its_invoice(terminal: Terminal, lines: str) -> None:
    order = ("--order", "PO-1", "--supplier", "Invented Care 1", "--line", "residential-care", "--amount", "80")
    assert terminal("journals", "commit", *order, "--on", "2022-07-15", as_="commissioner").code == 0
    received = terminal("journals", "receive", "1", "--amount", "80", "--on", "2022-06-30", "--json")
    assert (received.data["state"], received.data["open"]) == ("pending", 80_00)
    words = [each for pair in zip(SAID[::2], SAID[1::2], strict=True) if pair[0] != "--on" for each in pair]
    approve(propose("journals", "accrue", *words, "--reference", "PO-1"))
    found = terminal("journals", "accruals", "--json").data
    assert [(each["entry"], each["reversed_by"], each["reversed_in"]) for each in found] == [(1, 2, "2022/23 M4")]
    approve(propose("journals", "post", lines, *SAID, "--reference", "x"))
    assert terminal("journals", "invoice", "1", "--entry", "4", as_="finance.officer").code == 0
    assert "entry 4" in terminal("journals", "accruals").out
    matched = terminal("journals", "match", "1", "--entry", "4", "--amount", "2.50", "--on", "2022-06-30")
    assert "posted in part. Still committed: £77.50" in matched.out
    assert terminal("journals", "void", "1", "--on", "2022-06-30", "--because", "Ended").code == 0
    shown = terminal("journals", "commitments", "--year", "2022/23", "--json").data
    assert [each["state"] for each in shown["commitments"]] == ["voided"]
    assert "order PO-1" in terminal("journals", "commitments", "--year", "2022/23").out


def test_a_template_is_kept_listed_and_used(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "template.toml"
    file.write_text(TEMPLATE)
    approve(propose("journals", "keep-template", str(file)))
    assert terminal("journals", "templates", "--month", "2022/23 M3", "--json").data[0]["state"] == "due"
    use = ("journals", "use-template", "Monthly recharge", "--month", "2022/23 M3", "--reference", "Invoice")
    refused = terminal(*use, as_="finance.officer")
    assert "Line 2 of the template" in refused.err
    assert terminal(*use, "--amount", "3=1", as_="finance.officer").code == 2
    approve(propose(*use, "--amount", "2=1,000.00"))
    assert "used in 2022/23 M3" in terminal("journals", "templates", "--month", "2022/23 M3").out


def test_the_journal_is_written_with_its_hash(quarter: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "journal.csv"
    taken = quarter("exports", "journal", "--out", str(out), as_="auditor")
    assert taken.code == 0
    assert taken.err.strip() == f"SHA-256 {sha256(out.read_bytes()).hexdigest()}"
    assert quarter("exports", "journal", "--out", str(out), as_="auditor").code == 2
    assert quarter("exports", "journal", as_="auditor").content == out.read_bytes()
    sealed = quarter("exports", "seal", "--json", as_="auditor").data
    assert sealed["sha256"] == sha256(out.read_bytes()).hexdigest()
    assert quarter("exports", "beancount", "--year", "2022/23").out.startswith("option")
    assert "commodity" in quarter("exports", "hledger").out


def test_journal_tests_list_the_entries_they_find(quarter: Terminal) -> None:
    found = quarter("exports", "journal-tests", "--json", "--benford", as_="auditor").data
    by_code = {each["test"]: each for each in found["tests"]}
    assert len(by_code) == 9
    assert by_code["own-approval"]["entries"] == []
    assert found["benford"]["counts"]
    assert "Approved by its preparer: 0" in quarter("exports", "journal-tests", as_="auditor").out
