"""A finance extract brought as a workbook, by page: kept byte for byte, shown, posted, and followed down to its row."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.approvals.models import Proposal
from section75.apps.ledger import extracts, store
from section75.apps.ledger.models import Extract, KeptFile
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import FromFile
from section75.core.money import Money

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
JUNE = Month(FinancialYear(2022), 3)
LEDGER = "/partnerships/cambridgeshire-learning-disability/learning-disability/ledger/"


@pytest.fixture
def visitor(client: Client, cast: dict[str, User]) -> Client:
    """A browser signed in as the finance officer, who brings extracts."""
    client.force_login(cast["finance.officer"])
    return client


@pytest.fixture(scope="module")
def june() -> bytes:
    """June's invented extract, saved as a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        ledger = book.add_worksheet("Ledger")
        content = (FOLDER / "invented-extract-2022-06.csv").read_text(encoding="utf-8")
        for at, line in enumerate(csv.reader(io.StringIO(content))):
            ledger.write_row(at, 0, line)
            if at:
                ledger.write_number(at, 4, Money.of(line[4]).pence / 100)
        book.add_worksheet("Workings").write(0, 0, "Invented")
    return out.getvalue()


def bring(visitor: Client, content: bytes, name: str = "june.xlsx") -> HttpResponse:
    """Uploads a file as June's extract."""
    file = SimpleUploadedFile(name, content)
    said = {"month": str(JUNE), "control_total": "2,508,915.64", "file": file}
    return visitor.post(f"{LEDGER}extracts/bring/", said)  # type: ignore[return-value]


def page(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_form_asks_for_csv_or_a_workbook(visitor: Client) -> None:
    assert "Finance extract, as CSV or workbook (.xlsx, .xlsm, .xls, .ods)" in page(visitor, f"{LEDGER}extracts/bring/")


def test_a_workbook_is_kept_shown_posted_and_followed_to_its_row(
    visitor: Client, cast: dict[str, User], fund: Ledger, june: bytes
) -> None:
    answer = bring(visitor, june)
    assert answer.status_code == 302
    (row,) = Extract.objects.all()
    assert bytes(KeptFile.objects.get().content) == june
    shown = page(visitor, answer["Location"])
    assert "The sheet &#39;Ledger&#39; was read." in shown
    assert "£2,506,455.64" in shown
    brought = extracts.brought(fund, row.pk)
    assert brought is not None
    proposed = visitor.post(f"{LEDGER}extracts/{row.pk}/post/", {"shown": brought.fingerprint})
    assert proposed.status_code == 302
    assert store.last_seq(fund) == 0
    visitor.force_login(cast["finance.approver"])
    (proposal,) = Proposal.objects.filter(kind="post-extract")
    address = f"/partnerships/{fund.partnership}/approvals/{proposal.pk}/"
    assert "june.xlsx" in page(visitor, address)
    assert visitor.post(f"{address}approve/", {"shown": proposal.fingerprint}).status_code == 302
    entries = store.entries(fund, store.Wanted(most=1_000))
    (entry,) = [each for each in entries if isinstance(each.draft.origin, FromFile) and each.draft.origin.row == 318]
    assert entry.draft.amount == Money.of("1,250.37")
    followed = page(visitor, f"{LEDGER}entries/{entry.seq}/")
    assert '<td class="govuk-table__cell">LD402</td>' in followed
    assert "1250.37" in followed


def test_a_row_is_printed_as_the_workbook_has_it(visitor: Client, june: bytes, fund: Ledger) -> None:
    bring(visitor, june)
    kept = KeptFile.objects.get().sha256
    printed = extracts.row_as_printed(fund, kept, 318)
    assert printed is not None
    assert printed[0][:2] == ["date", "cost_centre"]
    assert (printed[1][1], printed[1][4]) == ("LD402", "1250.37")
    assert extracts.row_as_printed(fund, kept, 0) is None
    assert extracts.row_as_printed(fund, kept, 340) is None


def test_an_extract_on_two_pages_is_read_once(
    visitor: Client, fund: Ledger, june: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(visitor, june)
    number = Extract.objects.get().pk
    extracts.brought(fund, number)
    monkeypatch.setattr("section75.apps.ledger.extracts.read_extract", lambda *_, **__: pytest.fail("read again"))
    assert extracts.brought(fund, number) is not None


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
            archive.writestr(name, "<a>" + " " * 30_000_000 + "</a>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (bomb(), "expands more than 200 times"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04", "not copied to its end"),
    ],
    ids=["bomb", "password", "broken"],
)
def test_a_workbook_that_is_refused_says_so_beside_its_field_and_is_not_kept(
    visitor: Client, content: bytes, says: str
) -> None:
    answer = bring(visitor, content)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not KeptFile.objects.exists()
