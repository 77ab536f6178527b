"""A notice is recorded by a party's people, answered, withdrawn; what is recorded stays; the page works one out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.agreements.used import left_out
from section75.apps.audit.fitting import NotPlainText, TooLongToKeep
from section75.apps.audit.models import AuditLine
from section75.apps.notices import actions, store
from section75.apps.notices.actions import NoticeGiven
from section75.apps.notices.models import Notice
from section75.apps.notices.news import news_for
from section75.apps.notices.refusals import (
    NoSuchNotice,
    NoticeOfNothing,
    NoticeSaysNothing,
    NoticeWithdrawn,
    NotThatDay,
)
from section75.core.authority import MayNot, NoSuchPartnership, Role
from section75.core.calendar import ENGLAND
from section75.core.notice import Answer, ServedByNonParty
from section75.core.partnership import shown_notice
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText

from .asking import FOLDER, PEOPLE, SLUG, person

AT = datetime(2023, 9, 4, 9, 0, tzinfo=UTC)
REPLY = date(2023, 8, 31)
BASE = f"/partnerships/{SLUG}/notices/"
GIVEN = NoticeGiven(
    by="council",
    scope="fund",
    of="learning-disability",
    ends="The pooled budget.",
    keeps="The integrated teams",
    ground="no fault",
    sent_on=date(2023, 8, 24),
    authority="The committee's decision",
    authority_on=date(2023, 3, 9),
)
WHOLE = replace(GIVEN, scope="agreement", of="", keeps="")


@pytest.fixture
def people(db: None) -> dict[str, User]:
    load_at_the_terminal([FileText("agreement.toml", (FOLDER / "agreement.toml").read_bytes())], at=AT)
    named = {name: PEOPLE[name] for name in ("pool.manager", "partner.chief", "partner.officer", "member")}
    return {name: person(name, role, organisation) for name, (role, organisation) in named.items()}


def record(people: dict[str, User], given: NoticeGiven = GIVEN, *, by: str = "pool.manager") -> Notice:
    return actions.record_notice(people[by], SLUG, given, at=AT)


def answer(people: dict[str, User], what: Answer, *, on: date = REPLY, by: str = "icb") -> None:
    actions.answer_notice(people["partner.chief"], SLUG, 1, answer=what, by=by, on=on, says="We agree", at=AT)


def last_line() -> AuditLine:
    line = AuditLine.objects.order_by("-seq").first()
    assert line is not None
    return line


def test_a_notice_is_recorded_with_its_end_and_who_recorded_it(people: dict[str, User]) -> None:
    row = record(people, WHOLE)
    assert (row.number, row.organisation, row.ended_on, row.ends) == (
        1,
        "council",
        date(2024, 8, 24),
        "The pooled budget",
    )
    assert last_line().says == (
        "Recorded notice 1 by council of the agreement, sent 24 August 2023: it ends on 24 August 2024."
    )
    second = record(people, by="partner.chief")
    assert (second.number, second.organisation, second.ended_on) == (2, "icb", None)
    assert last_line().says.endswith("its end cannot be worked out.")
    assert [each.number for each in store.all_of(SLUG)] == [2, 1]


def test_an_acceptance_of_the_whole_stands_beside_a_notice_of_a_part(people: dict[str, User]) -> None:
    record(people)
    answer(people, Answer.WHOLE_ACCEPTED)
    row = store.get(SLUG, 1)
    assert row is not None
    served = store.served_of(row)
    assert (served.is_partial, row.scope) == (True, "fund")
    shown = shown_notice(agreements.latest(SLUG), served, holidays=ENGLAND)
    assert [(reading.title, reading.end_on) for reading in shown.readings] == [
        ("As served, a part", None),
        ("As accepted, the whole", date(2024, 8, 31)),
    ]
    assert last_line().says == "Recorded of notice 1: whole accepted, by icb on 31 August 2023."


def test_a_withdrawal_is_a_further_record_and_the_last(people: dict[str, User]) -> None:
    record(people, WHOLE)
    answer(people, Answer.CONTESTED)
    answer(people, Answer.WITHDRAWN, on=date(2023, 9, 1))
    row = store.get(SLUG, 1)
    assert row is not None
    assert store.served_of(row).stands == "withdrawn by agreement"
    assert len(store.answers_of(row)) == 2
    with pytest.raises(NoticeWithdrawn, match="withdrawn by agreement on 1 September 2023"):
        answer(people, Answer.ACCEPTED)


@pytest.mark.parametrize(
    ("given", "refusal", "says"),
    [
        (replace(GIVEN, by="district"), ServedByNonParty, "'district' is no party to this agreement"),
        (replace(GIVEN, of="beds"), NoticeOfNothing, "There is no fund 'beds' here"),
        (replace(GIVEN, of=""), NoticeOfNothing, "It is not said which fund the notice is of"),
        (replace(WHOLE, agreement="other"), NoticeOfNothing, "There is no agreement 'other'"),
        (replace(GIVEN, ends=" . "), NoticeSaysNothing, "It is not said what the notice is to end"),
        (replace(GIVEN, ends="a\0b"), NotPlainText, "NUL"),
        (replace(GIVEN, keeps="x" * 2001), TooLongToKeep, "2,001 characters"),
        (replace(GIVEN, sent_on=date(2023, 9, 5)), NotThatDay, "it is still to come"),
        (replace(GIVEN, received_on=date(2023, 8, 1)), NotThatDay, "the letter is of 24 August 2023"),
        (replace(GIVEN, counts_from=date(2024, 1, 1)), NotThatDay, "it is still to come"),
        (replace(GIVEN, authority_on=date(2024, 1, 1)), NotThatDay, "The day of the authority"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_written_down(
    people: dict[str, User], given: NoticeGiven, refusal: type[Refusal], says: str
) -> None:
    with pytest.raises(refusal, match=says):
        record(people, given)
    assert last_line().outcome == "refused"
    assert store.all_of(SLUG) == []


def test_only_a_partys_people_with_the_right_record_or_answer(people: dict[str, User]) -> None:
    with pytest.raises(MayNot, match="record a notice"):
        record(people, by="partner.officer")
    people["stranger"] = person("clerk.elsewhere", Role.CLERK, "district")
    with pytest.raises(ServedByNonParty, match="'district' is no party"):
        record(people, by="stranger")
    with pytest.raises(NoSuchNotice, match="has no notice 1"):
        answer(people, Answer.ACCEPTED)
    record(people)
    with pytest.raises(ServedByNonParty, match="'trust' is no party"):
        answer(people, Answer.ACCEPTED, by="trust")
    with pytest.raises(NotThatDay, match="the letter is of 24 August 2023"):
        answer(people, Answer.ACCEPTED, on=date(2023, 8, 1))


def test_what_is_recorded_stays(people: dict[str, User]) -> None:
    record(people)
    for statement in ("UPDATE notices_notice SET number = 7", "DELETE FROM notices_notice"):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_notice_is_news_to_every_party_and_its_names_stay_in_the_terms(people: dict[str, User]) -> None:
    record(people)
    answer(people, Answer.ACCEPTED)
    (part,) = parts_of(people["member"], on=date(2023, 9, 4))
    assert [each.says for each in news_for(part, datetime(2023, 1, 1, tzinfo=UTC))] == [
        "Notice 1 recorded: by the council, of the fund",
        "Notice 1: accepted, by the ICB",
    ]
    terms = agreements.latest(SLUG)
    assert left_out(replace(terms, funds=())) == ["the fund 'learning-disability', named by a notice"]


def page(client: Client, people: dict[str, User], address: str = BASE, *, by: str = "member") -> str:
    client.force_login(people[by])
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_shows_the_papers_notice_under_both_readings(client: Client, people: dict[str, User]) -> None:
    shown = page(client, people)
    assert "As accepted, the whole: ends 31 August 2024" in shown
    assert "As served, a part: its end day is not known" in shown
    assert "24 August 2024" in shown
    assert "it predates service" in shown
    assert "neither changes the other" in shown
    assert "Record a notice" not in shown


def test_the_page_works_a_notice_out_and_asks_for_what_is_missing(client: Client, people: dict[str, User]) -> None:
    asked = f"{BASE}?term=1&by=council&sent_on=24+August+2023&accepted_on=31+August+2023&authority_on=5+October+2023"
    shown = page(client, people, asked)
    assert "It ends on 24 August 2024" in shown
    assert "it does not predate service" in shown
    assert "31 August 2024" in shown
    leap = page(client, people, f"{BASE}?term=1&by=council&sent_on=29+February+2024")
    assert "It could be 28 February 2025" in leap
    assert 'id="rule-error"' in leap or "id_rule-error" in leap
    chosen = page(
        client, people, f"{BASE}?term=1&by=council&sent_on=29+February+2024&rule=first+day+of+the+month+after"
    )
    assert "It ends on 1 March 2025" in chosen
    assert "is not a day" in page(client, people, f"{BASE}?term=1&by=council&sent_on=31+February+2024")
    assert "Select a valid choice" in page(client, people, f"{BASE}?term=9&by=district&sent_on=1+May+2024")


def test_a_notice_is_recorded_and_answered_by_pages(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["pool.manager"])
    sent = {
        "by": "council",
        "scope": "fund",
        "of": "learning-disability",
        "agreement": "section-75",
        "ends": "The pooled budget",
        "ground": "no fault",
        "sent_on": "24 August 2023",
    }
    refused = client.post(f"{BASE}record/", sent | {"by": "district", "ends": "Kept words"})
    assert "Kept words" in refused.content.decode()
    assert "Select a valid choice" in refused.content.decode()
    future = client.post(f"{BASE}record/", sent | {"sent_on": "1 January 2199"})
    assert "it is still to come" in future.content.decode()
    done = client.post(f"{BASE}record/", sent)
    assert (done.status_code, done["Location"]) == (302, f"{BASE}1/")
    said = {"answer": "whole accepted", "by": "icb", "on": "31 August 2023", "says": "All of it"}
    early = client.post(f"{BASE}1/answer/", said | {"on": "1 August 2023"})
    assert "the letter is of 24 August 2023" in early.content.decode()
    assert client.post(f"{BASE}1/answer/", said).status_code == 302
    assert [str(each) for each in get_messages(client.get(f"{BASE}1/").wsgi_request)] != []
    shown = page(client, people, f"{BASE}1/")
    assert "As accepted, the whole: ends 31 August 2024" in shown
    assert "Record an answer" not in shown
    assert "Notice 1" in page(client, people)
    assert client.get(f"{BASE}7/").status_code == 404
    client.force_login(people["pool.manager"])
    assert client.post(f"{BASE}7/answer/", said).status_code == 404
    assert client.get(f"{BASE}record/").status_code == 200


def test_a_stranger_learns_nothing(people: dict[str, User]) -> None:
    stranger = person("nobody", Role.CLERK, "district")
    with pytest.raises(NoSuchPartnership):
        actions.record_notice(stranger, "elsewhere", GIVEN, at=AT)
