"""`section75 placing` and `section75 preview`: what a terminal is told, in words and as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from section75.apps.demonstration.actions import FUND, load_agreements, load_people
from tests.books import as_they_were
from tests.placed import fill_placing

from .conftest import EXAMPLES, SLUG, Answer, section75

AT = datetime(2022, 7, 5, 9, 0, tzinfo=UTC)


@pytest.fixture
def done(db: None) -> dict[str, int]:
    """What was done about placing, in books of its own."""

    def load() -> None:
        load_people()
        load_agreements(EXAMPLES, at=AT)

    as_they_were("placing at the terminal", load)
    return fill_placing(FUND, at=AT)


def said(*words: str, as_json: bool = True) -> Answer:
    who = ("--partnership", SLUG, "--as", "finance.officer")
    return section75(*words, *who, *(["--json"] if as_json else []))


def told(*words: str) -> Any:
    answer = said(*words)
    assert answer.code == 0, answer.out + answer.err
    return answer.data


def test_rules_are_listed_tried_and_proposed(done: dict[str, int]) -> None:
    (rule,) = told("placing", "rules")
    assert (rule["cost_centres"], rule["ends_before"], rule["approved_by"]) == (
        "LD97*",
        "2022-08-01",
        "finance.approver",
    )
    tried = told("placing", "try", "LD402", "--on", "2022-07-04", "--subjective", "4411")
    assert tried["placed"] == {"destination": "expenditure", "target": "residential-care", "rule": "LD402"}
    add = ("placing", "add", "--on", "2022-04-01", "--clause", "cl. 9 (invented)", "--because", "Invented")
    added = told(*add, "--to", "expenditure/day-services", "--cost-centres", "LD96*, LD950 to LD959")
    assert added["kind"] == "add-rule"
    refused = said(*add, "--to", "expenditure/castles", "--cost-centres", "LD96*")
    assert (refused.code, refused.data["refusal"]) == (1, "NoSuchDestination")
    assert said(*add, "--to", "suspense", "--cost-centres", "LD9 to LD10").code == 2
    ended = said("placing", "end", "1", "--on", "2022-09-01", "--because", "Invented")
    assert (ended.code, ended.data["refusal"]) == (1, "RuleEndedAlready")


def test_what_is_left_suspense_and_previews_are_told(done: dict[str, int]) -> None:
    suspense = told("preview", "suspense")
    assert (suspense["balance"], suspense["entries"][0]["entry"]) == (35_00, done["suspense"])
    assert told("preview", "waiting") == {"unit": "pence", "waiting": [], "refused": []}
    preview = told("preview", "extract", str(done["correcting"]))
    (line,) = preview["lines"]
    assert (line["account"], line["file"]) == ("expenditure/residential-care", 130_00)
    assert "Balance of suspense: £35.00" in said("preview", "suspense", as_json=False).out
    clear = ("--to", "expenditure/day-services", "--amount", "36", "--on", "2022-07-05", "--month", "2022/23 M4")
    because = ("--authority", "cl. 9 (invented)", "--because", "Invented")
    refused = said("preview", "clear", str(done["suspense"]), *clear, *because)
    assert refused.data["refusal"] == "NotThatMuchLeft"
    again = said("preview", "correct", str(done["correcting"]), "--corrects", str(done["corrected"]), *because[2:])
    assert again.data["refusal"] == "AlreadyPosted"
