"""Invoices, matches, suspensions, reminders, in kind: recorded, undone, and never above what came in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.audit.models import AuditLine
from section75.apps.ledger import papers
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.refusals import NoSuchEvidence
from section75.apps.receipts import actions, letters, store
from section75.apps.receipts.actions import InKind, Suspending
from section75.apps.receipts.close_tasks import received
from section75.apps.receipts.models import Invoice, InvoicePart, Match
from section75.apps.receipts.news import news_for
from section75.apps.receipts.refusals import (
    DaysBackwards,
    InvoiceNumberUsed,
    NoSuchInvoice,
    NoSuchMatch,
    NoSuchPayment,
    NoSuchSuspension,
    NotAContributor,
    NothingLate,
    NotSaid,
)
from section75.apps.receipts.tasks import tasks_for
from section75.core.authority import MayNot
from section75.core.calendar import FinancialYear, Month, london_day
from section75.core.ledger import EvidenceMissing, UnknownLine
from section75.core.money import Money, sum_of
from section75.core.receipts import (
    Movement,
    NothingOwedThen,
    NothingToMatch,
    OwedAndPaid,
    Payment,
    Standing,
    State,
    StatementDoesNotFoot,
    Way,
    left_of,
    standings,
)
from tests.acts import approved, posted_under, reverse_entry

from .conftest import AT

APRIL, MAY, JUNE, JULY = (date(2022, number, 15) for number in (4, 5, 6, 7))
TODAY = london_day(AT)
LATER = AT + timedelta(days=30)


def books(fund: Ledger, on: date = TODAY) -> OwedAndPaid:
    return store.owed_and_paid(agreements.latest(fund.partnership), fund, on=on)


def payment(fund: Ledger, party: str = "icb", place: int = 0) -> Payment:
    return [each for each in books(fund).payments if each.party == party][place]


def stands(fund: Ledger, due_on: date, party: str = "icb", on: date = TODAY) -> Standing:
    return next(each for each in standings(books(fund, on), on=on) if each.owed.key == (party, due_on))


def match(people: dict[str, User], fund: Ledger, *days: date) -> Payment:
    found = payment(fund)
    actions.match_payment(people["pool.manager"], fund, found.seq, days=days, at=AT)
    return found


def invoice(people: dict[str, User], fund: Ledger, number: str = "INV-1", **more: object) -> Invoice:
    amount = stands(fund, APRIL).owed.amount
    about = {"party": "icb", "number": number, "invoiced_on": APRIL, "amount": amount, "days": [APRIL]} | more
    return actions.record_invoice(people["finance.officer"], fund, **about, at=AT)  # type: ignore[arg-type]


def test_what_is_due_comes_from_the_books_and_what_is_to_come_from_the_terms(
    quarter: dict[str, User], fund: Ledger
) -> None:
    assert stands(fund, APRIL).owed.is_posted
    coming = stands(fund, JULY)
    assert (coming.state, coming.owed.is_posted, coming.owed.clause) == (State.TO_COME, False, "cl. 10.4 (invented)")
    assert len([each for each in books(fund).owed if each.party == "icb"]) == 12


def test_nothing_counts_as_paid_until_somebody_matches_it(quarter: dict[str, User], fund: Ledger) -> None:
    assert stands(fund, APRIL).state is State.LATE
    found = match(quarter, fund, APRIL)
    stood = stands(fund, APRIL)
    assert stood.paid == min(found.amount, stood.owed.amount)
    assert Match.objects.get().recorded_by.username == "pool.manager"
    assert "Matched" in AuditLine.objects.order_by("seq").last().says  # type: ignore[union-attr]


def test_a_match_is_undone_by_a_further_act_and_stays(quarter: dict[str, User], fund: Ledger) -> None:
    found = match(quarter, fund, APRIL)
    row = Match.objects.get()
    actions.undo_match(quarter["finance.officer"], fund, row.pk, because="It was May's", at=LATER)
    assert left_of(books(fund), found) == found.amount
    assert Match.objects.filter(pk=row.pk).exists()
    with pytest.raises(NoSuchMatch):
        actions.undo_match(quarter["finance.officer"], fund, row.pk, because="Again", at=LATER)


def test_a_match_without_a_reason_is_not_undone(quarter: dict[str, User], fund: Ledger) -> None:
    match(quarter, fund, APRIL)
    with pytest.raises(NotSaid):
        actions.undo_match(quarter["pool.manager"], fund, Match.objects.get().pk, because=" . ", at=AT)


def test_a_payment_matched_in_full_is_matched_no_more(quarter: dict[str, User], fund: Ledger) -> None:
    match(quarter, fund, APRIL, MAY, JUNE)
    with pytest.raises(NothingToMatch):
        match(quarter, fund, JULY)


def test_the_database_refuses_more_than_came_in(quarter: dict[str, User], fund: Ledger) -> None:
    found = match(quarter, fund, APRIL)
    left = left_of(books(fund), found).pence
    row = Match.objects.get()
    row.pk, row.pence = None, left + 1
    with pytest.raises(IntegrityError, match="match_is_within_its_payment"), transaction.atomic():
        row.save(force_insert=True)


def test_an_entry_that_is_no_payment_is_not_matched(quarter: dict[str, User], fund: Ledger) -> None:
    due = fund.rows().filter(debit="contributions due/icb").order_by("seq").first()
    assert due is not None
    with pytest.raises(NoSuchPayment):
        actions.match_payment(quarter["pool.manager"], fund, due.seq, days=[APRIL], at=AT)


def test_a_payment_that_is_reversed_is_paid_no_more(quarter: dict[str, User], fund: Ledger) -> None:
    found = match(quarter, fund, APRIL)
    reverse_entry(
        quarter["finance.officer"], fund, found.seq, because="It bounced", month=_june(), effective_on=JUNE, at=AT
    )
    assert stands(fund, APRIL).paid == Money(0)
    with pytest.raises(NoSuchPayment):
        actions.match_payment(quarter["pool.manager"], fund, found.seq, days=[APRIL], at=AT)


def reverse_due(people: dict[str, User], fund: Ledger) -> int:
    due = fund.rows().filter(debit="contributions due/icb", effective_on=APRIL).get()
    about = {"because": "It was agreed to fall due later", "month": _june(), "effective_on": JUNE, "at": AT}
    return reverse_entry(people["finance.officer"], fund, due.seq, **about)  # type: ignore[arg-type]


def test_an_instalment_that_is_reversed_stands_there_and_owes_nothing(quarter: dict[str, User], fund: Ledger) -> None:
    back = reverse_due(quarter, fund)
    stood = stands(fund, APRIL)
    assert (stood.state, stood.outstanding, stood.owed.amount) == (State.REVERSED, Money(0), Money(0))
    with pytest.raises(NothingOwedThen):
        match(quarter, fund, APRIL)
    reverse_entry(quarter["finance.officer"], fund, back, because="It stands", month=_june(), effective_on=JUNE, at=AT)
    assert stands(fund, APRIL).state is State.LATE


def test_what_was_paid_towards_an_instalment_that_is_reversed_is_overpaid_and_stops_the_close(
    quarter: dict[str, User], fund: Ledger
) -> None:
    found = match(quarter, fund, APRIL)
    paid = stands(fund, APRIL).paid
    for place in range(len(books(fund).payments)):
        each = books(fund).payments[place]
        if each.party == "council" or left_of(books(fund), each):
            days = [APRIL, MAY, JUNE] if each.party == "council" else [MAY, JUNE]
            actions.match_payment(quarter["pool.manager"], fund, each.seq, days=days, at=AT)
    reverse_due(quarter, fund)
    stood = stands(fund, APRIL)
    assert (stood.state, stood.paid, stood.overpaid) == (State.REVERSED, paid, paid)
    task = received(fund, _june(), TODAY)
    assert not task.is_done
    assert f"{paid} is matched to instalments beyond what they owe" in task.says
    actions.undo_match(
        quarter["pool.manager"],
        fund,
        Match.objects.filter(due_on=APRIL, party="icb").get().pk,
        because="Nothing fell due",
        at=AT,
    )
    assert left_of(books(fund), found) == paid


def test_an_invoice_stands_beside_what_it_is_for_until_it_is_credited(quarter: dict[str, User], fund: Ledger) -> None:
    invoice(quarter, fund)
    assert stands(fund, APRIL).invoices == ("INV-1",)
    with pytest.raises(InvoiceNumberUsed):
        invoice(quarter, fund)
    by = quarter["finance.officer"]
    actions.end_invoice(by, fund, "INV-1", credit_note="CN-1", because="Sent to the wrong body", at=AT)
    assert stands(fund, APRIL).invoices == ()
    invoice(quarter, fund, "INV-2")
    with pytest.raises(NoSuchInvoice):
        actions.end_invoice(by, fund, "INV-1", credit_note="", because="Again", at=AT)


def test_the_database_refuses_parts_above_the_invoice(quarter: dict[str, User], fund: Ledger) -> None:
    row = invoice(quarter, fund)
    with pytest.raises(IntegrityError, match="invoice_parts_are_within_it"), transaction.atomic():
        InvoicePart.objects.create(invoice=row, due_on=MAY, pence=1)


def test_a_stranger_to_the_fund_is_not_invoiced(quarter: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(NotAContributor):
        invoice(quarter, fund, party="nobody")


def test_suspended_instalments_are_not_late_and_stand_in_the_statement(quarter: dict[str, User], fund: Ledger) -> None:
    asked = Suspending("icb", APRIL, MAY, date(2022, 5, 1), "cl. 21.3", "Question 1")
    row = actions.suspend(quarter["pool.manager"], fund, asked, at=AT)
    assert stands(fund, APRIL).state is State.SUSPENDED
    partnership = agreements.latest(fund.partnership)
    found = letters.statement_of(partnership, fund, "icb", starts_on=date(2022, 4, 1), last_on=TODAY)
    assert found.suspended == stands(fund, APRIL).outstanding + stands(fund, MAY).outstanding
    actions.resume(quarter["pool.manager"], fund, row.pk, ends_before=TODAY, because="Settled", at=AT)
    assert stands(fund, APRIL).state is State.LATE
    with pytest.raises(NoSuchSuspension):
        actions.resume(quarter["pool.manager"], fund, row.pk, ends_before=TODAY, because="Settled", at=AT)


def test_a_statement_suspends_no_more_than_was_due_by_its_last_day(quarter: dict[str, User], fund: Ledger) -> None:
    asked = Suspending("icb", APRIL, JUNE, APRIL, "cl. 21.3", "Question 1")
    actions.suspend(quarter["pool.manager"], fund, asked, at=AT)
    partnership, last_on = agreements.latest(fund.partnership), date(2022, 5, 31)
    found = letters.statement_of(partnership, fund, "icb", starts_on=date(2022, 4, 1), last_on=last_on)
    assert found.suspended == sum_of(stands(fund, day, on=last_on).outstanding for day in (APRIL, MAY))


def test_a_suspension_says_its_clause_and_its_days_in_order(quarter: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(NotSaid, match="clause"):
        actions.suspend(quarter["pool.manager"], fund, Suspending("icb", APRIL, MAY, MAY, "", "Question 1"), at=AT)
    with pytest.raises(DaysBackwards):
        actions.suspend(quarter["pool.manager"], fund, Suspending("icb", MAY, APRIL, MAY, "cl. 1", "Q"), at=AT)


def test_a_reminder_stands_among_the_partners_tasks_until_it_is_paid(quarter: dict[str, User], fund: Ledger) -> None:
    part = next(part for part in parts_of(quarter["partner.accountant"]) if part.partnership == fund.partnership)
    assert list(tasks_for(part, AT)) == []
    row = actions.send_reminder(quarter["pool.manager"], fund, "icb", as_at=TODAY, how="by e-mail", at=AT)
    assert "states no rate of interest" in row.text
    (task,) = tasks_for(part, AT)
    assert task.due == APRIL
    assert "icb was reminded" in next(iter(news_for(part, AT - timedelta(days=1)))).says
    for place in range(len([each for each in books(fund).payments if each.party == "icb"])):
        seq = payment(fund, place=place).seq
        actions.match_payment(quarter["pool.manager"], fund, seq, days=[APRIL, MAY, JUNE], at=AT)
    still_late = stands(fund, JUNE).outstanding
    assert bool(list(tasks_for(part, AT))) is bool(still_late)


def test_nobody_is_reminded_of_nothing(quarter: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(NothingLate):
        actions.send_reminder(quarter["pool.manager"], fund, "icb", as_at=date(2022, 4, 1), how="by post", at=AT)


def in_kind(**more: object) -> InKind:
    about: dict[str, object] = {
        "party": "icb",
        "line": "day-services",
        "amount": Money.of("12,000"),
        "month": _june(),
        "effective_on": JUNE,
        "what": "Two nurses, half time",
        "basis": "mid-point of the pay band, with on-costs",
        "evidence": "time sheets of June",
        "authority": "cl. 11 (invented)",
    }
    return InKind(**about | more)  # type: ignore[arg-type]


def test_a_contribution_in_kind_is_paid_in_kind_and_not_in_cash(quarter: dict[str, User], fund: Ledger) -> None:
    officer = quarter["finance.officer"]
    kept = papers.keep_evidence(officer, fund, papers.Offered("sheets.pdf", 6, lambda: b"sheets"), at=AT)
    proposal = actions.propose_in_kind(officer, fund, in_kind(file=kept.pk), at=AT)
    approved(proposal, "finance.approver", at=AT)
    (seq,) = posted_under(proposal)
    entry = fund.rows().get(seq=seq)
    assert (entry.debit, entry.credit) == ("expenditure/day-services", "contributions due/icb")
    assert "mid-point of the pay band" in entry.reason
    assert f"Evidence: time sheets of June; sheets.pdf, SHA-256 {kept.file_id}" in entry.reason
    assert [each.way for each in books(fund).payments if each.seq == seq] == [Way.IN_KIND]
    actions.match_payment(quarter["pool.manager"], fund, seq, days=[JUNE], at=AT)
    assert stands(fund, JUNE).in_kind == Money.of("12,000")
    partnership = agreements.latest(fund.partnership)
    found = letters.statement_of(partnership, fund, "icb", starts_on=date(2022, 4, 1), last_on=TODAY)
    assert found.sum_of(Movement.IN_KIND) == Money.of("-12,000")
    about = {"because": "They worked elsewhere", "month": _june(), "effective_on": JUNE, "at": AT}
    assert [each.ended_by for each in store.contributions_in_kind(fund)] == [None]
    back = reverse_entry(quarter["finance.officer"], fund, seq, **about)  # type: ignore[arg-type]
    assert [(each.entry.seq, each.ended_by) for each in store.contributions_in_kind(fund)] == [(seq, back)]
    reverse_entry(quarter["finance.officer"], fund, back, **about)  # type: ignore[arg-type]
    assert [each.ended_by for each in store.contributions_in_kind(fund)] == [None]


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"basis": ""}, NotSaid),
        ({"evidence": " "}, EvidenceMissing),
        ({"file": 99}, NoSuchEvidence),
        ({"party": "nobody"}, NotAContributor),
        ({"line": "no-such-line"}, UnknownLine),
    ],
)
def test_a_contribution_in_kind_says_how_it_was_valued(
    more: dict[str, object], refusal: type[Exception], quarter: dict[str, User], fund: Ledger
) -> None:
    with pytest.raises(refusal):
        actions.propose_in_kind(quarter["finance.officer"], fund, in_kind(**more), at=AT)


def test_a_statement_foots_to_the_ledger_or_is_not_given(quarter: dict[str, User], fund: Ledger) -> None:
    partnership = agreements.latest(fund.partnership)
    found = letters.statement_of(partnership, fund, "icb", starts_on=MAY, last_on=TODAY)
    assert found.opening + sum((each.amount for each in found.moved), Money(0)) == found.closing
    assert found.closing == store.in_ledger(fund, "icb", last_on=TODAY)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(store, "in_ledger", lambda *_, **__: found.closing + Money(1))
        with pytest.raises(StatementDoesNotFoot):
            letters.statement_of(partnership, fund, "icb", starts_on=MAY, last_on=TODAY)


@pytest.mark.parametrize("username", ["partner.accountant", "commissioner", "finance.approver"])
def test_only_the_host_keeps_contributions(username: str, quarter: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(MayNot):
        actions.match_payment(quarter[username], fund, payment(fund).seq, days=[APRIL], at=AT)


def test_nothing_recorded_is_changed(quarter: dict[str, User], fund: Ledger) -> None:
    match(quarter, fund, APRIL)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Match.objects.update(pence=1)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Match.objects.all().delete()


def _june() -> Month:
    return Month(FinancialYear(2022), 3)
