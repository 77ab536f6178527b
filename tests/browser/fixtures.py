"""What browser tests and journeys share: one Chromium, servers, and visitors whose troubles fail the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

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
def windows(chromium: Browser, issued_quarter: Server) -> Iterator[Visits]:
    """A window for each of the cast, opened and signed in when first asked for; "" has not signed in."""
    opened: dict[tuple[str, bool], Visitor] = {}

    def window(username: str, *, script: bool = True) -> Visitor:
        if (username, script) not in opened:
            context = chromium.new_context(viewport={"width": WIDE, "height": 900}, java_script_enabled=script)
            opened[username, script] = Visitor(context.new_page(), issued_quarter.address)
            if username:
                opened[username, script].sign_in(username)
        return opened[username, script]

    yield window
    for visitor in opened.values():
        visitor.page.context.close()


@pytest.fixture
def visits(windows: Visits) -> Iterator[Visits]:
    """Somebody in the cast at their window; whatever goes wrong at it in a test fails that test at its end."""
    here: list[Visitor] = []

    def visit(username: str, *, script: bool = True) -> Visitor:
        here.append(windows(username, script=script))
        return here[-1]

    yield visit
    wrong = [each for visitor in here for each in visitor.wrong]
    for visitor in here:
        visitor.wrong.clear()
    assert wrong == []
