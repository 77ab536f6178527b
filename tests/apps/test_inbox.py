"""Home: what is mine to do, what changed, and the e-mails that say so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.inbox import actions, store
from section75.apps.inbox.asking import news_of, tasks_of
from section75.apps.inbox.refusals import NoSuchWay
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear, Month
from tests.acts import FOR_THE_BOOKS, approved, close_month, issue_return

from .conftest import AT

MAY = Month(FinancialYear(2022), 2)
APRIL = Month(FinancialYear(2022), 1)


def titles(user: User) -> list[str]:
    return [task.title for task in tasks_of(user, at=AT)]


def addressed(cast: dict[str, User], *names: str) -> None:
    for name in names:
        cast[name].email = f"{name}@example.invalid"
        cast[name].save()


def test_what_waits_for_approval_is_the_task_of_those_who_may_and_of_nobody_else(
    cast: dict[str, User], fund: Ledger
) -> None:
    proposal = ledger_actions.propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)
    told = {name for name, user in cast.items() if any(f"proposal {proposal.pk}" in title for title in titles(user))}
    assert told == {"finance.approver", "pool.manager", "chief.finance", "commissioner"}
    (task,) = tasks_of(cast["finance.approver"], at=AT)
    assert task.due is not None
    approved(proposal, FOR_THE_BOOKS, at=AT)
    assert titles(cast["finance.approver"]) == []


def test_a_closed_month_and_an_issued_report_are_the_partners_tasks(quarter: dict[str, User], fund: Ledger) -> None:
    close_month(quarter["pool.manager"], fund, MAY, at=AT)
    issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    assert titles(quarter["partner.accountant"]) == [
        "Acknowledge the report for 2022/23 Q1",
        "Agree May 2022, or object",
        "Keep checkpoint 2 and counter-sign it",
    ]
    assert titles(quarter["member"]) == []
    ledger_actions.answer_month(quarter["partner.accountant"], fund, MAY, agrees=True, at=AT)
    assert titles(quarter["partner.chief"]) == [
        "Acknowledge the report for 2022/23 Q1",
        "Keep checkpoint 2 and counter-sign it",
    ]


def test_an_extract_that_was_brought_and_left_is_its_preparers_task(cast: dict[str, User], fund: Ledger) -> None:
    from section75.core.money import Money

    content = b"date,cost_centre,subjective,description,amount,supplier,reference\n2022-04-05,X,Y,z,1.00,S,r\n"
    ledger_actions.upload_extract(
        cast["finance.officer"],
        fund,
        month=APRIL,
        content=content,
        file_name="left.csv",
        control_total=Money(100),
        at=AT,
    )
    assert titles(cast["finance.officer"]) == ["Propose posting left.csv"]
    assert titles(cast["stranger"]) == []


def test_news_are_what_was_done_since_and_only_where_one_has_a_part(quarter: dict[str, User], fund: Ledger) -> None:
    later = AT + timedelta(minutes=1)
    close_month(quarter["pool.manager"], fund, MAY, at=later)
    assert [each.says for each in news_of(quarter["auditor"], since=AT, at=later)] == []  # before an auditor's days
    assert [each.says for each in news_of(quarter["partner.chief"], since=AT, at=later)] == ["Close May 2022: done"]
    assert news_of(quarter["member"], since=AT, at=later) == []
    assert news_of(quarter["stranger"], since=AT, at=later) == []
    issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=later)
    (news,) = news_of(quarter["member"], since=AT, at=later)
    assert news.says == "The report for 2022/23 Q1 was issued"


def test_looking_changes_nothing_and_having_seen_is_said(client: Client, quarter: dict[str, User]) -> None:
    client.force_login(quarter["partner.chief"])
    store.write_seen(quarter["partner.chief"], at=AT - timedelta(days=1))
    first = client.get("/")
    assert b"done" in first.content
    assert client.get("/").content.count(b"done") == first.content.count(b"done")
    client.post("/inbox/seen/", {"shown_at": ""})
    assert b"Nothing." in client.get("/").content
    assert client.get("/inbox/seen/").status_code == 405


@pytest.mark.parametrize("text", ["", "yesterday", "2022-01-01", "9999-12-31T00:00:00+00:00"])
def test_a_moment_that_is_none_means_now_and_never_later(client: Client, quarter: dict[str, User], text: str) -> None:
    client.force_login(quarter["partner.chief"])
    assert client.post("/inbox/seen/", {"shown_at": text}).status_code == 302
    seen = store.seen_up_to(quarter["partner.chief"])
    from django.utils import timezone

    assert seen is not None
    assert seen <= timezone.now()


def test_everybody_is_told_once_and_no_amount_leaves_the_house(cast: dict[str, User], fund: Ledger) -> None:
    addressed(cast, "finance.approver", "chief.finance", "member")
    ledger_actions.propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)
    assert actions.tell_everybody(at=AT) == 2
    assert actions.tell_everybody(at=AT) == 0
    (first, second) = sorted(mail.outbox, key=lambda each: each.to)
    assert (first.to, second.to) == (["chief.finance@example.invalid"], ["finance.approver@example.invalid"])
    assert "post contributions due" in first.body
    assert f"/partnerships/{fund.partnership}/approvals/" in first.body
    assert "£" not in f"{first.subject} {first.body}"


def test_whoever_wants_it_once_a_day_gets_it_once_a_day(cast: dict[str, User], fund: Ledger) -> None:
    addressed(cast, "finance.approver", "chief.finance", "commissioner")
    actions.choose_way(cast["chief.finance"], "at once", at=AT)
    actions.choose_way(cast["commissioner"], "never", at=AT)
    for day in range(2):
        for month in (APRIL, MAY):
            at = AT + timedelta(days=day)
            number = 1 + 2 * day + (month is MAY)
            ledger_actions.propose_contributions(
                cast["finance.officer"], fund, month=Month(FinancialYear(2022), number), at=at
            )
            actions.tell_everybody(at=at)
    count = {name: sum(each.to == [f"{name}@example.invalid"] for each in mail.outbox) for name in cast}
    assert (count["chief.finance"], count["finance.approver"], count["commissioner"]) == (4, 2, 0)


def test_an_e_mail_that_fails_is_sent_again(
    cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressed(cast, "finance.approver")
    ledger_actions.propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)

    def fails(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(actions, "send_mail", fails)
        with pytest.raises(ConnectionRefusedError):
            actions.tell_everybody(at=AT)
    assert actions.tell_everybody(at=AT) == 1


def test_a_way_of_being_told_that_is_none_is_refused(cast: dict[str, User], client: Client) -> None:
    with pytest.raises(NoSuchWay):
        actions.choose_way(cast["member"], "by pigeon", at=AT)
    client.force_login(cast["member"])
    answer = client.post("/inbox/", {"how": "by pigeon"})
    assert answer.status_code == 200
    assert store.wish_of(cast["member"]) == "daily"


def test_one_failing_address_does_not_keep_the_others_from_being_told(
    cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    addressed(cast, "chief.finance", "finance.approver")
    ledger_actions.propose_contributions(cast["finance.officer"], fund, month=APRIL, at=AT)
    real = mail.send_mail

    def one_fails(subject: str, body: str, sender: str | None, to: list[str]) -> int:
        if to == ["chief.finance@example.invalid"]:
            raise ConnectionRefusedError
        return real(subject, body, sender, to)

    monkeypatch.setattr(actions, "send_mail", one_fails)
    with pytest.raises(ConnectionRefusedError):
        actions.tell_everybody(at=AT)
    assert [each.to for each in mail.outbox] == [["finance.approver@example.invalid"]]
