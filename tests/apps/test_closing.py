"""The close of a period: its tasks and states, answers by line, prior-period items on a report, a year locked."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.closing import actions, late_store, store
from section75.apps.closing.models import PeriodStep
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import month_store
from section75.apps.ledger.refusals import MonthClosedAlready, MonthNotClosed, MonthNotOver, ObjectionWithoutReason
from section75.apps.ledger.store import Ledger
from section75.apps.returns.actions import verify_return
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import (
    AccountNotInMonth,
    ClosingNotBegun,
    FilesNotTaken,
    LineAgreedAlready,
    LineObjected,
    NoAnswer,
    NotATask,
    NothingToExplain,
    NotOpen,
    PeriodLocked,
    State,
    TaskOpen,
    TaskState,
    YearNotClosed,
    YearNotLocked,
)
from section75.core.ledger import Account, ReasonMissing
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals
from tests import acts

from .conftest import AT

YEAR = FinancialYear(2022)
APRIL, MAY, JUNE = (Month(YEAR, number) for number in (1, 2, 3))
SLUG = "cambridgeshire-learning-disability"
PLACE = {"slug": SLUG, "fund": "learning-disability"}
CARE, CASH = "expenditure/residential-care", "cash"
AFTERWARDS = datetime(2023, 6, 1, 9, 5, tzinfo=UTC)


def states(fund: Ledger, month: Month) -> dict[str, TaskState]:
    return {task.code: task.state for task in task_list(fund, month, on=date(2022, 7, 4))}


def post(
    cast: dict[str, User], fund: Ledger, *, debit: str, credit: str, month: Month, on: str, pounds: str = "500.00"
) -> int:
    entry = ledger_actions.ByHand(
        month, date.fromisoformat(on), Account.read(debit), Account.read(credit), Money.of(pounds),
        "Invented care", "Sch. 3 para 4", "Invented: came late", "Invoice 7",
    )  # fmt: skip
    proposal = ledger_actions.propose_journal(cast["finance.officer"], fund, entry, at=AT)
    acts.approved(proposal, acts.FOR_THE_BOOKS, at=AT)
    return acts.posted_under(proposal)[0]


def test_tasks_that_do_not_apply_are_done_by_themselves(cast: dict[str, User], fund: Ledger) -> None:
    left = {code for code, state in states(fund, Month(YEAR, 13)).items() if state is not TaskState.DONE}
    assert left == set()


def test_a_month_is_closed_when_what_is_open_is_explained_and_the_approver_reads_it(
    quarter: dict[str, User], fund: Ledger
) -> None:
    manager = quarter["pool.manager"]
    with pytest.raises(Refusal) as refused:
        ledger_actions.propose_closing(manager, fund, JUNE, at=AT)
    each = refused.value.each if isinstance(refused.value, Refusals) else (refused.value,)
    assert all(isinstance(refusal, TaskOpen) for refusal in each)
    left = [code for code, state in states(fund, JUNE).items() if state is TaskState.OPEN]
    assert {"partners-figures", "finance-system"} <= set(left)
    assert len(each) == len(left)
    for code in left:
        actions.explain_task(manager, fund, JUNE, code, because=f"Invented: {code} is agreed", at=AT)
    proposal = ledger_actions.propose_closing(manager, fund, JUNE, at=AT)
    assert proposal.shown.count("Explained by pool.manager: Invented: ") == len(left)
    acts.approved(proposal, acts.FOR_THE_HOST, at=AT)
    assert store.period(fund, JUNE).state is State.CLOSED
    with pytest.raises(MonthClosedAlready):
        actions.explain_task(manager, fund, JUNE, "imports", because="x", at=AT)


def test_an_explanation_lapses_when_the_books_say_something_else(quarter: dict[str, User], fund: Ledger) -> None:
    manager = quarter["pool.manager"]
    post(quarter, fund, debit="suspense", credit=CASH, month=JUNE, on="2022-06-14")
    with pytest.raises(ReasonMissing):
        actions.explain_task(manager, fund, JUNE, "suspense", because=" ", at=AT)
    actions.explain_task(manager, fund, JUNE, "suspense", because="Invented: a payment of the trust", at=AT)
    assert states(fund, JUNE)["suspense"] is TaskState.EXPLAINED
    proposal = acts.propose_closing(manager, fund, JUNE, at=AT)
    post(quarter, fund, debit="suspense", credit=CASH, month=JUNE, on="2022-06-15")
    assert states(fund, JUNE)["suspense"] is TaskState.OPEN
    with pytest.raises(TaskOpen, match=r"£1,000.00 is held in suspense"):
        acts.approved(proposal, acts.FOR_THE_HOST, at=AT)
    with pytest.raises(NotATask):
        actions.explain_task(manager, fund, JUNE, "tea", because="x", at=AT)
    with pytest.raises(NothingToExplain):
        actions.explain_task(manager, fund, JUNE, "contributions-due", because="x", at=AT)


def test_a_period_that_is_being_closed_takes_journals_and_no_files(cast: dict[str, User], fund: Ledger) -> None:
    content = b"date,cost_centre,subjective,description,amount,supplier,reference\n2022-04-05,LD402,4411,z,1.00,S,r\n"
    brought = ledger_actions.upload_extract(
        cast["finance.officer"], fund, month=APRIL, content=content, file_name="a.csv", control_total=Money(100), at=AT
    )
    proposal = ledger_actions.propose_extract(cast["finance.officer"], fund, brought.number, at=AT)
    actions.begin_closing(cast["pool.manager"], fund, APRIL, at=AT)
    assert store.period(fund, APRIL).state is State.CLOSING
    with pytest.raises(FilesNotTaken, match=r"by pool\.manager on 4 July 2022"):
        acts.approved(proposal, acts.FOR_THE_BOOKS, at=AT)
    assert post(cast, fund, debit=CARE, credit="accrued", month=APRIL, on="2022-04-30") == 1
    with pytest.raises(NotOpen):
        actions.begin_closing(cast["pool.manager"], fund, APRIL, at=AT)
    with pytest.raises(ReasonMissing):
        actions.call_off(cast["pool.manager"], fund, APRIL, because="", at=AT)
    actions.call_off(cast["pool.manager"], fund, APRIL, because="Invented: one more extract", at=AT)
    acts.approved(proposal, acts.FOR_THE_BOOKS, at=AT)
    with pytest.raises(ClosingNotBegun):
        actions.call_off(cast["pool.manager"], fund, APRIL, because="x", at=AT)
    with pytest.raises(MonthNotOver):
        actions.begin_closing(cast["pool.manager"], fund, Month(YEAR, 4), at=AT)


def lines_of(fund: Ledger, month: Month) -> list[str]:
    return [account.code for account, _ in month_store.month_totals(fund, month)]


def test_a_partner_answers_line_by_line_and_the_month_is_agreed_with_the_last(
    quarter: dict[str, User], fund: Ledger
) -> None:
    accountant, said = quarter["partner.accountant"], actions.SaidOfALine
    with pytest.raises(MonthNotClosed):
        actions.answer_lines(accountant, fund, JUNE, [said(CARE, agrees=True)], at=AT)
    acts.close_month(quarter["pool.manager"], fund, JUNE, at=AT)
    closing = month_store.closing_of(fund, JUNE)
    assert closing is not None
    for wrong, refusal in (
        ([], NoAnswer),
        ([said(CARE, agrees=False)], ObjectionWithoutReason),
        ([said("accrued", agrees=True)], AccountNotInMonth),
    ):
        with pytest.raises(refusal):
            actions.answer_lines(accountant, fund, JUNE, wrong, at=AT)
    objection = said(CARE, agrees=False, because="Invented: row 12", own=Money.of("1.00"))
    others = [said(code, agrees=True) for code in lines_of(fund, JUNE) if code != CARE]
    actions.answer_lines(accountant, fund, JUNE, [objection, *others], at=AT)
    assert not month_store.has_agreed(closing, "icb")
    assert ["row 12" in each.because for each in month_store.answers(closing)] == [True]
    with pytest.raises(LineObjected, match=CARE):
        ledger_actions.answer_month(accountant, fund, JUNE, agrees=True, at=AT)
    with pytest.raises(LineAgreedAlready):
        actions.answer_lines(accountant, fund, JUNE, [others[0]], at=AT)
    (answer,) = actions.answer_lines(accountant, fund, JUNE, [said(CARE, agrees=True)], at=AT)
    assert answer.shown == dict(month_store.month_totals(fund, JUNE))[Account.read(CARE)]
    assert month_store.has_agreed(closing, "icb")


def close_year(cast: dict[str, User], fund: Ledger, numbers: range = range(1, 16)) -> None:
    for number in numbers:
        acts.close_month(cast["pool.manager"], fund, Month(YEAR, number), at=AFTERWARDS)


def test_a_locked_year_is_unlocked_by_both_before_a_month_is_re_opened(cast: dict[str, User], fund: Ledger) -> None:
    manager, rests = cast["pool.manager"], "Invented: the final account of 30 May 2023"
    close_year(cast, fund, range(1, 15))
    with pytest.raises(YearNotClosed, match="M15 is not closed"):
        actions.propose_locking(manager, fund, YEAR, rests_on=rests, at=AFTERWARDS)
    close_year(cast, fund, range(15, 16))
    with pytest.raises(YearNotLocked):
        actions.propose_unlocking(manager, fund, YEAR, because="x", at=AFTERWARDS)
    with pytest.raises(ReasonMissing):
        actions.propose_locking(manager, fund, YEAR, rests_on="", at=AFTERWARDS)
    locking = actions.propose_locking(manager, fund, YEAR, rests_on=rests, at=AFTERWARDS)
    acts.approved(locking, acts.FOR_THE_HOST, at=AFTERWARDS)
    assert {period.state for period in store.periods(fund, YEAR)} == {State.LOCKED}
    with pytest.raises(PeriodLocked, match="2022/23 rests on it"):
        acts.reopen_month(manager, fund, JUNE, because="Invented: late", at=AFTERWARDS)
    unlocking = actions.propose_unlocking(manager, fund, YEAR, because="Invented: restated", at=AFTERWARDS)
    acts.approved(unlocking, acts.FOR_THE_HOST, acts.FOR_THE_PARTNER, at=AFTERWARDS)
    assert {period.state for period in store.periods(fund, YEAR)} == {State.CLOSED}
    acts.reopen_month(manager, fund, JUNE, because="Invented: late", at=AFTERWARDS)
    assert store.period(fund, JUNE).state is State.OPEN
    actions.begin_closing(manager, fund, JUNE, at=AFTERWARDS + timedelta(minutes=1))
    assert store.period(fund, JUNE).state is State.CLOSING


def test_the_database_locks_nothing_that_was_not_approved(cast: dict[str, User], fund: Ledger) -> None:
    close_year(cast, fund, range(1, 2))
    closing = month_store.closing_of(fund, APRIL)
    assert closing is not None
    for state in ("locked", "closed"):
        with pytest.raises(IntegrityError, match="locking_is_approved"), transaction.atomic():
            PeriodStep.objects.create(
                partnership_id=SLUG, fund=fund.fund, year=2022, month=1, round=1, state=state,
                by=cast["pool.manager"], at=AT, proposal=closing.proposal,
            )  # fmt: skip


def issue(cast: dict[str, User], fund: Ledger) -> dict[str, list[dict[str, object]]]:
    row = acts.issue_return(cast["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    assert verify_return(fund, row.pk) == row
    return {section["name"]: section["lines"] for section in json.loads(bytes(row.value))["sections"]}


def test_what_comes_late_is_posted_to_the_current_period_and_listed_on_the_next_report(
    quarter: dict[str, User], fund: Ledger
) -> None:
    early = post(quarter, fund, debit=CARE, credit=CASH, month=MAY, on="2022-04-29")  # while April was open
    acts.close_month(quarter["pool.manager"], fund, APRIL, at=AT)
    seq = post(quarter, fund, debit=CARE, credit=CASH, month=JUNE, on="2022-04-30")
    current = post(quarter, fund, debit=CARE, credit=CASH, month=JUNE, on="2022-06-30")
    assert [item.seq for item in late_store.late(fund)] == [seq]
    assert early < seq < current
    assert late_store.count_late(fund) == 1
    found = issue(quarter, fund)["Prior-period items"]
    assert {line["code"]: line["says"] if line["amount"] is None else line["amount"] for line in found} == {
        f"5.late.{seq}.took-effect": "30 April 2022",
        f"5.late.{seq}.reported-in": "June 2022",
        f"5.late.{seq}.moved": "£500.00 from cash to expenditure/residential-care",
        f"5.late.{seq}.why": "Invented: came late [evidence: Invoice 7]",
        f"5.late.{seq}.net-cost": 50_000,
        "5.late.in-all": 50_000,
    }


def test_suspense_and_accruals_stand_on_the_reports_face_and_it_still_adds_up(
    quarter: dict[str, User], fund: Ledger
) -> None:
    plain = {line["code"] for line in issue_draft(quarter, fund)["Account"]}
    post(quarter, fund, debit="suspense", credit=CASH, month=JUNE, on="2022-06-14", pounds="70.00")
    post(quarter, fund, debit=CARE, credit="accrued", month=JUNE, on="2022-06-30", pounds="900.00")
    found = issue(quarter, fund)
    lines = {line["code"]: line["amount"] for line in found["Account"]}
    assert set(lines) - plain == {"5.cash", "5.suspense", "5.accrued"}
    assert (lines["5.suspense"], lines["5.accrued"]) == (7_000, -90_000)
    assert lines["5"] == lines["5.cash"] + lines["5.suspense"] + lines["5.accrued"]  # type: ignore[operator]
    assert lines["5"] == lines["1"] + lines["2"] + lines["3"] - lines["4"]  # type: ignore[operator]
    assert "Prior-period items" not in found


def issue_draft(cast: dict[str, User], fund: Ledger) -> dict[str, list[dict[str, object]]]:
    from section75.apps.returns.making import draft_value

    value = draft_value(fund, edition="pooled-fund-quarter", period="2022/23 Q1")
    return {section["name"]: section["lines"] for section in json.loads(json.dumps(value))["sections"]}


def test_the_pages_of_the_close(client: Client, quarter: dict[str, User], fund: Ledger) -> None:
    client.force_login(quarter["pool.manager"])
    at = {**PLACE, "first": 2022, "number": 3}
    assert b"M15" in client.get(reverse("closing:periods", kwargs=PLACE)).content
    page = client.get(reverse("closing:desk", kwargs=at)).content.decode()
    assert "Explain what stays open" in page
    assert "Propose closing June 2022" not in page
    left = [code for code, state in states(fund, JUNE).items() if state is TaskState.OPEN]
    said = dict.fromkeys(left, "Invented: talked over")
    assert client.post(reverse("closing:explain", kwargs=at), said | {left[0]: "..."}).status_code == 200
    assert states(fund, JUNE)[left[0]] is TaskState.OPEN
    assert client.post(reverse("closing:explain", kwargs=at), {left[0]: "Invented"}).status_code == 302
    page = client.get(reverse("closing:desk", kwargs=at)).content.decode()
    assert "Propose closing June 2022" in page
    assert client.post(reverse("closing:begin", kwargs=at)).status_code == 302
    assert client.post(reverse("closing:call_off", kwargs=at), {"because": ""}).status_code == 200
    assert client.post(reverse("closing:call_off", kwargs=at), {"because": "Invented"}).status_code == 302
    acts.close_month(quarter["pool.manager"], fund, JUNE, at=AT)
    client.force_login(quarter["partner.accountant"])
    lines = reverse("closing:lines", kwargs=at)
    page = client.get(lines).content.decode()
    assert "Question this figure" in page
    places = range(len(lines_of(fund, JUNE)))
    assert client.post(lines, {"says_0": "object"}).status_code == 200
    assert client.post(lines, {f"says_{place}": "agree" for place in places}).status_code == 302
    closing = month_store.closing_of(fund, JUNE)
    assert closing is not None
    assert month_store.has_agreed(closing, "icb")
    post(quarter, fund, debit=CARE, credit=CASH, month=Month(YEAR, 4), on="2022-06-30")
    assert b"Invented: came late" in client.get(reverse("closing:late", kwargs=PLACE)).content
