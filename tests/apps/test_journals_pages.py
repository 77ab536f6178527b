"""The pages of journals: nothing typed is lost, whatever was pressed; and what each shows."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.approvals.models import Proposal
from section75.apps.journals import accrual_store, store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import EvidenceFile
from tests import acts
from tests.apps.test_journals import JUNE, ordered

from .conftest import AT

WHOLE = {
    "month": "2022/23 M3", "effective_on": "30 June 2022", "narrative": "Invented recharge", "authority": "cl. 9",
    "because": "No file brings it", "reference": "Invoice 12",
}  # fmt: skip
LINE_1 = {"debit-1": "expenditure/day-services", "credit-1": "cash", "amount-1": "1,000.00"}


@pytest.fixture
def officer(client: Client, cast: dict[str, User]) -> Client:
    client.force_login(cast["finance.officer"])
    return client


def at(fund: Ledger, path: str) -> str:
    return f"/partnerships/{fund.partnership}/{fund.fund}/{path}"


def proposed(fund: Ledger) -> Proposal:
    found = Proposal.objects.filter(fund=fund.fund).order_by("pk").last()
    assert found is not None
    return found


def told(answer: Any) -> str:
    return str(answer.content.decode())


def test_more_lines_are_added_and_nothing_typed_is_lost(officer: Client, fund: Ledger) -> None:
    paper = SimpleUploadedFile("bill.txt", b"bill")
    sent = {"narrative": "half", "amount-1": "lots", "credit-3": "cash", "count": "3", "add": "1", "file": paper}
    page = told(officer.post(at(fund, "journals/lines/"), sent))
    assert 'value="half"' in page
    assert 'value="lots"' in page
    assert 'name="amount-6"' in page
    assert 'name="amount-7"' not in page
    assert "There is a problem" not in page
    assert "bill.txt is kept as evidence" in page
    kept = EvidenceFile.objects.get()
    assert f'name="kept" value="{kept.pk}"' in page
    again = officer.post(at(fund, "journals/lines/"), WHOLE | LINE_1 | {"kept": str(kept.pk), "reference": ""})
    assert again.status_code == 302
    assert kept.file_id in proposed(fund).shown
    saved = officer.get(at(fund, f"journals/evidence/{kept.pk}/"))
    assert (saved.content, saved["Content-Disposition"]) == (b"bill", 'attachment; filename="bill.txt"')
    assert officer.get(at(fund, "journals/evidence/999/")).status_code == 404


def test_what_is_wrong_stands_beside_its_field_or_at_the_head(officer: Client, fund: Ledger) -> None:
    half = WHOLE | {"debit-2": "cash", "amount-2": "about a million", "reference": ""}
    page = told(officer.post(at(fund, "journals/lines/"), half))
    assert "is not an amount" in page
    assert "Line 2 needs this, or nothing at all." in page
    assert 'value="about a million"' in page
    without = told(officer.post(at(fund, "journals/lines/"), WHOLE | LINE_1 | {"reference": ""}))
    assert "needs evidence, and none was given" in without
    assert 'value="1,000.00"' in without
    empty = {"file": SimpleUploadedFile("empty.txt", b"")}
    assert "empty.txt is empty" in told(officer.post(at(fund, "journals/lines/"), WHOLE | LINE_1 | empty))
    assert not Proposal.objects.filter(fund=fund.fund).exists()


def test_accruals_are_filled_in_from_orders_and_listed(officer: Client, cast: dict[str, User], fund: Ledger) -> None:
    new = at(fund, "journals/accruals/new/")
    asked = {"month": "2022/23 M3", "narrative": "June care", "from_orders": "1"}
    assert "there is nothing to accrue" in told(officer.post(new, asked))
    number = ordered(cast, fund).number
    received = at(fund, f"journals/commitments/{number}/received/")
    assert officer.post(received, {"amount": "80", "on": "30 June 2022"}).status_code == 302
    page = told(officer.post(new, asked))
    assert 'value="80.00"' in page
    assert 'value="June care"' in page
    assert "order PO-1, Invented Care 1" in page
    sent = WHOLE | {"line-1": "residential-care", "amount-1": "80.00", "says-1": "order PO-1"}
    assert officer.post(new, sent).status_code == 302
    acts.approved(proposed(fund), "finance.approver", at=AT)
    assert accrual_store.accruals(fund)[0].reversed_by == 2
    listed = told(officer.get(at(fund, "journals/accruals/")))
    assert "July 2022" in listed
    assert "not received: record the invoice of entry 1" in listed
    wrong = told(officer.post(at(fund, "journals/accruals/1/invoice/"), {"entry": "99"}))
    assert "Entry 99 does not debit" in wrong
    assert officer.get(at(fund, "journals/accruals/2/invoice/")).status_code == 404


def test_a_template_is_proposed_shown_as_due_and_used(officer: Client, cast: dict[str, User], fund: Ledger) -> None:
    form = {
        "name": "Rent", "kind": "journal", "every": "3", "first": "2022/23 M3", "last": "", "narrative": "Rent",
        "authority": "cl. 9", "because": "It comes each quarter",
        "debit-1": "expenditure/day-services", "credit-1": "cash",
    }  # fmt: skip
    assert officer.post(at(fund, "journals/templates/new/"), form).status_code == 302
    acts.approved(proposed(fund), "finance.approver", at=AT)
    home = told(officer.get(at(fund, "journals/?month=2022/23+M3")))
    assert "Use Rent" in home
    row = store.template(fund, "Rent")
    assert row is not None
    use = at(fund, f"journals/templates/{row.pk}/use/")
    page = told(officer.post(use, {"month": "2022/23 M3", "reference": "Invoice 4"}))
    assert "has no amount of its own, and none was given" in page
    assert 'value="Invoice 4"' in page
    sent = {"month": "2022/23 M3", "reference": "Invoice 4", "amount-1": "12.34"}
    assert officer.post(use, sent).status_code == 302
    acts.approved(proposed(fund), "finance.approver", at=AT)
    assert "Use Rent" not in told(officer.get(at(fund, "journals/?month=2022/23+M3")))
    assert "used" in told(officer.get(at(fund, "journals/templates/?month=2022/23+M3")))
    assert store.is_used(fund, "Rent", JUNE)


def test_commitments_stand_beside_the_spend(officer: Client, cast: dict[str, User], fund: Ledger) -> None:
    form = {
        "order": "PO-9", "supplier": "<b>Care</b>", "line": "residential-care", "amount": "-5",
        "expected_on": "1 July 2022",
    }  # fmt: skip
    new = at(fund, "journals/commitments/new/")
    assert "Give more than nothing" in told(officer.post(new, form))
    assert officer.post(new, form | {"amount": "500"}).status_code == 302
    page = told(officer.get(at(fund, "journals/commitments/?year=2022/23")))
    assert "&lt;b&gt;Care&lt;/b&gt;" in page
    assert "£500.00" in page
    data = officer.get(at(fund, "journals/commitments/?year=2022/23&format=json")).json()
    assert {row["line"]: row["committed"] for row in data["lines"]}["residential-care"] == 500_00
    one = at(fund, "journals/commitments/1/")
    assert officer.post(f"{one}voided/", {"on": "1 July 2022"}).status_code == 200
    refused = told(officer.post(f"{one}received/", {"on": "1 July 2022", "amount": "501"}))
    assert "Say why it is more" in refused
    assert officer.post(f"{one}voided/", {"on": "1 July 2022", "because": "Ended"}).status_code == 302
    assert "Record what was received" not in told(officer.get(one))
    assert officer.post(f"{one}lost/", {}).status_code == 404
    assert officer.get(at(fund, "journals/commitments/9/")).status_code == 404


def test_the_page_of_exports_and_of_journal_tests(quarter: dict[str, User], client: Client, fund: Ledger) -> None:
    client.force_login(quarter["auditor"])
    page = told(client.get(at(fund, "exports/?year=2022/23")))
    assert "journal/beancount/?upto=" in page
    tests = told(client.get(at(fund, "exports/journal-tests/?benford=yes")))
    assert tests.count("govuk-tag--") == 9
    assert "First figures of amounts" in tests
    assert len(client.get(at(fund, "exports/seal/?upto=3")).json()["sha256"]) == 64
    assert client.get(at(fund, "exports/journal/nothing/")).status_code == 404
