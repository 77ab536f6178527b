"""`section75 ledger months`, `agree`, `object`, `reopen`: how a month stands, and what each partner does about it."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Terminal, approve, month, propose, propose_closing

APRIL = ("--month", month(4))
CLOSE = ("ledger", "close", *APRIL)
REOPEN = ("ledger", "reopen", *APRIL, "--because", "Invented: a late invoice")
OBJECT = ("ledger", "object", *APRIL, "--because")


def april(terminal: Terminal) -> Any:
    """How April stands."""
    return terminal("ledger", "months", "--json").data["months"][0]


@pytest.fixture
def closed(terminal: Terminal) -> Terminal:
    """A terminal where April is closed."""
    approve(propose_closing(4), "chief.finance")
    return terminal


def test_every_month_of_the_year_is_listed_and_what_waits_for_it(terminal: Terminal) -> None:
    proposal = propose_closing(4)
    found = terminal("ledger", "months", "--year", "2022/23", "--json").data["months"]
    assert [each["month"] for each in found] == [f"2022/23 M{number}" for number in range(1, 16)]
    assert found[0]["waits"] == {"proposal": proposal["proposal"], "title": "Close April 2022"}
    assert (found[0]["closed"], found[1]["waits"]) == (False, None)
    text = terminal("ledger", "months").out
    assert f"proposal {proposal['proposal']}: Close April 2022" in text


def test_a_closed_month_says_who_closed_it_and_a_partner_objects_and_then_agrees(closed: Terminal) -> None:
    stands = april(closed)
    assert (stands["closed"], stands["prepared_by"], stands["closed_by"]) == (True, "pool.manager", "chief.finance")
    accountant = {"as_": "partner.accountant"}
    assert closed(*OBJECT, " ", "--json", **accountant).data["refusal"] == "ObjectionWithoutReason"
    assert closed(*OBJECT, "Invented: row 12", "--json", **accountant).data == {
        "month": "2022/23 M1",
        "agrees": False,
        "because": "Invented: row 12",
    }
    agreed = closed("ledger", "agree", *APRIL, **accountant)
    assert agreed.out == "April 2022 (2022/23 M1) is agreed.\n"
    said = [(each["party"], each["agrees"], each["by"]) for each in april(closed)["answers"]]
    assert said == [("icb", False, "partner.accountant"), ("icb", True, "partner.accountant")]
    assert closed("ledger", "agree", *APRIL, "--json", **accountant).data["refusal"] == "AgreedAlready"
    line = next(line for line in closed("ledger", "months").out.splitlines() if "April 2022" in line)
    assert "closed by chief.finance on " in line


def test_the_host_does_not_agree_what_it_closed_itself(closed: Terminal) -> None:
    assert closed("ledger", "agree", *APRIL, "--json").data["refusal"] == "MayNot"


def test_an_open_month_is_not_agreed_objected_to_or_re_opened(terminal: Terminal) -> None:
    for words, who in (
        (("ledger", "agree", *APRIL), "partner.chief"),
        ((*OBJECT, "x"), "partner.chief"),
        (REOPEN, "pool.manager"),
    ):
        answer = terminal(*words, "--json", as_=who)
        assert (answer.code, answer.data["refusal"]) == (1, "MonthNotClosed")


def test_both_partners_re_open_a_month_which_can_then_be_closed_again(closed: Terminal) -> None:
    assert closed("ledger", "reopen", *APRIL, "--because", " ", "--json").data["refusal"] == "ReasonMissing"
    proposal = propose(*REOPEN, as_="partner.accountant")
    assert sorted(proposal["needs"]) == ["council", "icb"]
    assert approve(proposal, "partner.chief") is None
    assert april(closed)["closed"]
    assert approve(proposal, "chief.finance")["says"] == "Re-opened April 2022 (2022/23 M1)."
    assert (april(closed)["closed"], april(closed)["reopened"]) == (False, 1)
    approve(propose_closing(4), "chief.finance")
    assert (april(closed)["closed"], april(closed)["reopened"]) == (True, 1)
    assert "re-opened once before" in closed("ledger", "months").out
