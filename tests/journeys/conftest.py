"""What journeys share: the Chromium of the browser tests, and a set of books that starts empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import pytest_configure
from tests.browser.loading import EMPTY_BOOKS
from tests.browser.serving import Server, fill, serving
from tests.browser.visiting import FUND, WIDE, Visitor

__all__ = ["pytest_configure"]  # the fixtures of the browser tests, `chromium` above all


@dataclass
class Books:
    """A server that only the journey writes to; who has signed in; and what pages said in passing, by a name for it."""

    server: Server
    chromium: Browser
    people: dict[str, Visitor] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def at(self, username: str, path: str) -> Visitor:
        """Somebody in the cast, signed in, at a page."""
        if username not in self.people:
            context = self.chromium.new_context(viewport={"width": WIDE, "height": 900}, accept_downloads=True)
            self.people[username] = Visitor(context.new_page(), self.server.address)
            self.people[username].sign_in(username)
        visitor = self.people[username]
        visitor.go(path)
        if "/accounts/sign-in/" in visitor.page.url:  # the clock was moved on, and the sign-in has ended
            visitor.sign_in(username)
            visitor.go(path)
        return visitor

    def approved(self, proposed: Visitor, *approvers: str) -> Visitor:
        """What somebody has just proposed, approved by each in turn; the page as the last of them sees it."""
        path = proposed.page.url.removeprefix(self.server.address)
        visitor = proposed
        for username in approvers:
            visitor = self.at(username, path)
            visitor.click(visitor.page.get_by_role("button", name="Approve: "))
        return visitor


def explain_the_close(books: Books, number: int) -> None:
    """The pool manager looks at the tasks of a month's close, and says of each that is open why it may stay so."""
    visitor = books.at("pool.manager", f"{FUND}periods/2022/{number}/")
    boxes = visitor.page.get_by_label("Why may it stay so").all()
    for box in boxes:
        box.fill("Invented: both partners have talked it over")
    if boxes:
        visitor.press("Explain")


@pytest.fixture(scope="module")
def books(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """The cast and the agreement on a server, nothing posted; whatever goes wrong at a page fails the last test."""
    data = tmp_path_factory.mktemp("empty-books")
    fill(data, EMPTY_BOOKS)
    with serving(data) as server:
        opened = Books(server, chromium)
        yield opened
        wrong = {username: visitor.wrong for username, visitor in opened.people.items() if visitor.wrong}
        for visitor in opened.people.values():
            visitor.page.context.close()
    assert wrong == {}
