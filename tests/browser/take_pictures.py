"""Takes the pictures of the pages that the documentation shows; run it after a page has changed, and look at them.

    .venv/bin/python -m tests.browser.take_pictures

The same pages give the same pictures: the data is loaded at a fixed moment, and the clock stands still.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.loading import A_QUARTER, AN_ISSUED_QUARTER
from tests.browser.serving import fill, serving
from tests.browser.small_png import small_png
from tests.browser.visiting import FUND, NARROW, PARTNERSHIP, WIDE, Visitor, start_chromium
from tests.journeys.conftest import Books
from tests.journeys.two_organisations import tell_all

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
JUNE = "?month=2022/23+M3"
LARGEST_BYTES = 200_000


@dataclass(frozen=True)
class Picture:
    """One page to be shown: where, who looks, how much of it, in pixels."""

    path: str
    who: str = "pool.manager"
    width: int = WIDE
    height: int = 1600


TAKEN = {
    "sign-in": Picture("/accounts/sign-in/", who=""),
    "home": Picture("/", who="chief.finance"),
    "portfolio": Picture("/portfolio/"),
    "agreement": Picture(PARTNERSHIP),
    "position": Picture(f"{FUND}budget/", height=1545),
    "why": Picture(f"{FUND}budget/why/all-lines.actual-to-date/{JUNE}"),
    "journal": Picture(f"{FUND}ledger/", height=1360),
    "entry": Picture(f"{FUND}ledger/entries/5/", who="finance.officer", height=1500),
    "extract": Picture(f"{FUND}ledger/extracts/4/", who="finance.officer", height=1500),
    "preview": Picture(f"{FUND}preview/extracts/3/", who="finance.officer", height=1340),
    "waiting": Picture(f"{FUND}preview/waiting/", who="finance.officer"),
    "receipts": Picture(f"{FUND}receipts/", height=1460),
    "close": Picture(f"{FUND}periods/2022/4/", height=1150),
    "lines": Picture(f"{FUND}periods/2022/2/lines/", who="partner.accountant", height=1300),
    "evidence": Picture(f"{FUND}evidence/", who="partner.chief"),
    "settle": Picture(f"{FUND}risk-share/"),
    "exposure": Picture(f"{FUND}risk-share/exposure/"),
    "rules": Picture(f"{FUND}risk-share/rules/"),
    "shares": Picture(f"{FUND}risk-share/shares/?amount=1234567.89&shares=70:30%0A65:35%0A60:40"),
    "report": Picture(f"{FUND}returns/issued/1/", who="partner.accountant"),
    "refused": Picture(f"{FUND}risk-share/{JUNE}&variance=50000"),
    "proposal": Picture(f"{PARTNERSHIP}approvals/{{entry}}/", who="finance.approver"),
    "audit": Picture(f"{PARTNERSHIP}audit/?who=chief.finance", who="auditor"),
    "narrow": Picture(f"{FUND}budget/", width=NARROW),
}


def take(folder: Path) -> None:
    """Take every picture: of pages, and of what happens between two organisations."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        _take_pages(browser, folder)
        _take_stories(browser, folder)
        browser.close()


def _take_pages(browser: Browser, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        fill(Path(data), AN_ISSUED_QUARTER)
        with serving(Path(data)) as server:
            for name, picture in TAKEN.items():
                context = browser.new_context(viewport={"width": picture.width, "height": 640})
                visitor = Visitor(context.new_page(), server.address, server.numbers)
                if picture.who:
                    visitor.sign_in(picture.who)
                visitor.go(picture.path)
                _shoot(visitor, folder / f"{name}.png", height=picture.height)
                context.close()


def _take_stories(browser: Browser, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        fill(Path(data), A_QUARTER)
        with serving(Path(data)) as server:
            books = Books(server, browser)
            tell_all(books, lambda name, visitor: _shoot(visitor, folder / f"{name}.png", height=1900))
            for visitor in books.people.values():
                visitor.page.context.close()


def _shoot(visitor: Visitor, to: Path, *, height: int) -> None:
    page_height = visitor.page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom + scrollY")
    width = visitor.page.evaluate("document.scrollingElement.clientWidth")
    shot = visitor.page.screenshot(
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(round(page_height), height)},
        animations="disabled",
    )
    assert visitor.wrong == [], visitor.wrong
    content = small_png(visitor.page.context.new_page(), shot)
    assert len(content) < LARGEST_BYTES, f"{to.name} is {len(content):,} bytes: show less of the page"
    to.write_bytes(content)


if __name__ == "__main__":
    take(PICTURES)
