"""`section75 risk-share exposure` and `compare`: from files alone, to the penny, with bad input refused."""

from __future__ import annotations

from .conftest import FOLDER, section75

FILES = str(FOLDER)


def test_exposure_says_the_parts_the_bounds_and_the_silence() -> None:
    answer = section75("risk-share", "exposure", FILES, "--from", "0", "--to", "412,000", "--points", "2", "--json")
    assert answer.code == 0, answer.err
    rows = {row["variance"]: row["parts"] for row in answer.data["rows"]}
    assert rows == {0: {}, 41_200_000: {"council": 33_955_360, "icb": 7_244_640}}
    assert [most["amount"] for most in answer.data["largest"]] == ["unbounded"] * 4
    (silent,) = answer.data["silent"]
    assert (silent["from"], silent["to"]) == (1, 9_999_999)
    assert "does not say what the sponsor then bears" in silent["says"]


def test_exposure_in_words_lines_its_amounts_up_and_begins_at_a_usual_range() -> None:
    answer = section75("risk-share", "exposure", FILES)
    assert answer.code == 0, answer.err
    assert "-£6,000,000.00  -£4,606,800.00  -£1,393,200.00" in answer.out
    assert "The council bears without bound: £76.78 of each further £100 of overspend beyond £100,000.00." in answer.out


def test_a_range_that_is_none_and_a_line_that_is_not_there_are_refused() -> None:
    upside_down = section75("risk-share", "exposure", FILES, "--from", "5", "--to", "1")
    assert upside_down.code == 1
    assert "are no range" in upside_down.err
    nowhere = section75("risk-share", "exposure", FILES, "--line", "day-service")
    assert nowhere.code == 1
    assert "no line 'day-service'" in nowhere.err


def test_rules_are_compared_on_the_same_variances() -> None:
    words = ("--try", "70:30", "--try", "60:40", "--from", "0", "--to", "1,000,000", "--points", "2")
    answer = section75("risk-share", "compare", FILES, *words, "--json")
    assert answer.code == 0, answer.err
    last = {rule["label"]: rule["rows"][-1] for rule in answer.data["rules"]}
    assert last["Today"]["parts"]["council"] == 79_102_000
    assert last["70% : 30%"]["parts"]["council"] == 73_000_000
    assert last["70% : 30%"]["difference"] == {"council": -6_102_000, "icb": 6_102_000}
    assert last["60% : 40%"]["difference"]["council"] == 64_000_000 - 79_102_000
    text = section75("risk-share", "compare", FILES, *words).out
    assert "What the council bears of an overspend" in text
    assert "-£61,020.00" in text


def test_where_a_rule_refuses_a_comparison_says_why_once() -> None:
    words = ("--try", "70:30", "--from", "50,000", "--to", "60,000", "--points", "2")
    text = section75("risk-share", "compare", FILES, *words).out
    assert text.count("Refused: £100,000.00 of savings whose strategy was not accepted are undelivered") == 2
    assert "only £50,000.00 of overspend" in text


def test_a_comparison_with_nothing_is_refused() -> None:
    answer = section75("risk-share", "compare", FILES)
    assert answer.code == 1
    assert "nothing to compare" in answer.err


def test_a_variance_is_settled_by_line_where_lines_are_given() -> None:
    answer = section75(
        "risk-share", "settle", FILES, "--line", "day-services=300,000", "--line", "supported-living=112,000", "--json"
    )
    assert answer.code == 0, answer.err
    assert answer.data["variance"] == 41_200_000
    assert [share["amount"] for share in answer.data["shares"]] == [33_955_360, 7_244_640]
    nowhere = section75("risk-share", "settle", FILES, "--line", "day=3")
    assert nowhere.code == 1
    assert "no line 'day'" in nowhere.err
    assert section75("risk-share", "settle", FILES).code == 2
    apart = section75("risk-share", "settle", FILES, "--variance", "5", "--line", "day-services=3")
    assert "£2.00 apart" in apart.err
