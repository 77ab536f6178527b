"""What browser tests and journeys share: one Chromium, servers, and visitors whose troubles fail the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.loading import AN_ISSUED_QUARTER
from tests.browser.serving import Server, fill, serving
from tests.browser.visiting import WIDE, Visitor, start_chromium

Visits = Callable[..., Visitor]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all."""
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def issued_quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demonstration and its first report issued. Tests leave it as they found it."""
    data = tmp_path_factory.mktemp("issued-quarter")
    fill(data, AN_ISSUED_QUARTER)
    with serving(data) as server:
        yield server


@pytest.fixture(scope="session")
def signed_in(chromium: Browser, issued_quarter: Server) -> Iterator[Callable[[str, bool], BrowserContext]]:
    """The browser context of somebody in the cast, signed in once; "" is somebody who has not signed in."""
    kept: dict[tuple[str, bool], BrowserContext] = {}

    def context(username: str, script: bool) -> BrowserContext:
        if (username, script) not in kept:
            made = chromium.new_context(viewport={"width": WIDE, "height": 900}, java_script_enabled=script)
            kept[username, script] = made
            if username:
                visitor = Visitor(made.new_page(), issued_quarter.address)
                visitor.sign_in(username)
                assert visitor.wrong == []
                visitor.page.close()
        return kept[username, script]

    yield context
    for each in kept.values():
        each.close()


@pytest.fixture
def visits(signed_in: Callable[[str, bool], BrowserContext], issued_quarter: Server) -> Iterator[Visits]:
    """Somebody in the cast, at a window of their own; whatever went wrong at it fails the test at its end."""
    opened: list[Visitor] = []

    def visit(username: str, *, script: bool = True) -> Visitor:
        page = signed_in(username, script).new_page()
        opened.append(Visitor(page, issued_quarter.address))
        return opened[-1]

    yield visit
    for visitor in opened:
        visitor.page.close()
    assert [wrong for visitor in opened for wrong in visitor.wrong] == []
