"""Every page, at a narrow window: nothing is wider than it, and nobody is kept out.

`make test` takes every third stop, and `test_pages_bare` narrows others; SECTION75_SOAK=1 takes all.
"""

from __future__ import annotations

import os

import pytest

from tests.browser.fixtures import Visits
from tests.browser.stops import STOPS, at, axe
from tests.browser.visiting import NARROW

pytestmark = pytest.mark.browser


CHOSEN = list(STOPS) if os.environ.get("SECTION75_SOAK") == "1" else list(STOPS)[::3]


@pytest.mark.parametrize("name", CHOSEN)
def test_a_page_fits_a_narrow_window(name: str, visits: Visits) -> None:
    visitor, _ = at(STOPS[name], visits, width=NARROW)
    assert visitor.page.evaluate("document.scrollingElement.scrollWidth") == NARROW
    assert axe(visitor.page) == ""
