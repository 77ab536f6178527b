"""Takes the pictures of the pages that the documentation shows; run it after a page has changed, and look at them.

    .venv/bin/python -m tests.browser.take_pictures

The same pages give the same pictures: the data is loaded at a fixed moment.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.loading import AN_ISSUED_QUARTER
from tests.browser.serving import fill, serving
from tests.browser.small_png import small_png
from tests.browser.visiting import FUND, NARROW, PARTNERSHIP, WIDE, Visitor, start_chromium

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
    "portfolio": Picture("/"),
    "agreement": Picture(PARTNERSHIP),
    "position": Picture(f"{FUND}budget/", height=1545),
    "why": Picture(f"{FUND}budget/why/all-lines.actual-to-date/{JUNE}"),
    "journal": Picture(f"{FUND}ledger/", height=1360),
    "entry": Picture(f"{FUND}ledger/entries/5/", who="finance.officer", height=1500),
    "extract": Picture(f"{FUND}ledger/extracts/4/", who="finance.officer", height=1500),
    "settle": Picture(f"{FUND}risk-share/"),
    "exposure": Picture(f"{FUND}risk-share/exposure/"),
    "rules": Picture(f"{FUND}risk-share/rules/"),
    "shares": Picture(f"{FUND}risk-share/shares/?amount=1234567.89&shares=70:30%0A65:35%0A60:40"),
    "report": Picture(f"{FUND}returns/issued/1/", who="partner.accountant"),
    "refused": Picture(f"{FUND}risk-share/{JUNE}&variance=50000"),
    "narrow": Picture(f"{FUND}budget/", width=NARROW),
}


def take(folder: Path) -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        fill(Path(data), AN_ISSUED_QUARTER)
        browser = start_chromium(playwright)
        with serving(Path(data)) as server:
            for name, picture in TAKEN.items():
                context = browser.new_context(viewport={"width": picture.width, "height": 640})
                visitor = Visitor(context.new_page(), server.address)
                if picture.who:
                    visitor.sign_in(picture.who)
                _take_one(visitor, picture, folder / f"{name}.png")
                context.close()
        browser.close()


def _take_one(visitor: Visitor, picture: Picture, to: Path) -> None:
    visitor.go(picture.path)
    page_height = visitor.page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom")
    height = min(round(page_height), picture.height)
    shot = visitor.page.screenshot(
        full_page=True, clip={"x": 0, "y": 0, "width": picture.width, "height": height}, animations="disabled"
    )
    assert visitor.wrong == [], visitor.wrong
    content = small_png(visitor.page.context.new_page(), shot)
    assert len(content) < LARGEST_BYTES, f"{to.name} is {len(content):,} bytes: show less of the page"
    to.write_bytes(content)


if __name__ == "__main__":
    take(PICTURES)
