"""`section75 ledger` and `section75 budget`: a quarter kept by commands, and everything that is refused on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from section75.apps.audit import store as audit

from .conftest import FOLDER, SLUG, Terminal, approve, extract, month, propose, propose_closing, section75

APRIL = ("ledger", "import", extract(4), "--month", month(4), "--control-total")
OFFICER = {"as_": "finance.officer"}


def test_an_extract_is_placed_waits_meets_its_control_total_and_is_proposed(terminal: Terminal) -> None:
    answer = terminal(*APRIL, "-26,870.42", "--json", **OFFICER)
    assert answer.code == 0
    data = answer.data
    assert data["placed"] == {"rows": 337, "total": -2_718_882}
    assert data["waiting"] == {"rows": 1, "total": 31_840}
    assert data["waiting_under"] == [{"cost_centre": "LD999", "subjective": "4499", "rows": 1, "total": 31_840}]
    assert data["refused"] == {"rows": 0, "total": 0, "unread": 0}
    assert (data["control_total"], data["difference"], data["posted"]) == (-2_687_042, 0, False)
    assert (data["proposal"]["kind"], data["proposal"]["needs"]) == ("post-extract", ["council"])
    assert terminal("ledger", "journal", "--json").data["count"] == 0
    done = approve(data["proposal"])
    assert done["says"] == "Posted 337 entries, 1 to 337."
    assert done["address"].endswith("/ledger/?after=0")
    assert terminal("ledger", "journal", "--json").data["count"] == 337


def test_an_extract_is_told_in_words(terminal: Terminal) -> None:
    answer = terminal(*APRIL, "-26,870.42", **OFFICER)
    assert "  placed         -£27,188.82 in 337 rows\n" in answer.out
    assert "    cost centre LD999, subjective 4499: £318.40 in 1 row\n" in answer.out
    assert "  control total  -£26,870.42: met\n" in answer.out
    number = terminal("approvals", "list", "--json").data["proposals"][0]["proposal"]
    assert f"Proposal {number}: Post 337 entries of invented-extract-2022-04.csv to April 2022, £" in answer.out
    assert f"`section75 approvals approve {number} --partnership {SLUG} --as ...`\n" in answer.out


def test_the_same_file_again_says_when_and_by_whom_and_changes_nothing(terminal: Terminal) -> None:
    proposal = propose(*APRIL, "-26,870.42")
    again = terminal(*APRIL, "-26,870.42", "--json", **OFFICER)
    assert (again.code, again.data["refusal"]) == (1, "ProposedAlready")
    approve(proposal)
    again = terminal(*APRIL, "1.00", "--json", **OFFICER)
    assert again.code == 0
    assert again.data["already"].startswith("already posted on ")
    assert again.data["already"].endswith(" by finance.approver")
    assert (again.data["posted"], again.data["proposal"]) == (True, None)
    assert "by finance.approver. Nothing was changed." in terminal(*APRIL, "-26,870.42", **OFFICER).out
    assert terminal("ledger", "journal", "--json").data["count"] == 337


def test_a_preview_proposes_nothing(terminal: Terminal) -> None:
    before = terminal("approvals", "list", "--json").data
    answer = terminal(*APRIL, "-26,870.42", "--preview", **OFFICER)
    assert answer.code == 0
    assert "Nothing is proposed yet: give the same command without --preview." in answer.out
    assert terminal("approvals", "list", "--json").data == before
    assert terminal("ledger", "journal", "--json").data["count"] == 0


def test_a_preview_says_what_would_be_refused(terminal: Terminal) -> None:
    answer = terminal(*APRIL, "-26,870.41", "--preview", "--json", **OFFICER)
    assert (answer.code, [stop["refusal"] for stop in answer.data["stops"]]) == (0, ["ControlTotalDiffers"])
    text = terminal(*APRIL, "-26,870.41", "--preview", **OFFICER).out
    assert "not met, the rows are £0.01 short of it" in text
    assert "As it stands it would be refused:\n  Placed -£27,188.82" in text


def test_a_control_total_that_is_not_met_refuses_the_file(terminal: Terminal) -> None:
    answer = terminal(*APRIL, "-26,870.41", "--json", **OFFICER)
    assert (answer.code, answer.data["refusal"]) == (1, "ControlTotalDiffers")
    assert terminal("ledger", "journal", "--json").data["count"] == 0
    assert terminal("approvals", "list", "--json").data["proposals"] == []


def test_rows_that_cannot_be_read_are_listed_by_number(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "broken.csv"
    file.write_text("date,cost_centre,subjective,description,amount,supplier,reference\n2022-04-31,LD402,1,x,abc,y,z\n")
    words = ("ledger", "import", str(file), "--month", month(4), "--control-total", "0", "--preview")
    text = terminal(*words, **OFFICER).out
    assert "    Row 2: '2022-04-31' is not a day." in text
    assert "not proved, 1 amounts cannot be read" in text
    (row,) = terminal(*words, "--json", **OFFICER).data["refused_rows"]
    assert (row["row"], row["refusal"]) == (2, "UnreadableRow")


def test_rows_that_waited_are_posted_once_a_rule_places_them(terminal: Terminal, tmp_path: Path) -> None:
    brought = terminal(*APRIL, "-26,870.42", "--json", **OFFICER).data
    approve(brought["proposal"])
    words = ("ledger", "post-waiting", str(brought["extract"]), "--month", month(5))
    assert terminal(*words, "--json", **OFFICER).data["refusal"] == "NothingPlaced"
    terms = (FOLDER / "invented-terms.toml").read_text().replace('["LD402"]', '["LD402", "LD999"]')
    (tmp_path / "invented-terms.toml").write_text(terms)
    files = (str(FOLDER / "agreement.toml"), str(tmp_path / "invented-terms.toml"))
    assert section75("agreements", "load", *files, "--as", "pool.manager").code == 0
    proposal = propose(*words)
    assert proposal["title"].endswith("that had waited to May 2022")
    assert approve(proposal)["says"] == "Posted entry 338."
    assert terminal(*words, **OFFICER).code == 1


def test_contributions_due_are_posted_once_a_month(terminal: Terminal) -> None:
    words = ("ledger", "instalments", "--month", month(4))
    assert approve(propose(*words))["says"] == "Posted 2 entries, 1 to 2."
    again = terminal(*words, "--json", **OFFICER)
    assert (again.code, again.data["refusal"]) == (1, "InstalmentsPosted")


def test_a_closed_month_takes_no_posting(terminal: Terminal) -> None:
    words = ("ledger", "close", "--month", month(4))
    assert approve(propose_closing(4), "chief.finance")["says"] == "Closed April 2022 (2022/23 M1)."
    answer = terminal(*APRIL, "-26,870.42", "--json", **OFFICER)
    assert (answer.code, answer.data["refusal"]) == (1, "MonthClosed")
    assert "May 2022 (2022/23 M2), the next open month" in answer.data["says"]
    assert terminal(*words, "--json").data["refusal"] == "MonthClosedAlready"


def test_an_entry_is_reversed_with_a_reason(terminal: Terminal) -> None:
    approve(propose("ledger", "instalments", "--month", month(4)))
    words = ("ledger", "reverse", "1", "--month", month(4), "--on", "2022-04-30", "--because")
    assert terminal(*words, " ", "--json", **OFFICER).data["refusal"] == "ReasonMissing"
    done = approve(propose(*words, "Invented: entered twice"))
    assert done["says"] == "Posted entry 3."
    (entry,) = terminal("ledger", "journal", "--after", "2", "--json").data["entries"]
    assert (entry["reverses"], entry["origin"]) == (1, {"reason": "Invented: entered twice"})


BY_HAND = (
    *("ledger", "by-hand", "--debit", "expenditure/day-services", "--credit", "cash", "--amount", "1,250.00"),
    *("--on", "2022-04-30", "--month", month(4), "--narrative", "Invented: repair", "--authority", "cl. 9 (invented)"),
)


def test_an_entry_by_hand_is_proposed_with_its_authority_and_reason(terminal: Terminal) -> None:
    shown = ("--reference", "Invented invoice 7")
    assert terminal(*BY_HAND, *shown, "--because", " ", "--json", **OFFICER).data["refusal"] == "ReasonMissing"
    because = ("--because", "Invented: paid outside the finance system")
    assert terminal(*BY_HAND, *because, "--json", **OFFICER).data["refusal"] == "EvidenceMissing"
    proposal = propose(*BY_HAND, *because, *shown)
    assert (proposal["kind"], proposal["amount"]) == ("post-journal", 125_000)
    assert approve(proposal)["changes"] == [
        {"what": "cash", "before": "£0.00", "then": "£1,250.00 more credit"},
        {"what": "expenditure/day-services", "before": "£0.00", "then": "£1,250.00 more debit"},
    ]
    (entry,) = terminal("ledger", "journal", "--json").data["entries"]
    assert (entry["authority"], entry["narrative"]) == ("cl. 9 (invented)", "Invented: repair")
    assert entry["origin"] == {"reason": "Invented: paid outside the finance system [evidence: Invented invoice 7]"}


def test_the_position_at_june_is_an_overspend_of_412_000(quarter: Terminal) -> None:
    data = quarter("ledger", "position", "--json").data
    assert (data["month"], data["unit"], len(data["rows"])) == ("2022/23 M3", "pence", 8)
    assert data["total"] == {
        "line": "all-lines",
        "name": "All lines",
        "budget": 12_205_000_000,
        "actual_in_month": 1_031_562_231,
        "actual_to_date": 3_067_343_101,
        "forecast_outturn": 12_246_200_000,
        "variance": 41_200_000,
    }
    assert data["waiting"] == {"rows": 2, "total": 277_840}
    text = quarter("ledger", "position", "--month", month(6)).out
    assert "Forecast variance for 2022/23: overspend of £412,000.00." in text
    assert "Received and in no line yet: £2,778.40 in 2 rows." in text


def test_a_position_without_a_forecast_says_that_the_variance_is_not_known(terminal: Terminal) -> None:
    assert terminal("ledger", "position", "--json").data["total"]["variance"] is None
    assert "not known: a line has no forecast or no budget" in terminal("ledger", "position").out


def test_the_trial_balance_on_a_day_has_two_totals_that_agree(quarter: Terminal) -> None:
    data = quarter("ledger", "trial-balance", "--on", "30 June 2022", "--json").data
    assert (data["on"], data["debit"], data["credit"]) == ("2022-06-30", 3_529_735_768, 3_529_735_768)
    assert {"account": "cash", "debit": 0, "credit": 252_259_766} in data["rows"]
    text = quarter("ledger", "trial-balance", "--on", "30 June 2022").out
    assert "trial balance of entries effective by 30 June 2022" in text
    assert text.splitlines()[-1].split() == ["Total", "35,297,357.68", "35,297,357.68"]


def test_the_journal_is_read_by_account_and_month_a_page_at_a_time(quarter: Terminal) -> None:
    words = ("ledger", "journal", "--account", "expenditure/residential-care", "--from", month(6), "--to", month(6))
    first = quarter(*words, "--most", "100", "--json").data
    assert (first["count"], len(first["entries"])) == (119, 100)
    rest = quarter(*words, "--after", str(first["after"]), "--json").data
    assert (len(rest["entries"]), rest["after"]) == (19, None)
    (row,) = [entry for entry in (*first["entries"], *rest["entries"]) if entry["origin"]["row"] == 318]
    assert (row["amount"], row["effective_on"], row["month"]) == (125_037, "2022-06-14", "2022/23 M3")
    assert row["origin"]["file"] == "invented-extract-2022-06.csv"
    text = quarter(*words, "--most", "100").out
    assert "Entries shown: 100 of 119." in text
    assert f"--after {first['after']}" in text


def test_a_forecast_is_a_further_version(quarter: Terminal) -> None:
    file = str(FOLDER / "invented-forecast-2022-23-m3.csv")
    answer = quarter("budget", "forecast", file, "--month", month(6), "--because", "Invented: again", "--json")
    assert (answer.data["version"], answer.data["total"]) == (2, 12_246_200_000)
    assert answer.data["rows"][0] == {"line": "residential-care", "outturn": 4_670_500_000}


def test_nobody_acts_without_a_name(terminal: Terminal) -> None:
    answer = section75("ledger", "position", "--partnership", SLUG, "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NobodySaysWho")


def test_the_name_may_stand_in_the_environment(terminal: Terminal) -> None:
    assert section75("ledger", "position", "--partnership", SLUG, SECTION75_AS="auditor").code == 0


WRITES = (
    (*APRIL, "-26,870.42"),
    ("ledger", "instalments", "--month", month(4)),
    ("ledger", "close", "--month", month(4)),
    ("ledger", "reverse", "1", "--month", month(4), "--on", "2022-04-30", "--because", "x"),
    ("ledger", "post-waiting", "1", "--month", month(4)),
    (*BY_HAND, "--because", "x"),
    ("ledger", "reopen", "--month", month(4), "--because", "x"),
    ("ledger", "agree", "--month", month(4)),
    ("ledger", "object", "--month", month(4), "--because", "x"),
    ("returns", "acknowledge", "1"),
    ("returns", "issue", "--period", "2022/23 Q1"),
    ("returns", "deliver", "1", "--to", "icb", "--how", "by post"),
    ("budget", "forecast", str(FOLDER / "invented-forecast-2022-23-m3.csv"), "--month", month(6), "--because", "x"),
)
READS = (
    ("ledger", "position"),
    ("ledger", "trial-balance"),
    ("ledger", "journal"),
    ("ledger", "months"),
    ("returns", "list"),
    ("returns", "draft", "--period", "2022/23 Q1"),
    ("returns", "show", "1"),
    ("returns", "verify", "1"),
)


@pytest.mark.parametrize("words", [*READS, *WRITES], ids=lambda words: " ".join(words[:2]))
def test_a_stranger_is_told_there_is_no_such_partnership(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal(*words, as_="stranger")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"There is no partnership '{SLUG}' that you have a part in. Look at the portfolio for yours.\n"
    )


@pytest.mark.parametrize("words", READS, ids=lambda words: " ".join(words[:2]))
def test_a_partnership_that_does_not_exist_is_answered_alike(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = section75(*words, "--partnership", "nowhere", "--as", "pool.manager", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NoSuchPartnership")


@pytest.mark.parametrize("words", WRITES, ids=lambda words: " ".join(words[:2]))
def test_the_auditor_looks_and_does_not_touch_and_the_try_is_written_down(
    terminal: Terminal, words: tuple[str, ...]
) -> None:
    answer = terminal(*words, "--json", as_="auditor")
    assert (answer.code, answer.data["refusal"]) == (1, "MayNot")
    line = audit.lines_of(SLUG, most=1)[0]
    assert (line.who, line.outcome) == ("auditor", "refused")


def test_a_fund_that_is_not_there_is_refused_with_those_that_are(terminal: Terminal) -> None:
    answer = terminal("ledger", "position", "--fund", "learning", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "UnknownFund")
    assert "learning-disability" in answer.data["says"]
