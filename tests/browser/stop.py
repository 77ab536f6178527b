"""One page as somebody sees it, perhaps after they did something on it; and somebody standing there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS
from playwright.sync_api import Page

from tests.browser.fixtures import Visits
from tests.browser.visiting import WIDE, Visitor

WIDTH = "document.scrollingElement.scrollWidth"  # of whatever the window has to be as wide as


@dataclass(frozen=True)
class Stop:
    """One page as somebody sees it: a number in braces in its address is of something that was loaded."""

    path: str
    who: str = "pool.manager"
    status: int = 200
    then: Callable[[Visitor], None] | None = None
    in_error: bool = False
    says: str = ""


def at(stop: Stop, visits: Visits, *, width: int = WIDE) -> tuple[Visitor, str]:
    """Somebody standing at that page, and its HTML as the server sent it."""
    visitor = visits(stop.who)
    visitor.page.set_viewport_size({"width": width, "height": 900})
    visitor.go(stop.path)
    if stop.then:
        stop.then(visitor)
        visitor.page.wait_for_load_state("load")
    assert visitor.answer is not None
    assert visitor.answer.status == stop.status, visitor.answer.url
    assert stop.says in visitor.text
    return visitor, visitor.answer.text()


def without_script(stop: Stop, visits: Visits) -> Visitor:
    """Somebody standing at that page in a browser that was sent no script of ours. The checks run scripts of theirs, so
    the browser itself has them.
    """
    visitor = visits(stop.who, sends_script=False)
    visitor.go(stop.path)
    if stop.then:
        stop.then(visitor)
        visitor.page.wait_for_load_state("load")
    return visitor


BROUGHT = "typeof axe !== 'undefined'"
LOOKED = f"axe.run({json.dumps(DEFAULT_OPTIONS)}).then(({{violations}}) => ({{violations}}))"


def axe(page: Page) -> str:
    """What stands in the way of people with a disability, in axe's own words; nothing if all is well.

    It is brought to a page once, and what it has no fault to find with is not brought back.
    """
    if not page.evaluate(BROUGHT):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(LOOKED))
    return str(found.generate_report()) if found.violations_count else ""
