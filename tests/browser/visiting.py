"""Somebody at a browser: signs in, goes to pages, and has everything that goes wrong written down."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Playwright, Response

from section75.apps.demonstration.cast import CAMBRIDGESHIRE, PASSWORD

PARTNERSHIP = f"/partnerships/{CAMBRIDGESHIRE}/"
FUND = f"{PARTNERSHIP}learning-disability/"
WIDE = 1280
NARROW = 320
MILLISECONDS = 120_000  # a machine with much else to do is no fault of a page
CHROMIUMS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
)  # the one without windows first
WITHOUT_MORE = (  # than pages take: nothing is drawn by a graphics card, no process waits for pages that never come
    "--no-sandbox",
    "--disable-lcd-text",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-site-isolation-trials",
    "--renderer-process-limit=1",
    "--disable-features=SpareRendererForSitePerProcess,WebUIInProcessResourceLoading,PreloadTopChromeWebUI",
)


def start_chromium(playwright: Playwright) -> Browser:
    """The Chromium of this machine: the one named in SECTION75_CHROMIUM, else the first found."""
    names = (os.environ.get("SECTION75_CHROMIUM", ""), *CHROMIUMS)
    found = next((path for path in (shutil.which(name) for name in names if name) if path), None)
    assert found is not None, "no Chromium was found: run tests/browser/ensure_chromium.sh"
    return playwright.chromium.launch(executable_path=found, args=list(WITHOUT_MORE))


@dataclass
class Visitor:
    """Somebody at a browser window: the answer their page came with, and what went wrong at the window so far.

    Wrong are script errors, violations of the content security policy, missing files, and our own faults (5xx).
    """

    page: Page
    address: str
    numbers: dict[str, Any] = field(default_factory=dict)  # of what was loaded, by name
    answer: Response | None = None
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(MILLISECONDS)
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))
        self.page.on("response", self._answered)

    def go(self, path: str) -> None:
        """Go to an address of the site; a name in braces stands for the number of what was loaded under it."""
        self.page.goto(self.address + self.place(path), wait_until="load")

    def place(self, path: str) -> str:
        """An address, with its names in braces replaced by the numbers of what was loaded."""
        return path.format_map(self.numbers) if "{" in path else path

    def sign_in(self, username: str) -> None:
        """Sign in as one of the cast, by the page."""
        self.go("/accounts/sign-in/")
        self.page.get_by_label("Username").fill(username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")
        assert self.page.get_by_role("heading", level=1).inner_text() == "Home"

    def press(self, button: str) -> None:
        """Press the button of that name; the page it leads to is loaded."""
        self.click(self.page.get_by_role("button", name=button, exact=True))

    def follow(self, link: str) -> None:
        """Follow the first link whose name begins so."""
        self.click(self.page.get_by_role("link", name=link).first)

    def click(self, place: Locator) -> None:
        """Click what leads to another page, and wait for that page: what is looked at next is never the page before."""
        with self.page.expect_navigation(wait_until="load"):
            place.click()

    @property
    def text(self) -> str:
        """The words of the page."""
        return self.page.locator("body").inner_text()

    def _heard(self, message: ConsoleMessage) -> None:
        # A refusal has status 403, 404 or 409, which Chromium calls an error; `_answered` sees those that are.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.wrong.append(f"console: {message.text}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if is_page:
            self.answer = response
        if response.status >= (500 if is_page else 400):
            self.wrong.append(f"{response.status}: {response.url}")
