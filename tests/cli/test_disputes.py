"""A figure is questioned, answered, taken further and resolved at the terminal, with the rights the pages know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.apps.asking import FUND, SLUG, VARIANCE, Books, books

from .conftest import Answer, section75


@pytest.fixture
def asked(db: None) -> Books:
    return books()


def disputes(*words: str, by: str = "partner.officer", as_json: bool = True) -> Answer:
    place = ("--partnership", SLUG, "--fund", FUND.fund, "--as", by)
    return section75("disputes", *words, *place, *(["--json"] if as_json else []))


def done(*words: str, by: str = "partner.officer") -> Any:
    answer = disputes(*words, by=by)
    assert answer.code == 0, answer.out + answer.err
    return answer.data


def test_a_question_goes_from_being_raised_to_being_resolved(asked: Books, tmp_path: Path) -> None:
    raised = done("raise", "--about", VARIANCE, "--says", "Why so much?")
    assert (raised["number"], raised["state"], raised["step"], raised["goes_to"]) == (
        1,
        "raised",
        1,
        "the pool manager",
    )
    assert (raised["then"], raised["has_changed"], raised["unit"]) == (raised["now"], False, "pence")
    invoices = tmp_path / "invoices.csv"
    invoices.write_bytes(b"a,b\n")
    answered = done("reply", "1", "--says", "See the file", "--evidence", str(invoices), by="pool.manager")
    assert answered["state"] == "answered"
    (evidence,) = answered["turns"][0]["evidence"]
    assert (evidence["name"], evidence["bytes"]) == ("invoices.csv", 4)
    further = done("escalate", "1", "--says", "That is not all of it")
    assert (further["state"], further["goes_to"]) == (
        "escalated to step 2",
        "the chief finance officers of both partners",
    )
    entry = asked.entry("5.00")
    resolved = done("resolve", "1", "--says", "Corrected", "--entry", str(entry))
    assert (resolved["state"], resolved["turns"][-1]["entry"]) == ("resolved", entry)
    assert [each["number"] for each in done("list", by="auditor")] == [1]
    assert done("show", "1", by="pool.manager")["turns"] == resolved["turns"]


def test_it_reads_well_at_a_terminal(asked: Books) -> None:
    assert "No figure of this fund has been questioned." in disputes("list", as_json=False).out
    done("raise", "--about", VARIANCE, "--says", "Why so much?")
    listed = disputes("list", by="pool.manager", as_json=False)
    assert "Variance of All lines, June 2022" in listed.out
    shown = disputes("show", "1", as_json=False).out
    assert "Question 1: Variance of All lines, June 2022" in shown
    assert "State: raised. An answer from the pool manager is due by" in shown
    withdrawn = disputes("withdraw", "1", "--says", "Our mistake", as_json=False).out
    assert "Withdrawn: Our mistake" in withdrawn
    done("raise", "--about", VARIANCE, "--says", "Why so much?")
    done("reply", "2", "--says", "Two placements", by="pool.manager")
    assert done("resolve", "2", "--says", "Fine")["turns"][-1]["verb"] == "accept"


@pytest.mark.parametrize(
    ("words", "by", "says"),
    [
        (("show", "7"), "partner.officer", "has no question 7"),
        (("raise", "--about", "/", "--says", "Why?"), "partner.officer", "is not the address of a figure"),
        (("raise", "--about", VARIANCE, "--says", " "), "partner.officer", "The question says nothing"),
        (("raise", "--about", VARIANCE, "--says", "Why?"), "pool.manager", "you may not question a figure"),
        (("list",), "member", "you may not see the ledger"),
        (("list",), "stranger", "There is no partnership"),
        (("reply", "7", "--says", "Hello"), "stranger", "There is no partnership"),
    ],
)
def test_what_is_refused_is_said(asked: Books, words: tuple[str, ...], by: str, says: str) -> None:
    refused = disputes(*words, by=by, as_json=False)
    assert refused.code == 1
    assert says in " ".join(refused.err.split())
