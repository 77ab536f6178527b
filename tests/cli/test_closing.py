"""`section75 closing`, `section75 reconciliation` and `section75 ledger balance`: a month's end by commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Terminal, approve, month, propose_closing

JUNE = ("--month", month(6))
CARE = "expenditure/residential-care"
ACCOUNTANT = {"as_": "partner.accountant"}


def refusal(terminal: Terminal, *words: str, as_: str = "pool.manager") -> str:
    answer = terminal(*words, "--json", as_=as_)
    assert answer.code == 1, answer.out
    return str(answer.data["refusal"])


def test_a_month_is_begun_called_off_closed_and_answered_by_line(quarter: Terminal) -> None:
    assert quarter("closing", "begin", *JUNE).out == "June 2022 (2022/23 M3) is being closed.\n"
    stands = quarter("closing", "periods", "--json").data
    assert [each["state"] for each in stands[:4]] == ["open", "open", "closing", "open"]
    assert [each["is_actual"] for each in stands[:4]] == [False] * 4
    assert refusal(quarter, "closing", "begin", *JUNE) == "NotOpen"
    assert quarter("closing", "call-off", *JUNE, "--because", "Invented: an extract came").code == 0
    assert refusal(quarter, "closing", "call-off", *JUNE, "--because", "Invented") == "ClosingNotBegun"
    assert refusal(quarter, "closing", "explain", *JUNE, "--task", "tea", "--because", "x") == "NotATask"
    assert "partners-figures: Partner's figures agreed, open." in quarter("closing", "tasks", *JUNE).out
    approve(propose_closing(6), "chief.finance")
    assert "yes" in quarter("closing", "periods").out
    line = ("--line", CARE)
    assert (
        refusal(quarter, "closing", "object-line", *JUNE, *line, "--because", "-", **ACCOUNTANT)
        == "ObjectionWithoutReason"
    )
    said = quarter(
        "closing", "object-line", *JUNE, *line, "--because", "Invented: row 12", "--own", "1.00", **ACCOUNTANT
    )
    assert said.out.endswith("is objected to, and both partners see it.\n")
    assert quarter("closing", "agree-line", *JUNE, *line, **ACCOUNTANT).code == 0
    assert refusal(quarter, "closing", "agree-line", *JUNE, *line, **ACCOUNTANT) == "LineAgreedAlready"
    assert quarter("closing", "late").out == "Nothing came late.\n"
    assert refusal(quarter, "closing", "lock", "--rests-on", "Invented: the final account") == "YearNotClosed"
    assert refusal(quarter, "closing", "unlock", "--because", "Invented") == "YearNotLocked"


def test_both_sides_give_figures_and_explain_and_a_statement_is_accepted(quarter: Terminal, tmp_path: Path) -> None:
    totals, own = tmp_path / "gl.csv", tmp_path / "own.csv"
    totals.write_text("cost_centre,amount\nLD999,12.50\n")
    own.write_text(f"account,amount\n{CARE},1.00\n")
    assert quarter("reconciliation", "show", *JUNE).out == "No figures are given for June 2022 (2022/23 M3).\n"
    assert quarter("reconciliation", "give-totals", str(totals), *JUNE).code == 0
    assert quarter("reconciliation", "give-own", str(own), *JUNE, **ACCOUNTANT).code == 0
    because = ("--because", "Invented: ours are net")
    assert quarter("reconciliation", "explain-own", *JUNE, "--key", CARE, *because, **ACCOUNTANT).code == 0
    assert quarter("reconciliation", "explain", *JUNE, "--key", "LD999", *because).code == 0
    rows = quarter("reconciliation", "show", *JUNE, "--of", "icb", "--json").data["rows"]
    assert [(row["key"], row["theirs"], row["because"]) for row in rows] == [(CARE, 100, "Invented: ours are net")]
    assert "Not explained." in quarter("reconciliation", "show", *JUNE).out
    number = str(quarter("reconciliation", "draw", *JUNE, "--json").data["statement"])
    assert quarter("reconciliation", "accept", number, **ACCOUNTANT).code == 0
    found = quarter("reconciliation", "statement", number, "--json").data
    assert (found["accepted_by"], sum(found["balances"].values())) == (["council", "icb"], 0)
    assert refusal(quarter, "reconciliation", "statement", "99") == "NoSuchStatement"


@pytest.mark.parametrize("known", ["2022-03-31", "2022-03-31T12:00"])
def test_a_balance_is_shown_as_it_was_known_and_what_moved_since(quarter: Terminal, known: str) -> None:
    now = quarter("ledger", "balance", "--account", CARE, "--json").data
    then = quarter("ledger", "balance", "--known", known, "--json").data
    assert (then["upto"], then["balances"]) == (0, {})
    words = ("ledger", "balance", "--effective", "2022-05-31", "--since", known, "--account", CARE)
    moved = quarter(*words, "--json").data
    assert moved["moved"] == [
        {"account": CARE, "before": 0, "after": moved["balances"][CARE], "moved": moved["balances"][CARE]}
    ]
    assert 0 < moved["balances"][CARE] < now["balances"][CARE]
    assert "effective by 31 May 2022" in quarter(*words).out
    assert refusal(quarter, "ledger", "balance", "--known", "whenever") == "NotAMoment"
