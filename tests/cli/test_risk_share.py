"""`section75 risk-share`: settled and compared from files alone, to the penny."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import FOLDER, section75

FILES = str(FOLDER)
SETTLED = {  # variance -> pence each partner bears (an underspend is kept, and negative)
    "412,000": (33_955_360, 7_244_640),
    "£412,000.00": (33_955_360, 7_244_640),
    "-£5,000.10": (-383_908, -116_102),
    "(5,000.10)": (-383_908, -116_102),
    "0": (0, 0),
}


def settle(*words: str) -> Any:
    answer = section75("risk-share", "settle", FILES, *words, "--json")
    assert answer.code == 0, answer.err
    return answer.data


@pytest.mark.parametrize("variance", SETTLED)
def test_a_variance_is_settled_to_the_penny(variance: str) -> None:
    data = settle("--variance", variance)
    assert tuple(share["amount"] for share in data["shares"]) == SETTLED[variance]
    assert sum(portion["amount"] for portion in data["borne"]) == data["variance"]


def test_every_portion_says_who_how_much_why_and_under_which_clause() -> None:
    data = settle("--variance", "412,000")
    assert [(each["partner"], each["amount"], each["clause"]) for each in data["borne"]] == [
        ("council", 10_000_000, "Sch. 3 para 4.1 (invented)"),
        ("council", 23_955_360, "Sch. 3 para 4.2 (invented)"),
        ("icb", 7_244_640, "Sch. 3 para 4.2 (invented)"),
    ]
    assert data["disputed"] == []
    for portion in data["borne"]:
        assert set(portion) == {"partner", "pot", "line", "amount", "because", "clause", "rounding", "step"}
        assert portion["because"].endswith(".")


def test_a_settlement_names_what_it_was_made_from() -> None:
    data = settle("--variance", "412,000")
    about = {name: data[name] for name in ("fund", "year", "on", "variance", "unit")}
    assert about == {
        "fund": "learning-disability",
        "year": "2022/23",
        "on": "2023-03-31",
        "variance": 41_200_000,
        "unit": "pence",
    }
    assert data["shares"][0]["explanation"]["terms"] == data["terms"]
    assert data["shares"][0]["explanation"]["because"]["rests_on"]


def test_text_says_each_partners_total_with_its_reasons() -> None:
    answer = section75("risk-share", "settle", FILES, "--variance", "412,000")
    assert "overspend of £412,000.00, by the risk share in force on 31 March 2023." in answer.out
    assert "The council bears £339,553.60 of the overspend of £412,000.00." in answer.out
    assert "    clause: Sch. 3 para 4.2 (invented)" in answer.out
    assert "rounding: exact: no odd penny" in answer.out


def test_an_underspend_is_kept() -> None:
    answer = section75("risk-share", "settle", FILES, "--variance", "-5,000.10")
    assert "The council keeps £3,839.08 of the underspend of £5,000.10." in answer.out


def test_on_budget_there_is_nothing_to_bear() -> None:
    answer = section75("risk-share", "settle", FILES, "--variance", "0")
    assert answer.code == 0
    assert "There is nothing to bear, and nothing to keep." in answer.out


def test_where_the_risk_share_ends_in_the_year_its_last_day_is_taken() -> None:
    assert settle("--variance", "412,000", "--year", "2024/25")["on"] == "2024-08-31"


def test_a_day_before_any_risk_share_is_refused_as_silence() -> None:
    answer = section75("risk-share", "settle", FILES, "--variance", "1", "--on", "2022-03-31", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "Silent")


def test_a_fund_that_is_not_there_is_refused() -> None:
    answer = section75("risk-share", "settle", FILES, "--variance", "1", "--fund", "learning", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "UnknownFund")


def without_contributions(folder: Path) -> str:
    """The example without its contributions, so that no year follows from it."""
    shutil.copytree(FOLDER, folder / "bare")
    path = folder / "bare" / "agreement.toml"
    before, _, rest = path.read_text().partition("[[contributions]]")
    path.write_text(before + rest[rest.index("[[notice]]") :])
    return str(folder / "bare")


def test_without_contributions_the_year_has_to_be_said(tmp_path: Path) -> None:
    bare = without_contributions(tmp_path)
    refused = section75("risk-share", "settle", bare, "--variance", "412,000", "--json")
    assert (refused.code, refused.data["refusal"]) == (1, "NoYearToSettle")
    by_day = section75("risk-share", "settle", bare, "--variance", "412,000", "--on", "2023-01-31", "--json")
    assert (by_day.code, by_day.data["year"]) == (0, "2022/23")
    shares = section75("risk-share", "shares", bare, "--amount", "1", "--json")
    assert (shares.code, shares.data["refusal"]) == (1, "NoYearToSettle")


def test_what_the_agreement_holds_in_dispute_is_told_apart(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "disputed")
    path = tmp_path / "disputed" / "invented-terms.toml"
    fixed = 'step = "fixed shares"\nshares = { council = "76.78%", icb = "23.22%" }\nclause = "Sch. 3 para 4.2"'
    assert fixed in path.read_text()
    path.write_text(path.read_text().replace(fixed, 'step = "in dispute"\nclause = "Sch. 3 para 4.2"'))
    data = section75("risk-share", "settle", str(path.parent), "--variance", "412,000", "--json").data
    assert [(each["partner"], each["amount"]) for each in data["disputed"]] == [(None, 31_200_000)]
    assert [each["amount"] for each in data["borne"]] == [10_000_000]
    text = section75("risk-share", "settle", str(path.parent), "--variance", "412,000").out
    assert "£312,000.00 of the overspend is in dispute" in text


def test_printed_and_contributed_shares_are_ten_pence_apart() -> None:
    answer = section75("risk-share", "shares", FILES, "--amount", "1,234,567.89", "--json")
    contributed, printed = answer.data["ways"]
    assert [share["amount"] for share in printed["shares"]] == [94_790_123, 28_666_666]
    assert [share["amount"] for share in contributed["shares"]] == [94_790_133, 28_666_656]
    assert [share["difference"] for share in printed["shares"]] == [-10, 10]
    assert "76.78% here and about 76.780008% in the first way" in printed["because"]
    text = section75("risk-share", "shares", FILES, "--amount", "1,234,567.89").out
    assert "£947,901.23  (£0.10 less than the first)" in text
    assert f"  {printed['because']}\n" in text


def test_tried_shares_are_printed_in_thousands_when_asked() -> None:
    tries = [word for share in ("70:30", "65 : 35", "60%/40%") for word in ("--try", share)]
    answer = section75("risk-share", "shares", FILES, "--amount", "122,050", "--unit", "£000", *tries)
    assert answer.code == 0
    assert "122,050.0 shared; amounts are in £000" in answer.out
    for amount in ("85,435.0", "79,332.5", "73,230.0"):
        assert f"  {amount}  (" in answer.out


@pytest.mark.parametrize(("tried", "refusal"), [("70", "NotAWayToShare"), ("70:31", "SharesNotAWhole")])
def test_tried_shares_that_make_no_whole_are_refused(tried: str, refusal: str) -> None:
    answer = section75("risk-share", "shares", FILES, "--amount", "1", "--try", tried, "--json")
    assert (answer.code, answer.data["refusal"]) == (1, refusal)


def test_a_year_without_shares_has_nothing_to_compare() -> None:
    silent = str(FOLDER / "agreement.toml")
    answer = section75("risk-share", "shares", silent, "--amount", "1", "--year", "2030/31", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NothingToCompare")


def test_an_amount_finer_than_a_penny_in_its_unit_is_a_misuse() -> None:
    assert section75("risk-share", "shares", FILES, "--amount", "0.001", "--unit", "£").code == 2
    assert section75("risk-share", "shares", FILES, "--amount", "0.001", "--unit", "£000").code == 0
