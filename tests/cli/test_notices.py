"""Notice at the terminal: worked out from files, recorded, answered and listed."""

from __future__ import annotations

from typing import Any

import pytest

from section75.apps.accounts.models import User
from section75.apps.agreements.actions import load_at_the_terminal
from section75.importers.agreement_file import FileText
from tests.apps.asking import AT, FOLDER, PEOPLE, SLUG, person

from .conftest import Answer, section75

OXFORDSHIRE, CAMBRIDGESHIRE = "examples/oxfordshire-2017", "examples/cambridgeshire-2023/agreement.toml"
NOTICE = ("--by", "council", "--scope", "fund", "--of", "learning-disability", "--ground", "no fault", "--served",
          "2023-08-24", "--ends", "The pooled budget")  # fmt: skip


@pytest.fixture
def people(db: None) -> dict[str, User]:
    load_at_the_terminal([FileText("agreement.toml", (FOLDER / "agreement.toml").read_bytes())], at=AT)
    return {name: person(name, *PEOPLE[name]) for name in ("pool.manager", "partner.chief", "member")}


def work_out(*words: str) -> Answer:
    return section75("notices", "work-out", *words)


def done(*words: str, by: str = "pool.manager") -> Any:
    answer = section75("notices", *words, "--partnership", SLUG, "--as", by, "--json")
    assert answer.code == 0, answer.out + answer.err
    return answer.data


@pytest.mark.parametrize(
    ("scope", "ground", "ends"),
    [
        ("agreement", "no fault", "It ends on 18 January 2018."),
        ("fund", "no fault", "It ends on 18 January 2018."),
        ("fund", "contributions not agreed", "It ends on 18 October 2017."),
    ],
)
def test_oxfordshires_notices_are_worked_out_with_their_paragraphs(scope: str, ground: str, ends: str) -> None:
    answer = work_out(OXFORDSHIRE, "--scope", scope, "--ground", ground, "--served", "18 July 2017")
    assert answer.code == 0
    assert ends in answer.out
    assert "para" in answer.out


def test_what_the_agreement_does_not_say_is_refused_and_shown() -> None:
    silent = work_out(OXFORDSHIRE, "--scope", "agreement", "--served", "2017-08-31", "--json")
    assert silent.code == 1
    assert silent.data["refusal"] == "ConventionSilent"
    assert silent.data["conventions"]["last day of that month"] == "2018-02-28"
    assert silent.data["conventions"]["first day of the month after"] == "2018-03-01"
    ruled = work_out(OXFORDSHIRE, "--scope", "agreement", "--served", "2017-08-31", "--rule",
                     "first day of the month after", "--json")  # fmt: skip
    assert ruled.data["ends_on"] == "2018-03-01"
    default = work_out(OXFORDSHIRE, "--scope", "fund", "--ground", "default", "--served", "2017-08-01")
    assert default.code == 1
    assert "para 10(b) says 'shorter notice" in " ".join(default.err.split())
    by = work_out(OXFORDSHIRE, "--scope", "agreement", "--served", "2017-08-01", "--by", "district")
    assert "'district' is no party" in " ".join(by.err.split())


def test_cambridgeshires_letter_and_reply_give_two_days() -> None:
    answer = work_out(CAMBRIDGESHIRE, "--scope", "agreement", "--served", "2023-08-31", "--received", "2023-09-01",
                      "--authority", "2023-10-05", "--how", "by post", "--json")  # fmt: skip
    assert answer.data["ends_on"] == "2024-08-31"
    assert answer.data["clause"]["standing"] == "inferred"
    assert answer.data["authority"]["predates_service"] is False
    assert [each["ends_on"] for each in answer.data["alternatives"]] == ["2024-08-31", "2024-09-01", "2024-10-05"]


def test_a_notice_is_recorded_answered_and_listed(people: dict[str, User]) -> None:
    recorded = done("record", *NOTICE)
    assert (recorded["number"], recorded["is_partial"], recorded["stands"]) == (1, True, "no answer recorded")
    answered = done(
        "answer", "1", "--answer", "whole accepted", "--by", "icb", "--on", "2023-08-31", by="partner.chief"
    )
    assert [each["ends_on"] for each in answered["readings"]] == [None, "2024-08-31"]
    assert [each["notice"] for each in done("list", by="member")] == ["of-august-2023", "1"]
    text = section75("notices", "list", "--partnership", SLUG, "--as", "member").out
    assert "Notice of-august-2023: The council, letter of 24 August 2023. Answer: whole accepted" in text
    assert "Disputed: the day of the letter: 24 August 2023." in " ".join(text.split())
    refused = section75("notices", "record", *NOTICE, "--partnership", SLUG, "--as", "member")
    assert refused.code == 1
    assert "you may not record a notice" in " ".join(refused.err.split())
