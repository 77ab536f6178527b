"""A feed is read by whoever has its address, shows what its owner may see now, and ends when its owner leaves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from icalendar import Calendar

from section75.apps.accounts.actions import deactivate, end
from section75.apps.accounts.models import User
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.audit.models import AuditLine
from section75.apps.obligations import actions, feed
from section75.apps.obligations.models import FeedAddress, FeedEnding
from section75.apps.obligations.refusals import NoFeedToEnd
from section75.importers.agreement_file import FileText

from .conftest import AT

SLUG = "cambridgeshire-learning-disability"
TODAY = AT.date()


def events(content: bytes | None) -> dict[str, object]:
    assert content is not None
    found = Calendar.from_ical(content)
    return {str(each["uid"]): each for each in found.walk("VEVENT")}


def address(token: str) -> str:
    return f"/calendar/feed/{token}.ics"


def test_the_feed_is_read_without_signing_in_and_names_no_amount(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    answer = Client().get(address(token))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.cookies == {}
    content = feed.feed_of(token, today=TODAY)
    assert content is not None
    assert b"\xc2\xa3" not in content
    summaries = [str(each["summary"]) for each in events(content).values()]  # type: ignore[index]
    assert "Quarterly report on Learning disability pooled fund\\, 2022/23 Q1".replace("\\", "") in summaries


def test_reading_a_feed_changes_nothing(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    before = AuditLine.objects.count(), FeedAddress.objects.count(), FeedEnding.objects.count()
    for wrong in (token, "x" * 43, f"{token}x"):
        Client().get(address(wrong))
    assert (AuditLine.objects.count(), FeedAddress.objects.count(), FeedEnding.objects.count()) == before


def test_the_same_facts_are_the_same_bytes_on_another_day(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    assert feed.feed_of(token, today=date(2022, 7, 4)) == feed.feed_of(token, today=date(2023, 3, 31))


def test_a_done_obligation_keeps_its_name_counts_up_and_reminds_no_more(cast: dict[str, User]) -> None:
    token, key, today = actions.make_address(cast["member"], at=AT), "review/risk-share/2023-04-01", date(2023, 5, 1)
    before = events(feed.feed_of(token, today=today))
    at = datetime(2023, 5, 1, 9, tzinfo=UTC)
    actions.record_done(cast["pool.manager"], SLUG, key, on=date(2023, 4, 3), says="paper 7", at=at)
    after = events(feed.feed_of(token, today=today))
    assert before.keys() == after.keys()
    (changed,) = [uid for uid in before if before[uid] != after[uid]]
    old, new = before[changed], after[changed]
    assert new["sequence"] == old["sequence"] + 1  # type: ignore[index]
    assert "Met on 3 April 2023: paper 7" in str(new["description"])  # type: ignore[index]
    assert (len(old.walk("VALARM")), len(new.walk("VALARM"))) == (3, 0)  # type: ignore[attr-defined]


def test_a_further_version_of_the_terms_keeps_the_names_and_counts_up(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    before = events(feed.feed_of(token, today=TODAY))
    folder = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
    texts = [FileText(path.name, path.read_bytes() + b"\n# read again\n") for path in sorted(folder.glob("*.toml"))]
    load_at_the_terminal(texts, at=AT)
    after = events(feed.feed_of(token, today=TODAY))
    assert before.keys() == after.keys()
    assert all(after[uid]["sequence"] == before[uid]["sequence"] + 1 for uid in before)  # type: ignore[index]


def test_rights_are_read_again_every_time(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    assert events(feed.feed_of(token, today=TODAY))
    for held in cast["member"].delegations.all():
        end(held, because="Moved on", by="the test", at=AT)
    assert events(feed.feed_of(token, today=TODAY)) == {}


def test_a_leavers_address_is_worth_nothing(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    deactivate(cast["member"])
    assert Client().get(address(token)).status_code == 404


def test_a_new_address_ends_the_one_before_and_neither_is_kept(cast: dict[str, User]) -> None:
    first, second = (actions.make_address(cast["member"], at=AT) for _ in range(2))
    assert Client().get(address(first)).status_code == 404
    assert Client().get(address(second)).status_code == 200
    kept = [row.token_hash for row in FeedAddress.objects.all()]
    assert first not in kept
    assert second not in kept
    assert not any(token in line.says for line in AuditLine.objects.all() for token in (first, second))


def test_an_address_that_was_ended_is_worth_nothing_and_is_not_ended_twice(cast: dict[str, User]) -> None:
    token = actions.make_address(cast["member"], at=AT)
    actions.end_address(cast["member"], at=AT)
    assert Client().get(address(token)).status_code == 404
    with pytest.raises(NoFeedToEnd):
        actions.end_address(cast["member"], at=AT)


def test_the_address_is_shown_once_on_its_owners_page(visitor: Client) -> None:
    assert "You have no calendar address" in visitor.get("/calendar/").content.decode()
    made = visitor.post("/calendar/make/").content.decode()
    token = made.split("/calendar/feed/")[1].split(".ics")[0]
    assert len(token) == 43
    assert visitor.get(address(token)).status_code == 200
    again = visitor.get("/calendar/").content.decode()
    assert token not in again
    assert "You have a calendar address" in again
    assert visitor.post("/calendar/end/").status_code == 302
    assert visitor.get(address(token)).status_code == 404


def test_one_persons_feed_is_not_anothers(cast: dict[str, User]) -> None:
    mine = actions.make_address(cast["member"], at=AT)
    strangers = actions.make_address(cast["stranger"], at=AT)
    assert events(feed.feed_of(mine, today=TODAY))
    assert events(feed.feed_of(strangers, today=TODAY)) == {}
