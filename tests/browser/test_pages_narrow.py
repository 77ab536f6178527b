"""Every page, at a narrow window: nothing is wider than it, and nobody is kept out."""

from __future__ import annotations

import pytest

from tests.browser.fixtures import Visits
from tests.browser.stops import STOPS, at, axe
from tests.browser.visiting import NARROW

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", STOPS)
def test_a_page_fits_a_narrow_window(name: str, visits: Visits) -> None:
    visitor, _ = at(STOPS[name], visits, width=NARROW)
    assert visitor.page.evaluate("document.scrollingElement.scrollWidth") == NARROW
    assert axe(visitor.page) == ""
