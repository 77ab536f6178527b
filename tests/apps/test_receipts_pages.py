"""The pages of contributions owed and paid: they show, act, refuse in their own words, and lose nothing typed."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import EvidenceFile
from section75.apps.receipts import store
from section75.apps.receipts.models import Invoice, Match, Reminder, Suspension

from .conftest import AT

APRIL = date(2022, 4, 15)


@pytest.fixture
def keeper(client: Client, quarter: dict[str, User]) -> Client:
    client.force_login(quarter["finance.officer"])
    return client


def at(fund: Ledger, view: str, **more: object) -> str:
    return reverse(f"receipts:{view}", kwargs={"slug": fund.partnership, "fund": fund.fund, **more})


def a_payment(fund: Ledger) -> int:
    books = store.owed_and_paid(agreements.latest(fund.partnership), fund, on=AT.date())
    return next(each.seq for each in books.payments if each.party == "icb")


def test_the_list_shows_what_is_owed_as_at_a_day(keeper: Client, fund: Ledger) -> None:
    page = keeper.get(at(fund, "list"), {"on": "16 April 2022", "party": "icb"}).content.decode()
    assert "12 instalments as at 16 April 2022" in page
    assert "Late, 1 days" in page
    assert "To come" in page
    assert "The council" not in page.split("instalments as at")[1]


def test_a_day_that_is_none_is_refused_beside_its_field(keeper: Client, fund: Ledger) -> None:
    assert "There is a problem" in keeper.get(at(fund, "list"), {"on": "31 February 2022"}).content.decode()


def test_a_payment_is_matched_and_the_match_undone(keeper: Client, fund: Ledger) -> None:
    seq = a_payment(fund)
    assert keeper.post(at(fund, "payment", seq=seq), {"days": ["2022-04-15"]}).status_code == 302
    row = Match.objects.get()
    assert f"Match {row.pk}" in keeper.get(at(fund, "payment", seq=seq)).content.decode()
    refused = keeper.post(at(fund, "undo", seq=seq), {"match": row.pk, "because": ""})
    assert refused.status_code == 409
    assert keeper.post(at(fund, "undo", seq=seq), {"match": row.pk, "because": "May's"}).status_code == 302
    assert "Undone" in keeper.get(at(fund, "payment", seq=seq)).content.decode()


def test_an_invoice_that_is_too_large_is_refused_and_nothing_typed_is_lost(keeper: Client, fund: Ledger) -> None:
    said = {"party": "icb", "number": "INV-77", "invoiced_on": "1 April 2022", "days": ["2022-04-15"]}
    page = keeper.post(at(fund, "record_invoice"), said | {"amount": "9,999,999,999"}).content.decode()
    assert "is not invoiced yet" in page
    assert 'value="INV-77"' in page
    assert keeper.post(at(fund, "record_invoice"), said | {"amount": "1,000"}).status_code == 302
    assert "INV-77" in keeper.get(at(fund, "invoices")).content.decode()
    ended = keeper.post(at(fund, "end_invoice", number="INV-77"), {"because": "Wrong body", "credit_note": "CN-3"})
    assert ended.status_code == 302
    assert "Credited by CN-3" in keeper.get(at(fund, "invoices")).content.decode()
    assert Invoice.objects.count() == 1


def test_the_letter_is_shown_and_recorded_as_sent(keeper: Client, fund: Ledger) -> None:
    page = keeper.get(at(fund, "letter", party="icb")).content.decode()
    assert "due on 15 April 2022 (cl. 10.4 (invented))" in page
    assert "states no rate of interest" in page
    assert keeper.post(at(fund, "letter", party="icb"), {"how": "by e-mail"}).status_code == 302
    assert Reminder.objects.get().how == "by e-mail"
    assert "by e-mail" in keeper.get(at(fund, "late")).content.decode()


def test_a_suspension_is_recorded_and_ended(keeper: Client, fund: Ledger) -> None:
    said = {"party": "icb", "first_due_on": "15 April 2022", "last_due_on": "15 May 2022", "clause": "cl. 21"}
    said |= {"starts_on": "1 May 2022", "dispute": "Question 1"}
    assert keeper.post(at(fund, "suspend"), said).status_code == 302
    row = Suspension.objects.get()
    assert "In dispute, suspended" in keeper.get(at(fund, "list"), {"on": "1 June 2022"}).content.decode()
    ended = keeper.post(at(fund, "resume", number=row.pk), {"ends_before": "1 June 2022", "because": "Settled"})
    assert ended.status_code == 302
    assert "Over since 1 June 2022: Settled" in keeper.get(at(fund, "suspensions")).content.decode()


def test_a_contribution_in_kind_is_proposed(keeper: Client, fund: Ledger) -> None:
    said = {
        "party": "icb", "what": "A nurse", "line": "day-services", "amount": "1,200", "basis": "pay band",
        "evidence": "time sheets", "authority": "cl. 11", "effective_on": "15 June 2022", "month": "2022/23 M3",
    }  # fmt: skip
    assert keeper.post(at(fund, "in_kind"), said).status_code == 302
    page = keeper.post(at(fund, "in_kind"), said | {"basis": "..."}).content.decode()
    assert "The basis of the valuation was not written down" in page


def test_a_grant_is_kept_on_its_page(keeper: Client, fund: Ledger) -> None:
    said = {
        "code": "ibcf", "name": "Improved Better Care Fund", "giver": "The department", "amount": "500,000",
        "starts_on": "1 April 2022", "last_on": "31 March 2023", "clause": "determination", "conditions": "Pooled",
        "lines": ["day-services"],
    }  # fmt: skip
    assert keeper.post(at(fund, "record_grant"), said).status_code == 302
    page = at(fund, "grant", code="ibcf")
    line = {"form": "line", "line": "day-services", "starts_on": "1 April 2022"}
    assert keeper.post(page, line).status_code == 302
    assert "is attributed to the grant" in keeper.post(page, line).content.decode()
    for_ever = keeper.post(page, line | {"last_on": "31/12/9999"}).content.decode()
    assert "9999 is not a financial year" in for_ever
    assert "31/12/9999" in for_ever
    answer = {"form": "condition", "condition": "1", "met": "yes", "evidence": "The plan"}
    assert keeper.post(page, answer).status_code == 302
    shown = keeper.get(page).content.decode()
    assert "Whoever leads the line" in shown
    assert "The plan (finance.officer" in shown
    kept = shown.split('<option value="line ')[1].split('"')[0]
    undo = {"form": "undo", "what": f"line {kept}", "because": "Another grant"}
    assert keeper.post(page, undo).status_code == 302
    assert "Improved Better Care Fund" in keeper.get(at(fund, "grants")).content.decode()


def test_a_statement_is_a_page_and_two_files(keeper: Client, fund: Ledger) -> None:
    days = {"starts_on": "1 April 2022", "last_on": "30 June 2022"}
    page = keeper.get(at(fund, "statement", party="icb"), days).content.decode()
    assert "Opening balance" in page
    csv = keeper.get(at(fund, "statement_file", party="icb", form="csv"), days)
    assert "Closing balance" in csv.content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(keeper.get(at(fund, "statement_file", party="icb", form="xlsx"), days).content))
    assert book.sheetnames == ["Notes", "Statement"]
    assert keeper.get(at(fund, "statement_file", party="icb", form="doc"), days).status_code == 404


def test_a_statement_of_days_that_are_none_is_no_file_of_other_days(keeper: Client, fund: Ledger) -> None:
    asked = keeper.get(at(fund, "statement_file", party="icb", form="csv"), {"last_on": "30 Juni 2022"}, follow=True)
    assert asked.headers["Content-Type"].startswith("text/html")
    assert "30 Juni 2022&#39; is not a day" in asked.content.decode()
    backwards = {"starts_on": "30 June 2022", "last_on": "1 April 2022"}
    page = keeper.get(at(fund, "statement", party="icb"), backwards).content.decode()
    assert "The days run backwards: 1 April 2022 comes before 30 June 2022" in page


def test_income_is_shown_gross(keeper: Client, fund: Ledger) -> None:
    assert "Expenditure, gross" in keeper.get(at(fund, "income")).content.decode()


def test_who_only_sees_is_offered_nothing_to_do(client: Client, quarter: dict[str, User], fund: Ledger) -> None:
    client.force_login(quarter["partner.accountant"])
    assert "Record an invoice" not in client.get(at(fund, "list")).content.decode()
    assert "Match it" not in client.get(at(fund, "payment", seq=a_payment(fund))).content.decode()


def test_evidence_in_kind_is_a_file_that_is_kept_with_what_was_typed(
    client: Client, quarter: dict[str, User], fund: Ledger
) -> None:
    client.force_login(quarter["finance.officer"])
    said = {
        "party": "icb", "what": "Two nurses", "line": "day-services", "amount": "12,000", "basis": "Pay band",
        "authority": "cl. 11 (invented)", "effective_on": "15 June 2022", "month": "2022/23 M3",
    }  # fmt: skip
    paper = SimpleUploadedFile("sheets.txt", b"sheets")
    page = client.post(at(fund, "in_kind"), said | {"amount": "lots", "file": paper}).content.decode()
    kept = EvidenceFile.objects.get()
    assert "sheets.txt is kept as evidence" in page
    assert 'value="Two nurses"' in page
    assert "needs evidence, and none was given" in client.post(at(fund, "in_kind"), said).content.decode()
    assert client.post(at(fund, "in_kind"), said | {"kept": str(kept.pk)}).status_code == 302
    assert kept.file_id in Proposal.objects.get(kind="post-in-kind").shown
    empty = said | {"file": SimpleUploadedFile("empty.txt", b"")}
    assert "empty.txt is empty" in client.post(at(fund, "in_kind"), empty).content.decode()
