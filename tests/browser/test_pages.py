"""Every page, at a wide window: for people who see, hear or use a keyboard, and as HTML; narrowed, nothing is cut.

`make test` takes every page once and a third of its other states; SECTION75_SOAK=1 takes every page in every state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import html5lib
import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Page

from tests.browser.fixtures import Visits
from tests.browser.stops import LED_TO, NO_PAGE, STOPS, WIDTH, at, axe, sampled
from tests.browser.visiting import NARROW

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", sampled())
def test_a_page_is_sound(name: str, visits: Visits) -> None:
    visitor, source = at(STOPS[name], visits)
    assert parsed_strictly(source) == []
    assert visitor.page.locator("h1").count() == 1
    assert visitor.page.title().startswith("Error: ") == STOPS[name].in_error
    assert axe(visitor.page) == ""
    tab_through(visitor.page)
    visitor.page.set_viewport_size({"width": NARROW, "height": 900})
    assert visitor.page.evaluate(WIDTH) == NARROW


def parsed_strictly(source: str) -> list[str]:
    """What is wrong with the HTML, place by place."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(source)
    return [f"{place}: {code} {more}" for place, code, more in parser.errors]


WATCH = """() => {
  document.body.tabIndex = -1;
  document.body.focus(); // an error summary has taken the focus: back to the top
  document.body.removeAttribute("tabindex");
  window.reached = [];
  document.addEventListener("focusin", ({target}) => {
    const look = getComputedStyle(target);
    const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
    window.reached.push({what: target.outerHTML.slice(0, 120), seen: outlined || look.boxShadow !== "none"});
    target.setAttribute("data-reached", "");
  });
  const open = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  return open.filter((each) => each.checkVisibility()).length;
}"""
# Of a group of radio buttons the key stops at one.
MISSED = """() => [...document.querySelectorAll("input, select, textarea, button, a[href]")]
  .filter((each) => each.type !== "hidden" && each.checkVisibility() && !each.hasAttribute("data-reached"))
  .filter((each) => each.type !== "radio" ||
    ![...each.form.elements[each.name]].some((other) => other.hasAttribute("data-reached")))
  .map((each) => each.outerHTML.slice(0, 120))"""


def tab_through(page: Page) -> None:
    """Go through the page with the Tab key from its top: every control is reached, and it is seen where one is. The key
    is held down, and so repeats itself, which asks the browser half as often as pressing it again and again.
    """
    presses = page.evaluate(WATCH)
    for _ in range(presses):
        page.keyboard.down("Tab")
    page.keyboard.up("Tab")
    reached = page.evaluate("window.reached")
    assert "govuk-skip-link" in reached[0]["what"]
    assert [each["what"] for each in reached if not each["seen"]] == []
    assert page.evaluate(MISSED) == []


def routes(patterns: list[URLPattern | URLResolver], inside: str = "") -> Iterator[str]:
    """The name of every address of the site."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else inside)
        else:
            yield f"{inside}{pattern.name}"


def test_every_page_there_is_stands_in_the_list() -> None:
    paths = {re.sub("{.*}", "1", stop.path.partition("?")[0]) for stop in STOPS.values()} - {"/nowhere/"}
    visited = {resolve(path).view_name for path in paths} | LED_TO
    assert set(routes(get_resolver().url_patterns)) == visited | NO_PAGE
