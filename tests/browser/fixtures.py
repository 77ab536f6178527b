"""What browser tests and journeys share: one Chromium, servers, and visitors whose troubles fail the test."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.loading import AN_ISSUED_QUARTER, NUMBERS
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
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of an issued quarter, filled once for every process of a test run; for copying only."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    data = shared / "issued-quarter-filled"
    with (shared / "filling.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (data / NUMBERS).exists():
            data.mkdir()
            fill(data, AN_ISSUED_QUARTER)
    return data


@pytest.fixture(scope="session")
def issued_quarter(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with the demonstration and something in every room. Tests leave it as they found it."""
    data = tmp_path_factory.mktemp("issued-quarter")
    shutil.copytree(filled, data, dirs_exist_ok=True)
    with serving(data) as server:
        yield server


@pytest.fixture(scope="session")
def windows(chromium: Browser, issued_quarter: Server) -> Iterator[Visits]:
    """A window for each of the cast, opened and signed in when first asked for; "" has not signed in."""
    opened: dict[tuple[str, bool, bool], Visitor] = {}

    def window(username: str, *, script: bool = True, sends_script: bool = True) -> Visitor:
        which = (username, script, sends_script)
        if which not in opened:
            context = chromium.new_context(viewport={"width": WIDE, "height": 900}, java_script_enabled=script)
            if not sends_script:
                context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
            opened[which] = Visitor(context.new_page(), issued_quarter.address, issued_quarter.numbers)
            if username:
                opened[which].sign_in(username)
        return opened[which]

    yield window
    for visitor in opened.values():
        visitor.page.context.close()


@pytest.fixture
def visits(windows: Visits) -> Iterator[Visits]:
    """Somebody in the cast at their window; whatever goes wrong at it in a test fails that test at its end."""
    here: list[Visitor] = []

    def visit(username: str, *, script: bool = True, sends_script: bool = True) -> Visitor:
        here.append(windows(username, script=script, sends_script=sends_script))
        return here[-1]

    yield visit
    wrong = [each for visitor in here for each in visitor.wrong]
    for visitor in here:
        visitor.wrong.clear()
    assert wrong == []
