"""Something in every room and state, for the pages to show: proposals, months, questions, notes, work, people.

What leads to each is its number, by a name: the stops have it in their addresses, in braces.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals import leaving, people_actions
from section75.apps.approvals.interest_actions import declare_interest
from section75.apps.approvals.models import Proposal
from section75.apps.approvals.roles import Asked
from section75.apps.demonstration.actions import FUND, YEAR
from section75.apps.demonstration.people import player
from section75.apps.disputes import actions as disputes
from section75.apps.disputes import notes
from section75.apps.identity import actions as identity
from section75.apps.ledger import actions as ledger
from section75.apps.ledger.actions import ByHand
from section75.apps.ledger.papers import Offered
from section75.apps.ledger.store import Ledger
from section75.apps.lives.actions import record_event, withdraw_event
from section75.apps.notices.actions import NoticeGiven, answer_notice, record_notice
from section75.apps.work import actions as work
from section75.apps.work import folder, store, working
from section75.core.authority import EVERYWHERE
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.lives import Event, Of
from section75.core.money import Money
from section75.core.notice import Answer
from tests.acts import approved, close_month, propose_closing, reopen_month
from tests.browser.loading import SECOND_STEP
from tests.browser.stops_of_closing import fill_closing
from tests.browser.stops_of_drafts import fill_drafts
from tests.browser.stops_of_journals import fill_journals
from tests.browser.stops_of_receipts import fill_receipts
from tests.browser.stops_of_sources import fill_sources
from tests.browser.stops_of_terms import fill_terms
from tests.placed import a_row_refused, fill_placing

BOOKS = f"/partnerships/{FUND.partnership}/{FUND.fund}/"
WHY = f"{BOOKS}budget/why/"
HARINGEY = Ledger("haringey-framework", "learning-disability")
APRIL, MAY, JUNE, JULY = (Month(YEAR, number) for number in (1, 2, 3, 4))
PLACED = b"""date,cost_centre,subjective,description,amount,supplier,reference
2022-07-06,LD402,4411,Residential placement,500.00,Invented Care 3,AP-07-0011
"""
SECRET = "JBSWY3DPEHPK3PXP"


def fill_rooms(*, before: datetime, now: datetime) -> dict[str, Any]:
    """Fill the rooms; the number of each thing that a page shows. Some of it was done before, some of it just now."""
    months = _fill_months(before)
    proposals = _fill_proposals(before, now)
    done = months | proposals | _fill_notices(now) | _fill_events(now) | _fill_questions(before, now)
    done |= fill_closing(now) | fill_sources(now)
    done |= fill_drafts(now) | fill_journals(now) | fill_receipts(now) | fill_terms(now)
    done |= fill_placing(FUND, at=now) | {"refused": a_row_refused(FUND, at=now)}
    return done | _fill_work(now) | _fill_people(before, now)


def by_hand(month: Month, on: date, narrative: str, pounds: str = "1,250.00") -> ByHand:
    """An invented entry."""
    return ByHand(
        month,
        on,
        Account.read("expenditure/day-services"),
        Account.read("cash"),
        Money.of(pounds),
        narrative,
        "Invented: the pool manager, under cl. 9",
        "Invented: an invoice that the finance system has not paid yet",
        "Invented invoice 7",
    )


def _fill_months(at: datetime) -> dict[str, Any]:
    """April closed and agreed, its re-opening approved by the host; May re-opened, closed again, objected to."""
    manager, accountant = player("pool.manager"), player("partner.accountant")
    close_month(manager, FUND, APRIL, at=at)
    ledger.answer_month(accountant, FUND, APRIL, agrees=True, at=at)
    close_month(manager, FUND, MAY, at=at)
    reopen_month(manager, FUND, MAY, because="Invented: an invoice of May came late", at=at)
    close_month(manager, FUND, MAY, at=at)
    ledger.answer_month(accountant, FUND, MAY, agrees=False, because="Invented: one invoice is missing", at=at)
    opening = ledger.propose_reopening(manager, FUND, APRIL, because="Invented: a row was placed wrongly", at=at)
    approved(opening, "chief.finance", at=at)
    return {"opening": opening.pk}


def _fill_proposals(before: datetime, now: datetime) -> dict[str, Any]:
    """One in every state."""
    manager, officer, approver = (player(each) for each in ("pool.manager", "finance.officer", "finance.approver"))
    closing = propose_closing(manager, FUND, JUNE, at=before)
    scope = ledger.scope_of(FUND)
    on = date(2022, 7, 12)
    entry = ledger.propose_journal(officer, FUND, by_hand(JULY, on, "Accrual of a taxi invoice"), at=now)
    declined = ledger.propose_journal(officer, FUND, by_hand(JULY, on, "A second accrual", "77,000.00"), at=before)
    approvals.decline(approver, scope, declined.pk, because="Invented: the invoice is the other partner's", at=now)
    withdrawn = ledger.propose_journal(officer, FUND, by_hand(JULY, on, "A third accrual"), at=before)
    approvals.withdraw(officer, scope, withdrawn.pk, at=now)
    extract = ledger.upload_extract(officer, FUND, month=JULY, content=PLACED, file_name="invented-second-extract.csv",
                                    control_total=Money.of("500.00"), at=now)  # fmt: skip
    names = {"closing": closing, "entry": entry, "declined": declined, "withdrawn": withdrawn, "changed": _changed(now)}
    return {name: row.pk for name, row in names.items()} | {"extract": extract.number}


def _changed(at: datetime) -> Proposal:
    """Another fund's month is to be closed, and something is posted to it before anybody approves that."""
    month = Month(FinancialYear(2017), 3)
    closing = propose_closing(player("pool.manager"), HARINGEY, month, at=at)
    late = ByHand(
        month,
        date(2017, 6, 30),
        Account.read("expenditure/block-contracts"),
        Account.read("cash"),
        Money.of("10.00"),
        "A late entry",
        "Invented: the pool manager",
        "Invented: it came late",
        "Invented invoice 8",
    )
    approved(ledger.propose_journal(player("finance.officer"), HARINGEY, late, at=at), "finance.approver", at=at)
    return closing


def _fill_questions(before: datetime, now: datetime) -> dict[str, Any]:
    accountant, officer = player("partner.accountant"), player("finance.officer")
    asked = {
        "overdue": _question(accountant, "all-lines.variance", before),
        "answered": _question(accountant, "residential-care.actual-in-month", before),
        "escalated": _question(accountant, "day-services.actual-to-date", before),
        "resolved": _question(accountant, "supported-living.forecast-outturn", before),
        "withdrawn_question": _question(accountant, "day-services.budget", now),
    }
    answer = "Invented: row 318 is a placement that began in June, as the care plan of 2 June says"
    plan = b"Invented care plan"
    file = Offered("invented-care-plan.txt", len(plan), lambda: plan)
    disputes.reply(officer, FUND, asked["answered"], says=answer, evidence=file, at=now)
    disputes.escalate(accountant, FUND, asked["escalated"], says="Invented: no answer came in time", at=now)
    disputes.reply(officer, FUND, asked["resolved"], says=answer, at=before)
    disputes.accept(accountant, FUND, asked["resolved"], says="Invented: agreed, the plan shows it", at=now)
    disputes.withdraw(accountant, FUND, asked["withdrawn_question"], says="Invented: our own mistake", at=now)
    for says in ("Invented: ask the care home for its June statement", "Invented: this was settled by telephone"):
        notes.keep_note(accountant, FUND, about=f"{BOOKS}ledger/entries/5/", says=says, at=now)
    notes.strike_note(accountant, FUND, 2, at=now)
    return asked


def _question(user: User, figure: str, at: datetime) -> int:
    row = disputes.raise_question(
        user,
        FUND,
        about=f"{WHY}{figure}/?month=2022/23+M3",
        question="Invented: we expected less, since two placements ended in May. Which rows are these?",
        at=at,
    )
    return int(row.number)


def _fill_events(now: datetime) -> dict[str, Any]:
    """An event that counts, and one that was withdrawn as mistaken."""
    clerk, slug = player("clerk"), FUND.partnership
    raised = Event(of=Of.VARIATION, id="invented-shares", agreement="section-75", event="raised",
                   on=date(2022, 5, 3), recorded_on=date(2022, 5, 3))  # fmt: skip
    kept = record_event(clerk, slug, raised, at=now)
    over = record_event(clerk, slug, replace(raised, event="agreed in principle", evidence="Invented minute"), at=now)
    withdraw_event(clerk, slug, int(over.ref), because="Invented: it was not agreed", at=now)
    return {"event": int(kept.ref), "event_withdrawn": int(over.ref)}


def _fill_notices(now: datetime) -> dict[str, Any]:
    """One of a part, answered by accepting the whole; and one that was withdrawn."""
    manager, chief, slug = player("pool.manager"), player("partner.chief"), FUND.partnership
    given = NoticeGiven(by="council", scope="fund", of=FUND.fund, ends="Invented: the pooled budget", ground="no fault",
                        keeps="Invented: the integrated teams", sent_on=date(2022, 5, 3),
                        authority="Invented: a committee", authority_on=date(2022, 4, 7))  # fmt: skip
    running, over = (record_notice(manager, slug, given, at=now).number for _ in range(2))
    reply = date(2022, 5, 10)
    answer_notice(chief, slug, running, answer=Answer.WHOLE_ACCEPTED, by="icb", on=reply, says="Invented", at=now)
    answer_notice(manager, slug, over, answer=Answer.WITHDRAWN, by="council", on=reply, at=now)
    return {"notice": running, "notice_withdrawn": over}


def _fill_work(now: datetime) -> dict[str, Any]:
    """One job done, one refused, one at work (no worker is: it only looks so), one that waits."""
    manager, approver = player("pool.manager"), player("finance.approver")
    done = work.ask(manager, "check the portfolio", {}, at=now)
    working.run_one()
    gone = {"number": 999999, "shown": ""}
    refused = work.ask(approver, "approve", gone, partnership=FUND.partnership, fund=FUND.fund, at=now)
    working.run_one()
    at_work = work.ask(manager, "verify every report", {}, partnership=FUND.partnership, at=now)
    store.claim("a worker of the tests", at=now)
    folder.say_how_far(at_work.pk, 1, 4)
    waits = work.ask(manager, "check the portfolio", {}, at=now)
    return {"job_done": done.pk, "job_refused": refused.pk, "job_at_work": at_work.pk, "job_waits": waits.pk}


def _fill_people(before: datetime, now: datetime) -> dict[str, Any]:
    """A role that waits, one whose time ran out, somebody who left, somebody invited, interests, a second factor."""
    first, second = player("administrator"), player("administrator.two")
    role = Asked("stranger", "member", date(2022, 8, 1), "council", FUND.partnership)
    waiting = people_actions.propose_role(first, role, at=now, because="Invented: joins the board")
    expired = people_actions.propose_role(first, Asked("member", "governance clerk", date(2022, 8, 1), "council",
                                                       FUND.partnership), at=before)  # fmt: skip
    people_actions.add_person("former.clerk", post="Clerk, until July", password="a-long-and-odd-password", at=before)
    given = people_actions.propose_role(first, Asked("former.clerk", "governance clerk", date(2022, 4, 1), "council",
                                                     FUND.partnership), at=before)  # fmt: skip
    approvals.approve(second, EVERYWHERE, given.pk, at=before)
    leaving.leave(first, "former.clerk", because="Invented: took another post", at=now)
    links: list[str] = []

    def link(token: str) -> str:
        links.append(token)
        return f"http://127.0.0.1/accounts/invitation/{token}/"

    made = identity.invite(first, username="new.clerk", email="new.clerk@invented.example", post="Clerk, from August",
                           at=now, link=link)  # fmt: skip
    for about, says in (("Invented Care 12", "Invented: a close relative works there"), ("Day services", "Invented")):
        declare_interest(player("commissioner"), FUND.partnership, about=about, says=says, at=now - timedelta(days=1))
    _add_second_factor(player(SECOND_STEP))
    delegation = player("commissioner").delegations.order_by("pk")[0].pk
    return {"role": waiting.pk, "expired": expired.pk, "token": links[0], "invitation": made.pk,
            "delegation": delegation}  # fmt: skip


def _add_second_factor(user: User) -> None:
    """An authenticator app with its recovery codes, as the page would have added it."""
    from allauth.core.context import request_context
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    with request_context(HttpRequest()):
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
