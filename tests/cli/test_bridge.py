"""A year's contributions and what they would become, at the terminal, from files alone."""

from __future__ import annotations

from .conftest import EXAMPLES, section75

FOLDER = EXAMPLES / "oxfordshire-2017"
PAPER = (str(FOLDER / "agreement.toml"),)
RUN = (*PAPER, *(str(FOLDER / "running" / f"invented-{name}.toml") for name in ("terms", "bridge")))
POOL = ("--fund", "adults")


def test_the_paper_gives_a_standing_to_each_partner_and_no_bridge() -> None:
    shown = section75("bridge", "show", *PAPER, *POOL, "--year", "2017/18", "--on", "18 July 2017")
    assert shown.code == 0
    assert "the CCG: £61,216,000.00; indicative on 18 July 2017; awaits the CCG's finance and investment" in shown.out
    assert "Until they are, by paras 9 and 22 (inferred), the partners work on last year's." in shown.out
    assert "No bridge from the year before is in the files. They say: contributions changed from 2016/17" in shown.out
    assert "£2.7m of these requested" in shown.out


def test_the_standing_is_the_days_own() -> None:
    on = ("--year", "2017/18", "--json", "--on")
    february = section75("bridge", "show", *PAPER, *POOL, *on, "2017-03-01").data["tables"][0]["partners"]
    assert (february["council"]["standing"], february["ccg"]["standing"]) == ("approved", None)
    july = section75("bridge", "show", *PAPER, *POOL, *on, "2017-07-18").data
    assert july["tables"][0]["partners"]["council"]["standing"] == "proposed"
    assert july["in_use"]["use"] == "last year's, until agreed"
    assert july["in_use"]["since"] == "2017-05-31"
    agreed = section75("bridge", "show", *RUN, *POOL, *on, "2017-08-01").data
    assert agreed["tables"][0]["approved"] is True
    assert (agreed["in_use"]["use"], agreed["in_use"]["since"]) == ("agreed", "2017-07-31")


def test_the_invented_bridge_foots_to_the_printed_contributions() -> None:
    shown = section75("bridge", "show", *RUN, *POOL, "--year", "2017/18", "--json").data
    council, ccg = shown["bridges"]
    assert (council["foots"], council["closing"], sum(step["amount"] for step in council["steps"])) == (
        True, 79_736_000_00, 3_756_000_00,
    )  # fmt: skip
    assert (ccg["foots"], ccg["closing"]) == (True, 61_216_000_00)
    text = section75("bridge", "show", *RUN, *POOL, "--year", "2017/18").out
    assert "It comes to £79,736,000.00, as para 34, table of Pool 1 gives it." in text


def test_a_year_is_rolled_forward_by_the_rule_with_its_minimum() -> None:
    rolled = section75("bridge", "roll-forward", *RUN, *POOL, "--from", "2017/18", "--json").data
    (year,) = rolled["years"]
    assert year["partners"]["ccg"]["amount"] == 62_100_000_00
    assert year["partners"]["council"]["amount"] == 79_336_000_00 * 102 // 100 - 400_000_00
    assert year["together"] == sum(partner["amount"] for partner in year["partners"].values())
    text = section75("bridge", "roll-forward", *RUN, *POOL, "--from", "2017/18").out
    assert "The minimum for 2018/19 is £62,100,000.00" in text


def test_where_the_rule_ends_the_command_stops_and_names_the_clause() -> None:
    stopped = section75("bridge", "roll-forward", *RUN, *POOL, "--from", "2017/18", "--years", "2")
    assert stopped.code == 1
    assert "The last thing it says is cl. 10.2 (invented)" in stopped.err
    silent = section75("bridge", "roll-forward", *PAPER, *POOL, "--from", "2017/18", "--json")
    assert (silent.code, silent.data["refusal"]) == (1, "Silent")
    assert "how a year's contributions follow from the last" in silent.data["says"]


def test_a_year_that_is_none_is_a_misuse() -> None:
    assert section75("bridge", "show", *PAPER, *POOL, "--year", "2017/19").code == 2
