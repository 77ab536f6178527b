"""`section75 receipts`: what is owed and paid by command, as the page says it, and refused as the page refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from .conftest import Terminal


def receipts(terminal: Terminal, *words: str, as_: str = "pool.manager") -> Any:
    answer = terminal("receipts", *words, "--json", as_=as_)
    assert answer.code == 0, answer.out + answer.err
    return answer.data


def test_a_payment_is_matched_and_the_match_undone(quarter: Terminal) -> None:
    owed = receipts(quarter, "list", "--on", "2022-07-04")
    entry = next(each["entry"] for each in owed["unmatched"] if each["party"] == "icb")
    matched = receipts(quarter, "match", str(entry), "--due", "2022-04-15")
    (made,) = matched["matches"]
    assert made["pence"] + matched["left_pence"] == matched["pence"]
    stands = [each for each in receipts(quarter, "list", "--on", "2022-07-04")["instalments"] if each["paid_pence"]]
    assert [(each["due_on"], each["paid_pence"]) for each in stands] == [("2022-04-15", made["pence"])]
    receipts(quarter, "undo", str(made["match"]), "--because", "It was May's")
    assert receipts(quarter, "payment", str(entry))["matches"] == []
    refused = quarter("receipts", "undo", str(made["match"]), "--because", "Again", "--json")
    assert (refused.code, refused.data["refusal"]) == (1, "NoSuchMatch")


def test_an_invoice_a_suspension_and_a_reminder_are_recorded(quarter: Terminal) -> None:
    invoice = ("invoice", "INV-9", "--party", "icb", "--amount", "1,000", "--due", "2022-04-15")
    receipts(quarter, *invoice, "--dated", "2022-04-01", as_="finance.officer")
    receipts(quarter, "end-invoice", "INV-9", "--because", "Wrong body", "--credit-note", "CN-1")
    days = ("--first-due", "2022-04-15", "--last-due", "2022-04-15", "--since", "2022-05-01")
    made = receipts(quarter, "suspend", "--party", "icb", *days, "--clause", "cl. 21", "--dispute", "Question 1")
    listed = receipts(quarter, "list", "--on", "2022-06-01")["instalments"]
    assert [each["state"] for each in listed if each["due_on"] == "2022-04-15" and each["party"] == "icb"] == [
        "in dispute, suspended"
    ]
    receipts(quarter, "resume", str(made["suspension"]), "--from", "2022-06-01", "--because", "Settled")
    letter = receipts(quarter, "letter", "icb", "--sent", "by e-mail")
    assert letter["sent"]
    assert "states no rate of interest" in letter["text"]
    assert "days late" in quarter("receipts", "late").out


def test_a_statement_is_written_as_a_file_and_foots(quarter: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "statement.xlsx"
    days = ("--from", "2022-04-01", "--to", "2022-06-30")
    said = receipts(quarter, "statement", "icb", *days, "--file", str(file), as_="partner.accountant")
    assert said["opening_pence"] + sum(each["pence"] for each in said["moved"]) == said["closing_pence"]
    assert load_workbook(file).sheetnames == ["Notes", "Statement"]
    assert quarter("receipts", "statement", "icb", "--file", str(tmp_path / "a.doc")).code == 2


def test_a_grant_and_its_spend_are_kept_by_command(quarter: Terminal) -> None:
    grant = ("grant", "ibcf", "--name", "iBCF", "--giver", "A department", "--amount", "500,000", "--clause", "para 16")
    receipts(
        quarter, *grant, "--from", "2022-04-01", "--to", "2023-03-31", "--condition", "Pooled", "--line", "day-services"
    )
    receipts(quarter, "grant-line", "ibcf", "--line", "day-services", "--from", "2022-04-01")
    receipts(quarter, "grant-condition", "ibcf", "1", "--met", "--evidence", "The plan")
    said = receipts(quarter, "grants", as_="partner.accountant")
    (row,) = said["grants"]
    assert row["spent_pence"] + row["unspent_pence"] == row["pence"]
    refused = quarter("receipts", "grant-entry", "ibcf", "1", "--amount", "600,000", "--json")
    assert (refused.code, refused.data["refusal"]) == (1, "BeyondTheGrant")
    income = receipts(quarter, "income")
    assert sum(each["income_pence"] for each in income["lines"]) > 0


def test_in_kind_is_proposed_and_only_the_host_keeps_contributions(quarter: Terminal) -> None:
    words = ("in-kind", "--party", "icb", "--line", "day-services", "--amount", "1,200", "--month", "2022/23 M4")
    said = ("--what", "A nurse", "--basis", "pay band", "--evidence", "time sheets", "--clause", "cl. 11")
    assert receipts(quarter, *words, "--on", "2022-07-01", *said, as_="finance.officer")["proposal"]
    assert quarter("receipts", "match", "1", "--due", "2022-04-15", as_="partner.accountant").code == 1
