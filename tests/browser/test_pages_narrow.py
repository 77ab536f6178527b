"""Pages opened at a narrow window: nothing is wider than it, and nobody is kept out.

`make test` takes every sixth page, at its first stop, for each was narrowed in `test_pages`; SECTION75_SOAK=1 takes
every page in every state.
"""

from __future__ import annotations

import pytest

from tests.browser.fixtures import Visits
from tests.browser.stops import STOPS, WIDTH, at, axe, some
from tests.browser.visiting import NARROW

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", some(start=1, step=6))
def test_a_page_fits_a_narrow_window(name: str, visits: Visits) -> None:
    visitor, _ = at(STOPS[name], visits, width=NARROW)
    assert visitor.page.evaluate(WIDTH) == NARROW
    assert axe(visitor.page) == ""
