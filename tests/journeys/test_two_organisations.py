"""Host and partner at two browsers: a month is closed, agreed and re-opened; a figure is questioned, taken further and
resolved; a report is issued and acknowledged. The same acts make the pictures of docs/two-organisations.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.loading import A_QUARTER
from tests.browser.serving import fill, serving
from tests.journeys import two_organisations as acts
from tests.journeys.conftest import Books

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def quarter(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """April to June on a server, by a clock that the journey sets."""
    data = tmp_path_factory.mktemp("two-organisations")
    fill(data, A_QUARTER)
    with serving(data) as server:
        opened = Books(server, chromium)
        yield opened
        wrong = {username: visitor.wrong for username, visitor in opened.people.items() if visitor.wrong}
        for visitor in opened.people.values():
            visitor.page.context.close()
    assert wrong == {}


@pytest.fixture(scope="module")
def told(quarter: Books) -> Books:
    """All three, one after another; what the pages said of each act, by a name for it."""
    acts.tell_all(quarter, acts.no_picture)
    return quarter


def test_a_month_is_closed_by_two_of_the_host_and_agreed_by_the_partner(told: Books) -> None:
    assert "Closed June 2022" in told.said["closed"]
    assert "June 2022 is agreed for the ICB." in told.said["agreed"]
    assert "The ICB agrees" in told.said["agreed"]


def test_opening_it_again_takes_one_of_each_who_say_again_who_they_are(told: Books) -> None:
    assert "It still needs" in told.said["approved by the host"]
    assert "Re-opened June 2022" not in told.said["approved by the host"]
    assert "Re-opened June 2022" in told.said["re-opened"]
    assert "Approved, and done." in told.said["posted"]


def test_a_month_that_was_opened_again_is_closed_again_and_all_of_it_stays_written(told: Books) -> None:
    assert "Closed June 2022" in told.said["closed again"]
    for words in ("The ICB agrees", "Re-opened by both partners", acts.LATE, "Closed again"):
        assert words in told.said["what became of it"]


def test_a_question_is_seen_by_both_and_climbs_the_ladder_of_the_agreement(told: Books) -> None:
    assert acts.QUESTION in told.said["questioned"]
    assert "is due by 27 July 2022" in told.said["questioned"]
    assert acts.ANSWER in told.said["answered"]
    assert "the chief finance officers of both partners" in told.said["further"]
    assert acts.FURTHER in told.said["further"]


def test_a_question_ends_with_what_was_decided(told: Books) -> None:
    assert "The question is resolved." in told.said["resolved"]
    assert acts.SECOND_ANSWER in told.said["resolved"]


def test_a_report_is_issued_by_two_and_acknowledged_by_the_partner(told: Books) -> None:
    assert "No report has been issued yet." in told.said["before it is countersigned"]
    assert "Approved, and done." in told.said["countersigned"]
    assert "Acknowledged for the ICB." in told.said["acknowledged"]
