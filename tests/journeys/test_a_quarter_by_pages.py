"""A quarter of a pooled fund, from the first contribution due to the issued report and after, as people do it.

The acts stand in fixtures, each resting on the one before; the tests say what the people then see.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from section75.core.evidence import canonical_bytes
from section75.importers.forecast_file import read_forecast
from tests.browser.loading import EMPTY_BOOKS
from tests.browser.serving import fill
from tests.browser.visiting import FUND, Visitor
from tests.engines.clerk import Clerk
from tests.journeys import by_commands
from tests.journeys.by_commands import CONTROL_TOTALS, FORECAST, FORECAST_BECAUSE, extract_of, month_of
from tests.journeys.conftest import Books, explain_the_close

pytestmark = pytest.mark.browser

MONTHS = {4: "April 2022", 5: "May 2022", 6: "June 2022"}
DRAFT = f"{FUND}returns/pooled-fund-quarter/2022/1/"
REPORT = f"{FUND}returns/issued/1/"
LATE = b"""date,cost_centre,subjective,description,amount,supplier,reference
2022-06-30,LD402,4411,Residential placement,"1,000.00",Invented Care 12,AP-06-9999
"""
APPROVER, CHIEF = "finance.approver", "chief.finance"
BECAUSE = "Invented: paid twice, see the supplier's statement"


@dataclass(frozen=True)
class Issued:
    """The report as it was issued: its SHA-256 as the page says it, and its downloads by name."""

    sha256: str
    downloads: dict[str, bytes]


def bring(books: Books, number: int, *, control_total: str, content: bytes | None = None) -> Visitor:
    """Bring the extract of a month, as far as checking the answers."""
    visitor = books.at("finance.officer", f"{FUND}ledger/extracts/bring/")
    file = extract_of(number)
    visitor.page.get_by_label("Month the extract is for").select_option(month_of(number))
    visitor.page.get_by_label("Control total").fill(control_total)
    visitor.page.get_by_label("Finance extract").set_input_files(
        {"name": file.name, "mimeType": "text/csv", "buffer": content or file.read_bytes()}
    )
    visitor.press("Continue")
    return visitor


def propose_posting(visitor: Visitor) -> Visitor:
    """Propose posting what was brought, after looking at it."""
    visitor.click(visitor.page.get_by_role("button", name="Propose posting "))
    return visitor


def journal_of(books: Books) -> str:
    """The ledger page."""
    return books.at("finance.officer", f"{FUND}ledger/").text


@pytest.fixture(scope="module")
def due(books: Books) -> Books:
    """The finance officer proposes posting the contributions due for April, May and June; another approves."""
    books.said["draft before anything"] = books.at("pool.manager", DRAFT).text
    for month in MONTHS.values():
        visitor = books.at("finance.officer", f"{FUND}ledger/")
        visitor.press(f"Propose posting the contributions due for {month}")
        books.said["proposed by the officer"] = visitor.text
        books.said[f"due {month}"] = books.approved(visitor, APPROVER).text
    return books


@pytest.fixture(scope="module")
def brought(due: Books) -> Books:
    """And brings the three extracts, the first with a wrong control total, the last twice."""
    visitor = bring(due, 4, control_total="1.00")
    due.said["check of a wrong total"] = visitor.text
    due.said["buttons to post a wrong total"] = str(visitor.page.get_by_role("button", name="Propose").count())
    due.said["ledger after the wrong total"] = journal_of(due)
    for number, total in CONTROL_TOTALS.items():
        visitor = bring(due, number, control_total=total)
        due.said[f"check {number}"] = visitor.text
        due.said[f"posted {number}"] = due.approved(propose_posting(visitor), APPROVER).text
    due.said["the same again"] = bring(due, 6, control_total=CONTROL_TOTALS[6]).text
    due.said["ledger after all"] = journal_of(due)
    return due


@pytest.fixture(scope="module")
def forecast(brought: Books) -> Books:
    """And enters the forecast at June."""
    visitor = brought.at("finance.officer", f"{FUND}budget/forecast/")
    visitor.page.get_by_label("Month the forecast is made at").select_option(month_of(6))
    for row in read_forecast(FORECAST.read_bytes()):
        visitor.page.locator(f"#id_line-{row.line}").fill(str(row.outturn))
    visitor.page.get_by_label("What has changed, and why").fill(FORECAST_BECAUSE)
    visitor.press("Enter this forecast")
    return brought


@pytest.fixture(scope="module")
def issued(forecast: Books) -> Issued:
    """The pool manager looks at the draft and proposes the report, the chief finance officer countersigns it; somebody
    downloads it, and a delivery is recorded.
    """
    visitor = forecast.at("pool.manager", DRAFT)
    forecast.said["draft"] = visitor.text
    visitor.press("Propose issuing the report for 2022/23 Q1")
    forecast.said["issued"] = forecast.approved(visitor, CHIEF).text
    visitor.go(REPORT)
    made = seen(visitor)
    visitor.page.get_by_label("Partner").select_option("icb")
    visitor.page.get_by_label("How it reached them").fill("by e-mail to the finance lead")
    visitor.press("Record another delivery")
    forecast.said["delivered"] = visitor.text
    return made


def seen(visitor: Visitor) -> Issued:
    """The report as its page and its downloads have it now."""
    sha256 = visitor.page.locator("dt", has_text="SHA-256 of the report").locator("+ dd").inner_text()
    downloads = {}
    for name in ("JSON", "CSV", "XLSX", "text", "a page"):
        with visitor.page.expect_download() as begun:
            visitor.page.get_by_role("link", name=f"As {name}").first.click()
        downloads[name] = Path(begun.value.path()).read_bytes()
    return Issued(sha256, downloads)


@pytest.fixture(scope="module")
def closed(forecast: Books, issued: Issued) -> Books:
    """Somebody brings one more extract for June; before it is posted, two people close the quarter's months."""
    late = bring(forecast, 6, control_total="1,000.00", content=LATE)
    for number, month in MONTHS.items():
        explain_the_close(forecast, number - 3)
        visitor = forecast.at("pool.manager", f"{FUND}ledger/months/2022/{number - 3}/")
        visitor.press(f"Propose closing {month}")
        forecast.said[f"closed {month}"] = forecast.approved(visitor, CHIEF).text
    forecast.said["posted too late"] = propose_posting(late).text
    return forecast


@pytest.fixture(scope="module")
def followed(closed: Books) -> Visitor:
    """The partner's accountant asks why of a line of the report, and follows it to the row it rests on."""
    visitor = closed.at("partner.accountant", f"{FUND}returns/")
    visitor.follow("2022/23 Q1")
    visitor.follow("£11,762,326.99")
    closed.said["why"] = visitor.text
    visitor.follow("Look up the entries of expenditure/residential-care")
    row = visitor.page.locator("tr", has_text="Row 318 of invented-extract-2022-06.csv")
    while row.count() == 0:
        visitor.follow("Next")
    visitor.click(row.get_by_role("link", name="Entry"))
    closed.said["row 318"] = visitor.text
    return visitor


@pytest.fixture(scope="module")
def reversed_entry(closed: Books, followed: Visitor) -> Books:
    """The finance officer and an approver reverse that entry, in July since June is closed."""
    entry = followed.page.url.removeprefix(closed.server.address)
    visitor = closed.at("finance.officer", entry)
    visitor.page.get_by_label("Why is it reversed?").fill(BECAUSE)
    visitor.page.get_by_label("Day the reversal takes effect").fill("14 July 2022")
    visitor.page.get_by_label("Month it is reported in").select_option("2022/23 M4")
    visitor.press("Propose the reversal")
    closed.said["approved the reversal"] = closed.approved(visitor, APPROVER).text
    closed.said["reversed"] = closed.at("finance.officer", entry).text
    return closed


@pytest.fixture(scope="module")
def commanded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Clerk, str]]:
    """The same acts by commands, in books of their own; who gives them, and the report's SHA-256."""
    data = tmp_path_factory.mktemp("by-commands")
    fill(data, EMPTY_BOOKS)
    clerk = Clerk(data)
    yield clerk, by_commands.issue_the_quarter(clerk)
    clerk.leave()


def test_nobody_is_offered_to_approve_what_they_propose(due: Books) -> None:
    assert "Nothing is changed until somebody else approves" in due.said["proposed by the officer"]
    assert "Approve:" not in due.said["proposed by the officer"]
    for month in MONTHS.values():
        assert "Approved, and done." in due.said[f"due {month}"]


def test_no_report_can_be_drafted_from_empty_books(due: Books) -> None:
    assert "This report cannot be made yet." in due.said["draft before anything"]
    assert "Nothing is posted to Learning disability pooled fund" in due.said["draft before anything"]


def test_a_wrong_control_total_is_refused_and_nothing_is_posted(brought: Books) -> None:
    assert "Does the file add up? No" in brought.said["check of a wrong total"]
    assert "What stops it from being posted" in brought.said["check of a wrong total"]
    assert "short of the control total of £1.00" in brought.said["check of a wrong total"]
    assert brought.said["buttons to post a wrong total"] == "0"
    assert "6 entries." in brought.said["ledger after the wrong total"]


@pytest.mark.parametrize("number", MONTHS)
def test_an_extract_is_checked_and_posted(number: int, brought: Books) -> None:
    assert "Does the file add up? Yes" in brought.said[f"check {number}"]
    assert "Approved, and done." in brought.said[f"posted {number}"]
    assert "337 entries" in brought.said[f"posted {number}"]


def test_the_same_file_again_is_already_posted(brought: Books) -> None:
    assert "was already posted on" in brought.said["the same again"]
    assert "1,017 entries." in brought.said["ledger after all"]


def test_the_pool_manager_sees_the_overspend(forecast: Books) -> None:
    visitor = forecast.at("pool.manager", f"{FUND}budget/?month=2022/23+M3")
    assert "£412,000.00" in visitor.page.locator(".s75-headline").inner_text()


def test_the_overspend_is_settled_to_the_penny_by_its_clauses(forecast: Books) -> None:
    visitor = forecast.at("pool.manager", f"{FUND}risk-share/?month=2022/23+M3")
    bears = visitor.page.locator(".s75-headline").inner_text()
    assert "£339,553.60" in bears
    assert "£72,446.40" in bears
    for clause in ("Sch. 3 para 4.1 (invented)", "Sch. 3 para 4.2 (invented)"):
        assert clause in visitor.page.locator("table").inner_text()


def test_the_draft_says_what_is_issued(forecast: Books, issued: Issued) -> None:
    assert "What is issued is frozen and never changes." in forecast.said["draft"]
    assert "Approved, and done." in forecast.said["issued"]
    assert hashlib.sha256(canonical_bytes(json.loads(issued.downloads["JSON"]))).hexdigest() == issued.sha256


def test_every_download_says_the_shares(issued: Issued) -> None:
    assert b"33955360" in issued.downloads["JSON"]
    assert b"339553.60" in issued.downloads["CSV"].replace(b",", b"")
    assert "£339,553.60".encode() in issued.downloads["text"]
    assert "£339,553.60".encode() in issued.downloads["a page"]
    assert issued.downloads["XLSX"].startswith(b"PK")


def test_a_delivery_is_recorded(forecast: Books, issued: Issued) -> None:
    assert "Recorded: it reached the ICB, by e-mail to the finance lead." in forecast.said["delivered"]


def test_nothing_is_posted_to_a_closed_month(closed: Books) -> None:
    for month in MONTHS.values():
        assert f"Closed {month}" in closed.said[f"closed {month}"]
    assert "This cannot be done" in closed.said["posted too late"]
    assert "June 2022" in closed.said["posted too late"]


def test_a_figure_is_followed_to_the_row_of_the_file(closed: Books, followed: Visitor) -> None:
    assert "Residential and nursing placements" in closed.said["why"]
    for words in ("14 June 2022", "£1,250.37", "2022-06-14", "AP-06-0317"):
        assert words in closed.said["row 318"]


def test_an_entry_is_reversed_with_its_reason(reversed_entry: Books) -> None:
    assert BECAUSE in reversed_entry.said["approved the reversal"]
    assert "Approved, and done." in reversed_entry.said["approved the reversal"]
    assert "It is reversed by entry" in reversed_entry.said["reversed"]


def test_the_issued_report_is_unchanged_afterwards(reversed_entry: Books, issued: Issued) -> None:
    assert seen(reversed_entry.at("partner.accountant", REPORT)) == issued
    assert by_commands.verify(reversed_entry.server.data)


def test_pages_and_commands_freeze_the_same_bytes(issued: Issued, commanded: tuple[Clerk, str]) -> None:
    clerk, sha256 = commanded
    assert sha256 == issued.sha256
    assert by_commands.show(clerk, "json") == issued.downloads["JSON"]
    assert by_commands.show(clerk, "xlsx") == issued.downloads["XLSX"]
