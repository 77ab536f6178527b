"""The calendar's page, what is put on record in it, and whom it reminds."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.inbox import actions as inbox
from section75.apps.ledger.store import Ledger
from section75.apps.obligations import actions, drawing, store
from section75.apps.obligations.refusals import DoneAlready, NoSuchObligation, NotDoneYet, NotPutOnRecord
from section75.apps.obligations.tasks import tasks_for
from section75.core.authority import MayNot
from section75.core.calendar import Span
from section75.core.obligations import Listed, Standing
from tests.acts import issue_return

from .conftest import AT

SLUG = "cambridgeshire-learning-disability"
PAGE = f"/partnerships/{SLUG}/calendar/"
REVIEW = "review/risk-share/2023-04-01"
QUARTER = "report/learning-disability/2022/23 Q1"


def listed(key: str, on: date) -> Listed:
    partnership = agreements.latest(SLUG)
    drawn = drawing.calendar_of(partnership, between=Span(date(2022, 4, 1), date(2024, 4, 1)), on=on)
    return next(each for each in (*drawn.dated, *drawn.undated) if each.obligation.key == key)


def tasks(user: User, at: datetime) -> list[Task]:
    return [task for part in parts_of(user, on=at.date()) if part.partnership == SLUG for task in tasks_for(part, at)]


def moment(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def test_the_page_says_what_is_overdue_first_and_what_has_no_day_last(visitor: Client) -> None:
    answer = visitor.get(PAGE, {"on": "1 November 2022", "starts": "1 July 2022", "to": "31 December 2022"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "by 94 days" in text
    assert text.index("by 94 days") < text.index("July 2022</span>") < text.index("No day is given</span>")
    assert "No day is given, and no first month" not in text  # the board's day is given
    assert "£" not in text.split("<main")[1]


def test_the_page_shows_one_kind_or_one_party_only(visitor: Client) -> None:
    asked = {"starts": "2022-04-01", "to": "2023-03-31"}
    meetings = visitor.get(PAGE, asked | {"kind": "meeting"}).content.decode()
    assert "partnership board meets" in meetings
    assert "Quarterly report on" not in meetings
    icb = visitor.get(PAGE, asked | {"party": "icb"}).content.decode()
    assert "Contributions to Learning disability pooled fund for May 2022" in icb
    assert "Quarterly report on" not in icb  # it is the council's, whose manager owes it


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"on": "31 February 2022"}, "is not a day"),
        ({"starts": "2022-04-01", "to": "2021-04-01"}, "cannot end before"),
        ({"starts": "2022-04-01", "to": "2052-04-01"}, "at most 10 years after its first"),
        ({"starts": "2022-04-01", "to": "9999-12-31"}, "it needs a last day"),
        ({"to": "9999-12-31"}, "it needs a last day"),
        ({"starts": "9999-12-31"}, "between 1 April 1948 and"),
        ({"starts": "0001-01-01", "to": "0001-06-01"}, "between 1 April 1948 and"),
        ({"kind": "party"}, "Select a valid choice"),
    ],
)
def test_days_that_will_not_do_are_said_and_the_usual_ones_shown(
    visitor: Client, asked: dict[str, str], says: str
) -> None:
    answer = visitor.get(PAGE, asked)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "There is a problem" in answer.content.decode()


def test_what_a_calendar_shows_can_be_looked_up_however_far_back_it_is(cast: dict[str, User]) -> None:
    partnership = agreements.latest(SLUG)
    for today in (date(2023, 1, 1), date(2035, 1, 1), date(2045, 1, 1)):
        assert drawing.find(partnership, QUARTER, today=today).key == QUARTER


def test_a_report_issued_here_meets_its_obligation(quarter: dict[str, User], fund: Ledger) -> None:
    assert listed(QUARTER, AT.date()).standing is Standing.DUE
    issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    found = listed(QUARTER, AT.date())
    assert (found.standing, found.met_on) == (Standing.MET, AT.date())
    assert listed(QUARTER, AT.date() - timedelta(days=1)).standing is Standing.DUE


def test_what_is_put_on_record_is_met_from_its_day_on(cast: dict[str, User]) -> None:
    at = moment(2023, 5, 1)
    assert listed(REVIEW, at.date()).says == "overdue by 30 days"
    actions.record_done(cast["pool.manager"], SLUG, REVIEW, on=date(2023, 4, 3), says="board paper 7", at=at)
    assert listed(REVIEW, at.date()).says == "met on 3 April 2023: board paper 7"
    with pytest.raises(DoneAlready, match="as done on 3 April 2023"):
        actions.record_done(cast["pool.manager"], SLUG, REVIEW, on=date(2023, 4, 4), says="", at=at)


def test_what_cannot_be_put_on_record_is_refused(cast: dict[str, User]) -> None:
    at, manager = moment(2023, 5, 1), cast["pool.manager"]
    with pytest.raises(NotDoneYet, match="after today"):
        actions.record_done(manager, SLUG, REVIEW, on=date(2023, 5, 2), says="", at=at)
    with pytest.raises(NotPutOnRecord, match="when the report is issued"):
        actions.record_done(manager, SLUG, QUARTER, on=date(2022, 7, 1), says="", at=at)
    with pytest.raises(NotPutOnRecord, match="comes by itself"):
        actions.record_done(manager, SLUG, "end/agreement/section-75", on=date(2022, 7, 1), says="", at=at)
    with pytest.raises(NoSuchObligation):
        actions.record_done(manager, SLUG, "review/none", on=date(2022, 7, 1), says="", at=at)
    with pytest.raises(MayNot):
        actions.record_done(cast["member"], SLUG, REVIEW, on=date(2022, 7, 1), says="", at=at)
    assert store.records_of(SLUG) == []


def test_it_is_put_on_record_on_its_page(visitor: Client) -> None:
    key = "due/budget/2023-02-28"
    address = f"{PAGE}record/"
    page = visitor.get(address, {"key": key})
    assert "approved by both partners" in page.content.decode()
    wrong = visitor.post(address, {"key": key, "on": "tomorrow", "says": "minute 4"})
    assert "is not a day" in wrong.content.decode()
    assert "minute 4" in wrong.content.decode()
    assert visitor.post(address, {"key": key, "on": "1 March 2023", "says": "minute 4"}).status_code == 302
    assert [(row.key, row.says, row.organisation) for row in store.records_of(SLUG)] == [(key, "minute 4", "council")]
    assert visitor.get(address, {"key": "due/none"}).status_code == 404


def test_a_reminder_comes_at_each_stage_to_who_holds_the_role_and_once(cast: dict[str, User]) -> None:
    cast["pool.manager"].email = "manager@example.invalid"
    cast["pool.manager"].save()
    day = date(2023, 4, 1)
    told = []
    for left in range(95, -5, -1):
        mail.outbox.clear()
        at = datetime.combine(day - timedelta(days=left), AT.timetz())
        inbox.tell_everybody(at=at)
        told += [left for each in mail.outbox if "Review: the risk share" in each.body]
    assert told == [90, 30, 7, -1]


def test_who_does_not_hold_the_role_or_the_party_is_not_reminded(cast: dict[str, User]) -> None:
    at = moment(2023, 3, 28)
    assert [task.title for task in tasks(cast["member"], at)] == []
    assert any("Review" in task.title for task in tasks(cast["pool.manager"], at))
    assert not any("Quarterly report" in task.title for task in tasks(cast["partner.chief"], moment(2022, 7, 20)))


def test_a_reminder_says_the_same_for_as_long_as_its_stage_lasts(cast: dict[str, User]) -> None:
    titles = {
        task.title
        for left in range(30, 7, -1)
        for task in tasks(cast["pool.manager"], datetime.combine(date(2022, 7, 30) - timedelta(days=left), AT.timetz()))
        if "Quarterly report" in task.title
    }
    assert titles == {
        "Quarterly report on Learning disability pooled fund, 2022/23 Q1, 30 July 2022: less than 30 days are left"
    }


def test_what_is_long_overdue_is_one_task(cast: dict[str, User]) -> None:
    titles = [task.title for task in tasks(cast["pool.manager"], moment(2024, 3, 1))]
    assert titles.count("Obligations are overdue for more than 90 days") == 1
    assert not any("2022/23 Q1" in title for title in titles)
