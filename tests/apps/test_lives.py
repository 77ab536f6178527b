"""Events are recorded, refused and withdrawn; the timeline says how everything stands, and nothing is ever lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.agreements.used import used_in
from section75.apps.audit.fitting import TooLongToKeep
from section75.apps.audit.models import AuditLine
from section75.apps.lives import actions, showing, store
from section75.apps.lives.models import EventWithdrawal, RecordedEvent
from section75.apps.lives.refusals import EventWithdrawnAlready, NoReasonToWithdraw, NoSuchEvent, OthersRestOnIt
from section75.core.authority import MayNot, Role
from section75.core.explain import Clause
from section75.core.lives import DayToCome, Event, NothingOfThatName, Of, StepNotPossible
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText

from .asking import FOLDER, SLUG, person

AT = datetime(2024, 9, 2, 9, 5, tzinfo=UTC)
BASE = f"/partnerships/{SLUG}/timeline/"
PEOPLE = {"clerk": Role.CLERK, "pool.manager": Role.POOL_MANAGER, "member": Role.MEMBER}


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """The Cambridgeshire agreement of the paper, and three people with parts in it."""
    load_at_the_terminal([FileText("agreement.toml", (FOLDER / "agreement.toml").read_bytes())], at=AT)
    return {name: person(name, role, "council") for name, role in PEOPLE.items()}


def wanted(event: str, on: date, **more: Any) -> Event:
    said: dict[str, Any] = {"of": Of.AGREEMENT, "id": "section-75", "evidence": "a letter", "clause": Clause("cl. 12")}
    return Event(event=event, on=on, recorded_on=on, **said | more)


def record(
    people: dict[str, User], event: str, on: date, *, at: datetime = AT, by: str = "clerk", **more: Any
) -> Event:
    return actions.record_event(people[by], SLUG, wanted(event, on, **more), at=at)


def state(on: date, *, known_on: date | None = None) -> str:
    lives = showing.shown(agreements.latest(SLUG), on, known_on)
    return next(each.standing.in_words for each in lives if each.subject.of is Of.AGREEMENT)


END = date(2024, 8, 31)


def test_an_event_is_recorded_beside_those_of_the_file_and_written_down(people: dict[str, User]) -> None:
    kept = record(people, "ended", END)
    assert (kept.ref, kept.recorded_on) == ("1", date(2024, 9, 2))
    assert state(END).startswith("ended")
    assert state(END, known_on=date(2024, 9, 1)).startswith("ending agreed")
    line = AuditLine.objects.filter(act="record an event in the life of the agreement", outcome="done").get()
    assert "Recorded event 1 of the agreement" in line.says
    assert "ended on 31 August 2024" in line.says


def test_an_impossible_step_is_refused_and_leaves_the_history_as_it_was(people: dict[str, User]) -> None:
    with pytest.raises(StepNotPossible, match="Record 'notice withdrawn' then 'expired' first"):
        record(people, "held over", END)
    with pytest.raises(DayToCome):
        record(people, "end revised", date(2025, 1, 1), ends_on=date(2025, 4, 1))
    with pytest.raises(NothingOfThatName):
        record(people, "proposed", END, of=Of.SCHEDULE, id="none")
    with pytest.raises(TooLongToKeep):
        record(people, "varied", END, evidence="x" * 501)
    assert store.events_of(SLUG) == ()
    assert AuditLine.objects.filter(outcome="refused").count() == 4


def test_a_planned_event_may_be_of_a_day_to_come(people: dict[str, User]) -> None:
    record(people, "closed", date(2025, 3, 31), planned=True, evidence="")
    assert state(date(2025, 6, 1)).startswith("ending agreed")


def test_only_those_who_may_record_and_the_refusal_is_written_down(people: dict[str, User]) -> None:
    with pytest.raises(MayNot):
        record(people, "ended", END, by="member")
    assert AuditLine.objects.filter(outcome="refused", who="member").count() == 1


def test_a_mistaken_event_is_withdrawn_by_a_further_row_and_both_stay(people: dict[str, User]) -> None:
    record(people, "ended", END)
    record(people, "closing begun", END, at=AT + timedelta(days=1))
    with pytest.raises(OthersRestOnIt, match="closing begun on 31 August 2024"):
        actions.withdraw_event(people["clerk"], SLUG, 1, because="Not yet", at=AT)
    with pytest.raises(NoReasonToWithdraw):
        actions.withdraw_event(people["clerk"], SLUG, 2, because=" ", at=AT)
    with pytest.raises(NoSuchEvent):
        actions.withdraw_event(people["clerk"], SLUG, 3, because="Not yet", at=AT)
    actions.withdraw_event(people["clerk"], SLUG, 2, because="Not yet", at=AT + timedelta(days=3))
    with pytest.raises(EventWithdrawnAlready):
        actions.withdraw_event(people["clerk"], SLUG, 2, because="Not yet", at=AT)
    assert state(END).startswith("ended")
    assert state(END, known_on=date(2024, 9, 4)).startswith("closing")
    assert [event.because for event in showing.withdrawn(SLUG)] == ["Not yet"]
    assert RecordedEvent.objects.count() == 2


def test_an_event_that_would_undo_a_later_one_is_refused(people: dict[str, User]) -> None:
    record(people, "ended", END)
    with pytest.raises(Refusal, match="'ended' cannot be recorded"):
        actions.record_event(people["clerk"], SLUG, wanted("notice withdrawn", date(2024, 1, 1), by="council"), at=AT)
    assert len(store.events_of(SLUG)) == 1


def test_rows_only_grow(people: dict[str, User]) -> None:
    record(people, "ended", END)
    actions.withdraw_event(people["clerk"], SLUG, 1, because="Not yet", at=AT)
    for model in (RecordedEvent, EventWithdrawal):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()


def test_what_an_event_names_is_used_until_it_is_withdrawn(people: dict[str, User]) -> None:
    actions.record_event(people["clerk"], SLUG, wanted("notice withdrawn", date(2024, 1, 1), by="council"), at=AT)
    assert ("party", "council") in {(used.kind, used.id) for used in used_in(SLUG) if "timeline" in used.by}
    actions.withdraw_event(people["clerk"], SLUG, 1, because="Not so", at=AT)
    assert [used for used in used_in(SLUG) if "timeline" in used.by] == []


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def test_the_timeline_shows_a_day_as_known_on_a_day_and_as_a_picture(client: Client, people: dict[str, User]) -> None:
    record(people, "ended", END)
    client.force_login(people["member"])
    shown = page(client, f"{BASE}?on=31+August+2023")
    assert "Ending agreed and whole accepted in answer to a part. Its last day is 31 August 2024." in shown
    assert "Notice in part given: the pooled budget" in shown
    assert "What can happen next" in shown
    assert "Record an event" not in shown
    asked = f"{BASE}?{urlencode({'on': '2024-09-01', 'known_on': '2023-10-05'})}"
    assert "as known on 5 October 2023" in page(client, asked)
    assert "is past, and no event says what became of it" in page(client, asked)
    assert "&#39;yesterday&#39; is not a day" in page(client, f"{BASE}?on=yesterday")
    assert "Nothing is recorded of it by then" in page(client, f"{BASE}?known_on=2001-01-01")
    picture = client.get(f"{BASE}picture/?on=2023-08-31")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "ending agreed" in picture.content.decode()
    assert f'src="{BASE}picture/?on=2023-08-31"' in shown
    assert client.get(f"{BASE}picture/?known_on=2001-01-01").status_code == 404


def test_an_event_is_recorded_and_withdrawn_by_page(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    chooser = page(client, f"{BASE}record/")
    assert "Agreement: Section 75 agreement for the Learning Disability Partnership" in chooser
    assert "A new notice under" in chooser
    asking = page(client, f"{BASE}record/?of=agreement&id=section-75")
    assert "What can happen next, as it stands today" in asking
    said = {"of": "agreement", "id": "section-75", "event": "ended", "on": "30 August 2024"}
    refused = client.post(f"{BASE}record/", said).content.decode()
    assert "because its last day is 31 August 2024" in refused
    assert 'value="30 August 2024"' in refused, "nothing is lost"
    done = client.post(f"{BASE}record/", said | {"on": "31 August 2024"})
    assert done.headers["Location"] == BASE
    assert "Withdraw event 1" in page(client, BASE)
    withdrawing = f"{BASE}events/1/withdraw/"
    assert "It stays on record" in page(client, withdrawing)
    assert "Say what was mistaken" in client.post(withdrawing, {"because": ""}).content.decode()
    assert client.post(withdrawing, {"because": "A day too early"}).headers["Location"] == BASE
    assert "Events withdrawn as mistaken" in page(client, BASE)
    assert "It was withdrawn on" in page(client, withdrawing)
    assert client.get(f"{BASE}events/2/withdraw/").status_code == 404


def test_what_begins_with_its_first_event_is_named_on_the_page(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["pool.manager"])
    new = {
        "of": "notice",
        "agreement": "section-75",
        "name": "second",
        "event": "drafted",
        "by": "icb",
        "on": "1 May 2024",
    }
    assert "Write a short name" in client.post(f"{BASE}record/", new | {"name": "No Name"}).content.decode()
    assert client.post(f"{BASE}record/", new).status_code == 302
    year = {"of": "contribution year", "fund": "learning-disability", "event": "indicated", "on": "1 May 2024"}
    assert "is not a financial year" in client.post(f"{BASE}record/", year | {"year": "2024"}).content.decode()
    assert client.post(f"{BASE}record/", year | {"year": "2024/25"}).status_code == 302
    shown = page(client, BASE)
    assert "Learning Disability pooled fund, 2024/25" in shown or ", 2024/25" in shown
    assert [event.id for event in store.events_of(SLUG)] == ["second", "learning-disability 2024/25"]


def test_the_member_may_not_reach_what_records(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["member"])
    record(people, "ended", END)
    assert client.get(f"{BASE}record/").status_code == 403
    assert client.get(f"{BASE}events/1/withdraw/").status_code == 403
