"""`section75 returns`: drafted, issued, shown byte for byte, made again, delivered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from section75.apps.audit.guards import install
from tests.databases import drop_guard

from .conftest import Answer, Terminal, approve, propose

Q1 = ("--period", "2022/23 Q1")


@pytest.fixture
def issued(quarter: Terminal) -> Any:
    """The first quarter's report, proposed and countersigned by command: as it is listed then."""
    done = approve(propose("returns", "issue", *Q1, as_="pool.manager"), "chief.finance")
    (listed,) = quarter("returns", "list", "--json").data["issued"]
    assert done["says"] == f"Issued quarterly report on a pooled fund for 2022/23 Q1, SHA-256 {listed['sha256']}."
    return listed


def shown(terminal: Terminal, number: int, *words: str) -> Answer:
    return terminal("returns", "show", str(number), *words)


def test_a_draft_is_shown_and_nothing_is_kept(quarter: Terminal) -> None:
    answer = quarter("returns", "draft", *Q1)
    assert answer.code == 0
    assert answer.out.startswith("DRAFT, not issued\n")
    value = quarter("returns", "draft", "pooled-fund-quarter", *Q1, "--json").data
    assert (value["edition"], value["period"]["code"]) == ("pooled-fund-quarter", "2022/23 Q1")
    assert all(check["holds"] for check in value["checks"])
    assert quarter("returns", "list", "--json").data["issued"] == []


def test_an_issued_return_is_named_by_number_and_hash(issued: Any, quarter: Terminal) -> None:
    assert issued["edition"] == "pooled-fund-quarter"
    assert (issued["period"], issued["issued_by"]) == ("2022/23 Q1", "pool.manager")
    assert issued["countersigned_by"] == "chief.finance"
    listed = quarter("returns", "list", "--json").data
    assert listed["editions"][0]["edition"] == "pooled-fund-quarter"
    assert issued["sha256"] in quarter("returns", "list").out


def test_a_period_is_issued_once(issued: Any, quarter: Terminal) -> None:
    answer = quarter("returns", "issue", *Q1, "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "AlreadyIssued")


def test_an_edition_that_is_not_there_is_refused(quarter: Terminal) -> None:
    answer = quarter("returns", "issue", "pooled-fund-quater", *Q1, "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "UnknownEdition")


def test_nothing_is_issued_before_it_is_countersigned(quarter: Terminal) -> None:
    proposal = propose("returns", "issue", *Q1, as_="pool.manager")
    assert quarter("returns", "list", "--json").data["issued"] == []
    own = quarter("approvals", "approve", str(proposal["proposal"]), "--json")
    assert (own.code, own.data["refusal"]) == (1, "MayNot")
    (change,) = quarter("approvals", "show", str(proposal["proposal"]), "--json").data["changes"]
    done = approve(proposal, "chief.finance")
    assert change["then"].removeprefix("issued, with SHA-256 ") in done["says"]


def test_a_partner_acknowledges_once_and_the_host_does_not(issued: Any, quarter: Terminal) -> None:
    words = ("returns", "acknowledge", str(issued["number"]))
    assert quarter(*words, "--json").data["refusal"] == "MayNot"
    assert quarter(*words, "--json", as_="partner.accountant").data == {"number": issued["number"], "is_new": True}
    again = quarter(*words, as_="partner.chief")
    assert (again.code, again.out) == (0, f"Return {issued['number']} is acknowledged already. Nothing was changed.\n")


def test_a_quarter_without_a_forecast_is_not_issued(terminal: Terminal) -> None:
    answer = terminal("returns", "issue", *Q1)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err


def test_an_issued_return_is_shown_in_every_form(issued: Any, quarter: Terminal) -> None:
    number = issued["number"]
    text = shown(quarter, number)
    assert "£339,553.60" in text.out
    value = shown(quarter, number, "--json")
    assert value.content == shown(quarter, number, "--format", "json").content
    assert json.loads(value.out)["journal_upto"] == issued["journal_upto"]
    assert shown(quarter, number, "--format", "csv").content.startswith(b"\xef\xbb\xbf")
    assert shown(quarter, number, "--format", "xlsx").content.startswith(b"PK")


def test_a_file_is_written_and_never_written_over(issued: Any, quarter: Terminal, tmp_path: Path) -> None:
    out = str(tmp_path / "report.csv")
    words = (issued["number"], "--format", "csv", "--out", out)
    first = shown(quarter, *words)
    assert (first.code, first.out) == (0, "")
    assert Path(out).read_bytes() == shown(quarter, *words[:3]).content
    assert shown(quarter, *words).code == 0
    other = shown(quarter, issued["number"], "--format", "text", "--out", out)
    assert other.code == 1
    assert "is there already and holds something else" in other.err
    nowhere = shown(quarter, issued["number"], "--out", str(tmp_path / "no" / "folder.txt"))
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err


def test_a_return_that_was_not_issued_is_refused(quarter: Terminal) -> None:
    for verb in (("show", "7"), ("verify", "7"), ("deliver", "7", "--to", "icb", "--how", "by post")):
        answer = quarter("returns", *verb)
        assert answer.code == 1
        assert "has issued no return 7" in answer.err


def test_made_again_from_the_journal_it_is_the_same(issued: Any, quarter: Terminal) -> None:
    approve(propose("ledger", "instalments", "--month", "2022/23 M4"), "chief.finance")
    answer = quarter("returns", "verify", str(issued["number"]), "--json", as_="partner.accountant")
    assert answer.data == {"number": issued["number"], "same": True, "sha256": issued["sha256"]}
    assert "is byte for byte what was issued" in quarter("returns", "verify", str(issued["number"])).out


def test_a_journal_that_somebody_changed_is_found_out(issued: Any, quarter: Terminal) -> None:
    with connection.cursor() as cursor:
        connection.check_constraints()
        cursor.execute(drop_guard("ledger_journalentry_never_changes", "ledger_journalentry"))
        assert quarter("returns", "verify", str(issued["number"]), "--json").data["refusal"] == "GuardsMissing"
        cursor.execute("UPDATE ledger_journalentry SET pence = pence + 1 WHERE seq = 3")
    connection.check_constraints()
    install()
    answer = quarter("returns", "verify", str(issued["number"]), "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NotTheSame")


def test_a_delivery_is_recorded_once(issued: Any, quarter: Terminal) -> None:
    words = ("returns", "deliver", str(issued["number"]), "--to", "icb", "--how", "sent by e-mail")
    assert quarter(*words, "--json").data["is_new"] is True
    assert quarter(*words, "--json").data["is_new"] is False
    assert "recorded already that return" in quarter(*words).out


def test_a_delivery_is_to_a_partner(issued: Any, quarter: Terminal) -> None:
    answer = quarter("returns", "deliver", str(issued["number"]), "--to", "icc", "--how", "sent", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "UnknownParty")
