"""Journals of several lines, templates, accruals and commitments, as they are kept and posted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.journals import accrual_store, actions, commitment_store, commitments, showing, store
from section75.apps.journals import refusals as refused
from section75.apps.journals.asked import Asked
from section75.apps.journals.models import CommitmentEvent, OrderedCommitment
from section75.apps.ledger import papers
from section75.apps.ledger import refusals as shelf
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.papers import Offered
from section75.core.calendar import FinancialYear, Month
from section75.core.journals import (
    AboveWhatWasReceived,
    AmountNotTyped,
    Commitment,
    CommitmentEnded,
    Event,
    JournalLine,
    MoreThanCommitted,
    NotAnAccrual,
    OrderOfAnotherLine,
    ReversalOutsideTerm,
    Step,
    TemplateKind,
    TemplateLine,
    accrual_line,
)
from section75.core.ledger import EvidenceMissing, MonthClosed, TrialBalance, UnknownLine
from section75.core.money import Money
from section75.core.refusals import Refusals
from tests import acts
from tests.templated import CASH, DAYS, HOMES, keep_template, template

from .conftest import AT

APRIL, MAY, JUNE, MARCH = (Month(FinancialYear(2022), number) for number in (1, 2, 3, 12))


def asked(*lines: JournalLine, month: Month = JUNE, **more: object) -> Asked:
    sound: dict[str, object] = {
        "month": month, "effective_on": month.span.starts_on, "lines": lines or two_lines(), "narrative": "Recharge",
        "authority": "cl. 9 (invented)", "because": "No file brings it", "reference": "Invented invoice 12",
    }  # fmt: skip
    return Asked(**(sound | more))  # type: ignore[arg-type]


def two_lines() -> tuple[JournalLine, ...]:
    return (JournalLine(HOMES, CASH, Money(1_000_01)), JournalLine(DAYS, HOMES, Money(250_00)))


def post(user: User, fund: Ledger, journal: Asked, *, accrue: bool = False) -> tuple[int, ...]:
    propose = actions.propose_accruals if accrue else actions.propose_lines
    proposal = propose(user, fund, journal, at=AT)
    acts.approved(proposal, "chief.finance", at=AT)
    return acts.posted_under(proposal)


def test_several_lines_are_posted_by_one_proposal_with_evidence(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    kept = papers.keep_evidence(officer, fund, Offered("bill.pdf", 4, lambda: b"bill"), at=AT)
    again = papers.keep_evidence(officer, fund, Offered("same.pdf", 4, lambda: b"bill"), at=AT)
    assert (kept.pk, papers.content_of(kept)) == (again.pk, b"bill")
    assert post(officer, fund, asked(file=kept.pk)) == (1, 2)
    found = ledger_store.entry(fund, 2)
    assert found is not None
    assert found[0].draft.narrative == "Recharge (2 of 2)"
    assert f"[evidence: Invented invoice 12; bill.pdf, SHA-256 {kept.file_id}]" in str(found[0].draft.origin)
    balance = ledger_store.balances(fund)
    assert [balance.net(account).pence for account in (CASH, HOMES, DAYS)] == [-1_000_01, 750_01, 250_00]


def test_its_lines_count_together_against_a_limit(cast: dict[str, User], fund: Ledger) -> None:
    half = (JournalLine(HOMES, CASH, Money(60_000_00)), JournalLine(HOMES, CASH, Money(60_000_00)))
    proposal = actions.propose_lines(cast["finance.officer"], fund, asked(*half), at=AT)
    weights = dict(proposal.weights.values_list("key", "pence"))
    assert weights[f"{fund.fund} expenditure/residential-care"] == 120_000_00
    assert proposal.pence == 120_000_00


def test_everything_wrong_with_a_journal_is_said_at_once(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    with pytest.raises(EvidenceMissing):
        actions.propose_lines(officer, fund, asked(reference=" - "), at=AT)
    with pytest.raises(shelf.NoSuchEvidence):
        actions.propose_lines(officer, fund, asked(file=99), at=AT)
    lines = (JournalLine(HOMES, HOMES, Money(1)), JournalLine(HOMES, CASH, Money(0)))
    with pytest.raises(Refusals) as wrong:
        actions.propose_lines(officer, fund, asked(*lines), at=AT)
    assert "(1 of 2)" in str(wrong.value)
    assert "(2 of 2)" in str(wrong.value)
    for offered, refusal in (
        (Offered("a", 0, lambda: b""), shelf.EvidenceFileEmpty),
        (Offered("a", 10**8, lambda: b""), shelf.EvidenceFileTooLarge),
    ):
        with pytest.raises(refusal):
            papers.keep_evidence(officer, fund, offered, at=AT)


def test_an_accrual_is_reversed_in_the_next_month_at_once(cast: dict[str, User], fund: Ledger) -> None:
    lines = (accrual_line("residential-care", Money(700_00), "June care"), accrual_line("day-services", Money(1), ""))
    assert post(cast["finance.officer"], fund, asked(*lines), accrue=True) == (1, 2, 3, 4)
    first, mirror = (ledger_store.entry(fund, seq) for seq in (1, 3))
    assert first is not None
    assert mirror is not None
    assert (first[0].draft.effective_on, mirror[0].draft.effective_on) == (date(2022, 6, 30), date(2022, 7, 1))
    assert (mirror[0].draft.reverses, str(mirror[0].draft.month)) == (1, "2022/23 M4")
    balance = ledger_store.balances(fund)
    assert balance.movement(HOMES, (JUNE,)) == Money(700_00)
    assert not any(row.debit or row.credit for row in TrialBalance.of(balance).rows)
    found = accrual_store.accruals(fund)
    assert [(each.entry.seq, each.reversed_by, each.invoice) for each in found] == [(2, 4, None), (1, 3, None)]


def test_the_reversal_goes_to_the_first_open_month_and_from_march_to_april(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    acts.close_month(cast["pool.manager"], fund, MAY, at=AT)
    post(officer, fund, asked(accrual_line("day-services", Money(5), ""), month=APRIL), accrue=True)
    assert [str(each.reversed_in) for each in accrual_store.accruals(fund)] == ["2022/23 M3"]
    with pytest.raises(MonthClosed):
        actions.propose_accruals(officer, fund, asked(accrual_line("day-services", Money(5), ""), month=MAY), at=AT)
    post(officer, fund, asked(accrual_line("day-services", Money(5), ""), month=MARCH), accrue=True)
    assert str(accrual_store.accruals(fund)[0].reversed_in) == "2023/24 M1"


def test_at_the_end_of_the_term_an_accrual_is_a_journal_that_brings_no_reversal(
    cast: dict[str, User], fund: Ledger
) -> None:
    officer, line = cast["finance.officer"], accrual_line("day-services", Money(5), "")
    last = Month(FinancialYear(2024), 5)  # the example's term ends with August 2024
    with pytest.raises(ReversalOutsideTerm, match="post a journal instead") as refusal:
        actions.propose_accruals(officer, fund, asked(line, month=last), at=AT)
    assert "would be reversed on 1 September 2024" in refusal.value.says
    assert refusal.value.clause
    day = last.span.last_day
    assert post(officer, fund, asked(line, month=last, effective_on=day)) == (1,)
    paid = asked(JournalLine(line.credit, CASH, Money(5)), month=Month(FinancialYear(2024), 6), effective_on=day)
    assert post(officer, fund, paid) == (2,)
    assert ledger_store.balances(fund).net(line.credit) == Money(0)


def test_only_accruals_accrue(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(Refusals) as wrong:
        actions.propose_accruals(cast["finance.officer"], fund, asked(), at=AT)
    assert all(isinstance(each, NotAnAccrual) for each in wrong.value.each)


def test_the_invoice_of_an_accrual_is_recorded_once(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    post(officer, fund, asked(accrual_line("day-services", Money(5), "")), accrue=True)
    (invoice,) = post(officer, fund, asked(JournalLine(DAYS, CASH, Money(6))))
    for accrual, entry, refusal in (
        (2, invoice, refused.NoSuchAccrual),
        (1, 1, refused.EntryIsNotItsSpend),
        (1, 2, refused.EntryIsNotItsSpend),
        (1, 99, refused.EntryIsNotItsSpend),
    ):
        with pytest.raises(refusal):
            actions.record_invoice(officer, fund, accrual, entry=entry, at=AT)
    actions.record_invoice(officer, fund, 1, entry=invoice, at=AT)
    assert accrual_store.accruals(fund)[0].invoice == invoice
    with pytest.raises(refused.InvoiceKnownAlready):
        actions.record_invoice(officer, fund, 1, entry=invoice, at=AT)
    (second, _) = post(officer, fund, asked(accrual_line("day-services", Money(7), "")), accrue=True)
    with pytest.raises(refused.InvoiceOfAnotherAccrual, match="of entry 1 already"):
        actions.record_invoice(officer, fund, second, entry=invoice, at=AT)
    with pytest.raises(IntegrityError, match="invoice_answers_one_accrual"), transaction.atomic():
        accrual_store.note_invoice(fund, accrual=second, entry=invoice, by=officer, at=AT)


def test_a_template_is_approved_due_used_once_and_kept_to(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    row = keep_template(fund, template(first=APRIL), at=AT)
    assert (row.version, ledger_store.last_seq(fund)) == (1, 0)
    assert [each.row.name for each in showing.due_in(fund, JUNE)] == ["Monthly recharge"]
    known = store.template_of(row)
    with pytest.raises(AmountNotTyped):
        known.lines_with([None, None])
    lines = known.lines_with([None, Money(20_00)])
    assert post(officer, fund, asked(*lines, template=row.name)) == (1, 2)
    assert showing.due_in(fund, JUNE) == []
    with pytest.raises(refused.TemplateUsedAlready):
        actions.propose_lines(officer, fund, asked(*lines, template=row.name, because="Again"), at=AT)
    with pytest.raises(refused.LinesNotOfTheTemplate):
        actions.propose_lines(officer, fund, asked(lines[0], month=MAY, template=row.name), at=AT)
    with pytest.raises(refused.NoSuchTemplate):
        actions.propose_lines(officer, fund, asked(template="Another"), at=AT)
    assert keep_template(fund, template(last=JUNE), at=AT).version == 2


def test_a_template_of_accruals_is_never_posted_without_its_reversal(cast: dict[str, User], fund: Ledger) -> None:
    line = accrual_line("residential-care", Money(100_00), "Invented care")
    lines = (TemplateLine(line.debit, line.credit, line.amount, line.says),)
    accruals = keep_template(fund, template(name="Care", kind=TemplateKind.ACCRUALS, lines=lines), at=AT)
    with pytest.raises(refused.NotWhatTheTemplateIs, match="accruals"):
        actions.propose_lines(cast["finance.officer"], fund, asked(line, template=accruals.name), at=AT)
    assert len(post(cast["finance.officer"], fund, asked(line, template=accruals.name), accrue=True)) == 2


def test_the_database_keeps_a_template_to_its_approval(cast: dict[str, User], fund: Ledger) -> None:
    row = keep_template(fund, template(), at=AT)
    row.pk, row.version = None, 2
    row.prepared_by, row.approved_by = row.approved_by, row.prepared_by
    with pytest.raises(IntegrityError, match="template_is_approved"), transaction.atomic():
        row.save(force_insert=True)


def ordered(cast: dict[str, User], fund: Ledger, **more: object) -> OrderedCommitment:
    sound: dict[str, object] = {
        "order": "PO-1", "supplier": "Invented Care 1", "line": "residential-care", "amount": Money(100_00),
        "expected_on": date(2022, 7, 15),
    }  # fmt: skip
    return commitments.enter_commitment(
        cast["commissioner"],
        fund,
        Commitment(**(sound | more)),  # type: ignore[arg-type]
        at=AT,
    )


def test_a_commitment_is_beside_the_journal_until_an_entry_is_its_spend(cast: dict[str, User], fund: Ledger) -> None:
    officer, year = cast["finance.officer"], FinancialYear(2022)
    number = ordered(cast, fund).number
    partnership = showing.committed_in(agreements.latest(fund.partnership), fund, year)
    line = next(row for row in partnership if row.line == "residential-care")
    assert (line.actual, line.committed) == (Money(0), Money(100_00))
    assert line.free == (line.budget - Money(100_00) if line.budget is not None else None)
    (entry,) = post(officer, fund, asked(JournalLine(HOMES, CASH, Money(70_00))))
    on = date(2022, 6, 20)
    part = commitments.record(officer, fund, number, Event(Step.POSTED, Money(60_00), on, entry), at=AT)
    assert (part.open, part.state.value) == (Money(40_00), "posted in part")
    with pytest.raises(refused.EntryMatchedAlready):
        commitments.record(officer, fund, number, Event(Step.POSTED, Money(10_01), on, entry), at=AT)
    with pytest.raises(refused.EntryIsNotItsSpend):
        commitments.record(officer, fund, number, Event(Step.POSTED, Money(1), on, 99), at=AT)
    acts.reverse_entry(officer, fund, entry, because="Wrong", month=JUNE, effective_on=on, at=AT)
    undone = commitment_store.get(fund, number)
    assert undone is not None
    assert undone.standing.open == Money(100_00)


def test_an_order_stays_posted_where_the_reversal_of_its_spend_was_undone(cast: dict[str, User], fund: Ledger) -> None:
    officer, number = cast["finance.officer"], ordered(cast, fund).number
    (spend,) = post(officer, fund, asked(JournalLine(HOMES, CASH, Money(100_00))))
    posted = Event(Step.POSTED, Money(100_00), date(2022, 6, 30), entry=spend)
    commitments.record(cast["commissioner"], fund, number, posted, at=AT)
    undone, open_ = spend, []
    for because in ("By mistake", "It was right", "It was not"):
        day = date(2022, 6, 30)
        undone = acts.reverse_entry(officer, fund, undone, because=because, month=JUNE, effective_on=day, at=AT)
        kept = commitment_store.get(fund, number)
        assert kept is not None
        open_.append(kept.standing.open)
    assert open_ == [Money(100_00), Money(0), Money(100_00)]


def test_more_than_was_ordered_asks_a_reason_and_shows(cast: dict[str, User], fund: Ledger) -> None:
    officer, on = cast["finance.officer"], date(2022, 6, 20)
    number = ordered(cast, fund).number
    (entry,) = post(officer, fund, asked(JournalLine(HOMES, CASH, Money(150_00))))
    with pytest.raises(MoreThanCommitted):
        commitments.record(officer, fund, number, Event(Step.POSTED, Money(120_00), on, entry), at=AT)
    more = Event(Step.POSTED, Money(120_00), on, entry, "The price went up")
    assert commitments.record(officer, fund, number, more, at=AT).over == Money(20_00)


def test_what_was_received_and_not_posted_is_accrued(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    with pytest.raises(refused.NothingToAccrue):
        actions.lines_from_orders(fund, JUNE)
    number = ordered(cast, fund).number
    commitments.record(officer, fund, number, Event(Step.RECEIVED, Money(80_00), date(2022, 6, 30)), at=AT)
    with pytest.raises(refused.NothingToAccrue):
        actions.lines_from_orders(fund, MAY)
    lines = actions.lines_from_orders(fund, JUNE)
    assert [(line.debit, line.amount, line.says) for line in lines] == [
        (HOMES, Money(80_00), "order PO-1, Invented Care 1")
    ]
    assert post(officer, fund, asked(*lines), accrue=True) == (1, 2)


def test_no_order_is_accrued_twice_in_the_same_months(cast: dict[str, User], fund: Ledger) -> None:
    officer, number = cast["finance.officer"], ordered(cast, fund).number
    commitments.record(officer, fund, number, Event(Step.RECEIVED, Money(60_00), date(2022, 6, 30)), at=AT)
    lines = actions.lines_from_orders(fund, JUNE)
    waiting = actions.propose_accruals(officer, fund, asked(*lines, because="Prepared twice"), at=AT)
    assert post(officer, fund, asked(*lines), accrue=True) == (1, 2)
    with pytest.raises(AboveWhatWasReceived, match="Entry 1 accrued"):
        actions.propose_accruals(officer, fund, asked(*lines), at=AT)
    with pytest.raises(AboveWhatWasReceived, match="Entry 1 accrued"):
        acts.approved(waiting, "chief.finance", at=AT)
    with pytest.raises(refused.NothingToAccrue):
        actions.lines_from_orders(fund, JUNE)
    again = actions.lines_from_orders(fund, Month(FinancialYear(2022), 4))
    assert [line.amount for line in again] == [Money(60_00)]
    commitments.record(officer, fund, number, Event(Step.RECEIVED, Money(15_00), date(2022, 6, 30)), at=AT)
    assert [line.amount for line in actions.lines_from_orders(fund, JUNE)] == [Money(15_00)]
    wrong = [
        accrual_line("day-services", Money(15_00), "", order=number),
        accrual_line("day-services", Money(1), "", order=9),
    ]
    with pytest.raises(Refusals) as refusal:
        actions.propose_accruals(officer, fund, asked(*wrong), at=AT)
    assert [type(each) for each in refusal.value.each] == [OrderOfAnotherLine, refused.NoSuchCommitment]


def test_an_accrual_whose_reversal_was_reversed_holds_its_order_on(cast: dict[str, User], fund: Ledger) -> None:
    officer, number = cast["finance.officer"], ordered(cast, fund).number
    commitments.record(officer, fund, number, Event(Step.RECEIVED, Money(60_00), date(2022, 6, 30)), at=AT)
    _, back = post(officer, fund, asked(*actions.lines_from_orders(fund, JUNE)), accrue=True)
    july = Month(FinancialYear(2022), 4)
    about = {"because": "Not invoiced yet", "month": july, "effective_on": date(2022, 7, 1), "at": AT}
    acts.reverse_entry(officer, fund, back, **about)  # type: ignore[arg-type]
    with pytest.raises(refused.NothingToAccrue):
        actions.lines_from_orders(fund, july)


def test_a_voided_commitment_takes_nothing_more(cast: dict[str, User], fund: Ledger) -> None:
    officer, on = cast["finance.officer"], date(2022, 6, 20)
    row = ordered(cast, fund)
    void = Event(Step.VOIDED, Money(0), on, because="Placement ended")
    assert commitments.record(officer, fund, row.number, void, at=AT).open == Money(0)
    with pytest.raises(CommitmentEnded):
        commitments.record(officer, fund, row.number, Event(Step.RECEIVED, Money(1), on), at=AT)
    said = {"commitment": row, "place": 2, "step": "received", "pence": 1, "on": on}
    with pytest.raises(IntegrityError, match="commitment_goes_on"), transaction.atomic():
        CommitmentEvent.objects.create(**said, recorded_by=officer, recorded_at=AT)


def test_an_order_is_for_a_line_of_the_fund_and_there(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(UnknownLine):
        ordered(cast, fund, line="nowhere")
    with pytest.raises(refused.NoSuchCommitment):
        commitments.record(cast["finance.officer"], fund, 9, Event(Step.RECEIVED, Money(1), date(2022, 6, 1)), at=AT)
