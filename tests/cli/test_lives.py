"""How everything stands, at the terminal: from files without a database, and with what was recorded beside them."""

from __future__ import annotations

import pytest

from section75.apps.accounts.models import User
from tests.apps.asking import SLUG
from tests.apps.test_lives import people

from .conftest import EXAMPLES, Answer, section75

__all__ = ["people"]
FOLDER = str(EXAMPLES / "cambridgeshire-2023" / "agreement.toml")
RECORD = ("record", "ended", "--of", "agreement", "--id", "section-75")


def lives(*words: str, by: str = "clerk") -> Answer:
    return section75("lives", *words, "--partnership", SLUG, "--as", by, "--json")


def test_files_are_shown_on_a_day_as_known_on_a_day() -> None:
    shown = section75("lives", "show", FOLDER, "--on", "2023-08-31")
    assert shown.code == 0, shown.err
    assert "ending agreed and whole accepted in answer to a part. Its last day is 31 August 2024." in shown.out
    assert "2002: first known -> in force" in shown.out
    data = section75("lives", "show", FOLDER, "--on", "2023-08-31", "--known-on", "2002-01-01", "--json").data
    assert data["known_on"] == "2002-01-01"
    assert {life["state"] for life in data["lives"]} == {"not begun"}


def test_the_machines_are_printed() -> None:
    assert "The life of an agreement" in section75("lives", "machines").out
    data = section75("lives", "machines", "--json").data
    assert [machine["of"] for machine in data] == ["agreement", "schedule", "variation", "notice", "contribution year"]


def test_files_or_a_partnership_are_asked_for() -> None:
    assert section75("lives", "show", "--on", "2023-08-31").code == 2
    assert section75("lives", "show", FOLDER, "--partnership", SLUG, "--on", "2023-08-31").code == 2


def test_an_event_is_recorded_shown_and_withdrawn(people: dict[str, User]) -> None:
    refused = lives(*RECORD, "--on", "2024-08-30")
    assert refused.code == 1
    assert refused.data["refusal"] == "StepNotPossible"
    kept = lives(*RECORD, "--on", "2024-08-31")
    assert (kept.code, kept.data["number"]) == (0, 1), kept.out
    stands = lives("show", "--on", "2024-08-31").data["lives"][0]
    assert (stands["state"], stands["timeline"][-1]["event"]) == ("ended", "ended")
    assert lives("withdraw", "1", "--because", "A day too early").code == 0
    assert lives("show", "--on", "2024-08-31").data["lives"][0]["state"] == "ending agreed"
    assert lives(*RECORD, "--on", "2024-08-31", by="member").data["refusal"] == "MayNot"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("record", "closed", "--of", "agreement", "--id", "section-75", "--on", "2999-01-01"), "DayToCome"),
        (("record", "varied", "--of", "agreement", "--id", "section-75", "--on", "2024-01-01"), "EvidenceLeftOut"),
        (("record", "ended", "--of", "agreement", "--id", "none", "--on", "2024-01-01"), "NothingOfThatName"),
        (("withdraw", "9", "--because", "It was not so"), "NoSuchEvent"),
    ],
)
def test_bad_input_is_refused_by_name(people: dict[str, User], words: tuple[str, ...], refusal: str) -> None:
    assert lives(*words).data["refusal"] == refusal
