"""The calendar at the terminal: from files without a database, and of a partnership that is kept here."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model
from icalendar import Calendar

from section75.apps.obligations import actions

from .conftest import EXAMPLES, SLUG, Answer, section75

HARINGEY = str(EXAMPLES / "haringey-2016")
YEAR = ("--from", "2016-09-01", "--to", "2017-08-31")
KEPT = ("--partnership", SLUG, "--from", "2023-01-01", "--to", "2023-12-31", "--as", "pool.manager")


def obligations(*words: str) -> Answer:
    return section75("obligations", *words)


def test_files_are_listed_without_a_database_and_nothing_of_them_is_called_done() -> None:
    answer = obligations("list", HARINGEY, *YEAR, "--on", "2017-01-10", "--json")
    assert answer.code == 0
    found = {each["key"]: each for each in answer.data["obligations"]}
    baseline = found["due/baseline/2016-12-31"]
    assert (baseline["due_on"], baseline["standing"]) == ("2016-12-31", "not known")
    assert baseline["known"].startswith("by December, and no day is given")
    assert baseline["source"]["cite"] == "para 6.17.1"
    assert answer.data["overdue"] == 0
    assert sum(each["kind"] == "meeting" for each in found.values()) == 24


def test_it_reads_well_at_a_terminal() -> None:
    text = obligations("list", HARINGEY, *YEAR).out
    assert text.startswith(
        "Haringey section 75 framework: 1 September 2016 to 31 August 2017, as it stands on 1 September 2016"
    )
    assert "31 December 2016: The baseline of the pooled budgets for the next financial year is agreed" in text
    assert text.index("By day") < text.index("No day is given\n")
    assert max(map(len, text.splitlines())) <= 110


def test_a_calendar_file_is_written_and_is_the_same_again() -> None:
    first, again = (obligations("ical", HARINGEY, *YEAR).content for _ in range(2))
    assert first == again
    assert sum(1 for _ in Calendar.from_ical(first).walk("VEVENT")) > 30


@pytest.mark.parametrize("words", [("list", *YEAR), ("list", HARINGEY, "--partnership", SLUG, *YEAR)])
def test_files_or_a_partnership_and_not_both_or_neither(words: tuple[str, ...]) -> None:
    answer = obligations(*words)
    assert answer.code == 2
    assert "one of the two" in answer.err


def test_a_window_that_is_too_long_is_refused() -> None:
    answer = obligations("list", HARINGEY, "--from", "2016-09-01", "--to", "2036-09-01", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NoWindow")


def test_of_a_partnership_kept_here_what_is_on_record_counts(quarter: None) -> None:
    before = obligations("list", *KEPT, "--on", "2023-05-01", "--json").data
    user = get_user_model().objects.get(username="pool.manager")
    at = datetime(2023, 5, 1, 9, tzinfo=UTC)
    actions.record_done(user, SLUG, "review/risk-share/2023-04-01", on=date(2023, 4, 3), says="paper 7", at=at)
    after = obligations("list", *KEPT, "--on", "2023-05-01", "--json").data
    assert after["overdue"] == before["overdue"] - 1
    found = {each["key"]: each for each in after["obligations"]}
    assert found["review/risk-share/2023-04-01"]["met_on"] == "2023-04-03"
    assert b"Met on 3 April 2023: paper 7" in obligations("ical", *KEPT).content.replace(b"\r\n ", b"")


def test_who_has_no_part_is_told_that_there_is_none(quarter: None) -> None:
    answer = obligations("list", *KEPT[:-1], "stranger", "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "NoSuchPartnership")
